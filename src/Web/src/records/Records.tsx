import { useState } from "react";
import { Link } from "react-router";
import { useAnswer } from "../api/queries";
import type { GetRetentionReply } from "../gen/reinstate/v1/retention_pb";
import { useDirectory } from "../live/directory";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Mark } from "../ui/Mark";
import { Answered } from "../ui/Notice";
import { Scroll } from "../ui/Scroll";
import { useParam } from "../ui/useParam";
import { useTitle } from "../ui/useTitle";
import { askRetention } from "./asked";
import { Holds } from "./Holds";
import { because, standingOf, standings } from "./standings";

const pageSize = 100;

/** How long records are kept, and what is due: a list from which a person decides. Nothing is erased by itself. */
export default function Records() {
  useTitle("Records");
  const [standing, setStanding] = useParam("standing");
  const [pages, setPages] = useState<string[]>([]);
  const answer = useAnswer(askRetention, { standing, afterPersonId: pages.at(-1) ?? "", pageSize });
  return (
    <div className="stack">
      <h1>Records</h1>
      <p>How long each person's records are kept, and what keeps them longer. Nothing is erased by itself: you decide, person by person.</p>
      <Answered answer={answer} what="how long records are kept">
        {(reply) => (
          <>
            <Terms reply={reply} />
            <section className="panel stack" aria-labelledby="people">
              <h2 id="people">People</h2>
              <Field label="Show">
                <select
                  value={standing}
                  onChange={(event) => {
                    setPages([]);
                    setStanding(event.target.value);
                  }}
                >
                  <option value="">everybody</option>
                  {standings.map((one) => (
                    <option key={one.standing} value={one.standing}>
                      {one.words} ({reply.counts.find((count) => count.standing === one.standing)?.people ?? 0})
                    </option>
                  ))}
                </select>
              </Field>
              <People reply={reply} />
              <div className="row">
                {pages.length > 0 && <Button onClick={() => setPages(pages.slice(0, -1))}>Earlier</Button>}
                {reply.nextAfterPersonId !== "" && <Button onClick={() => setPages([...pages, reply.nextAfterPersonId])}>More</Button>}
              </div>
              {reply.erasedPeople.length > 0 && <p className="quiet">Erased: {reply.erasedPeople.join(", ")}</p>}
            </section>
            <Holds />
          </>
        )}
      </Answered>
    </div>
  );
}

function Terms({ reply }: { reply: GetRetentionReply }) {
  return (
    <p>
      Kept for {reply.yearsAfterCareEnds} years after care ended, or after the last incident with the person was closed, whichever is later. A record with
      controlled drugs in it is kept for {reply.yearsCdRegister} years after something was last recorded, whatever is asked for. Whose end of care is not
      recorded is never due. Dates are held against {reply.today}.
    </p>
  );
}

function People({ reply }: { reply: GetRetentionReply }) {
  const directory = useDirectory();
  if (reply.people.length === 0) return <p>Nobody.</p>;
  return (
    <Scroll label="People and how long their records are kept">
      <table className="table">
        <thead>
          <tr>
            {["Person", "Service", "Care ended", "Kept until", "Stands"].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reply.people.map((one) => {
            const { kind, words } = standingOf(one.standing);
            return (
              <tr key={one.personId}>
                <th scope="row">
                  <Link to={`/records/${one.personId}`}>{one.name || one.personId}</Link>
                </th>
                <td>{directory?.serviceName(one.serviceId) ?? one.serviceId}</td>
                <td>{one.careEndedOn || "not recorded"}</td>
                <td>
                  {one.keepUntil || "not known"} <span className="quiet">{because(one)}</span>
                </td>
                <td>
                  <Mark {...(kind ? { kind } : {})}>{words}</Mark>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
