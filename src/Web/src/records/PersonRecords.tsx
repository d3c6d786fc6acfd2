import { Link, useParams } from "react-router";
import { useAnswer } from "../api/queries";
import type { PersonRetention } from "../gen/reinstate/v1/retention_pb";
import { may } from "../session/may";
import { useWho } from "../session/session";
import { dayAndClock } from "../time/moment";
import { Mark } from "../ui/Mark";
import { Answered, Empty } from "../ui/Notice";
import { useTitle } from "../ui/useTitle";
import { askRetention } from "./asked";
import { EndOfCare } from "./EndOfCare";
import { Erase } from "./Erase";
import { Hold } from "./Holds";
import { PlaceHold } from "./PlaceHold";
import { SubjectAccess } from "./SubjectAccess";
import { because, standingOf } from "./standings";

/** One person's records: until when they are kept and why, the copy that the person may have, and their end. */
export default function PersonRecords() {
  const { personId = "" } = useParams();
  useTitle("Records of a person");
  const answer = useAnswer(askRetention, { personId });
  return (
    <div className="stack">
      <p>
        <Link to="/records">All records</Link>
      </p>
      <Answered answer={answer} what="how long the records are kept">
        {(reply) => {
          const [one] = reply.people;
          if (one) return <Person one={one} />;
          return reply.erasedPeople.includes(personId) ? (
            <Empty title={`The records of ${personId} were erased`}>
              <p>Nothing that was recorded about the person can be read any more, by anybody.</p>
            </Empty>
          ) : (
            <Empty title="There is no such person" />
          );
        }}
      </Answered>
    </div>
  );
}

function Person({ one }: { one: PersonRetention }) {
  const who = useWho();
  const { kind, words } = standingOf(one.standing);
  return (
    <>
      <h1>Records of {one.name || one.personId}</h1>
      <section className="panel stack" aria-labelledby="kept">
        <h2 id="kept">How long they are kept</h2>
        <p>
          <Mark {...(kind ? { kind } : {})}>{words}</Mark> {one.keepUntil && `Kept until ${one.keepUntil}, ${because(one)}.`}
        </p>
        {one.openIncidentIds.length > 0 && <p>Not closed: {one.openIncidentIds.join(", ")}</p>}
        {one.versions.length > 0 && (
          <ul>
            {one.versions.map((version) => (
              <li key={`${version.recordedAt?.instant?.seconds} ${version.careEndedOn}`}>
                {version.careEndedOn ? `Care ended on ${version.careEndedOn}` : "Care goes on"}: {version.reason}{" "}
                <span className="quiet">
                  {version.recordedBy}, {dayAndClock(version.recordedAt)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {may(who, "govern") && <EndOfCare one={one} />}
      </section>
      <section className="panel stack" aria-labelledby="holds">
        <h2 id="holds">Legal holds that stand ({one.holds.length})</h2>
        {one.holds.map((hold) => (
          <Hold key={hold.holdId} hold={hold} />
        ))}
        <PlaceHold title="Place a hold on this person" personId={one.personId} />
      </section>
      {may(who, "export") && <SubjectAccess personId={one.personId} />}
      {may(who, "erase") && <Erase key={one.standing} one={one} />}
    </>
  );
}
