import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import type { GetNotificationsReply, NotificationClock } from "../../gen/reinstate/v1/notification_pb";
import { type Directory, useDirectory } from "../../live/directory";
import { dayAndClock, untilLimit } from "../../time/moment";
import { Mark } from "../../ui/Mark";
import { Answered } from "../../ui/Notice";
import { useNow } from "../../ui/useNow";
import { useNotifications } from "../asked";
import { Aware } from "./Aware";
import { bodies, clockOf, standingOf, undecided } from "./bodies";
import { Decide } from "./Decide";
import { Letter } from "./Letter";
import { Sent } from "./Sent";

/** Whom the outage has to be told to: by when, what was decided, and whether it was told. */
export function Notifications({ incident, governs }: { incident: GetIncidentReply; governs: boolean }) {
  const answer = useNotifications(incident.incidentId);
  return (
    <section className="panel" aria-labelledby="notifications">
      <h2 id="notifications">Notifications</h2>
      <Answered answer={answer} what="who has to be told, and by when">
        {(reply) => <Clocks incidentId={incident.incidentId} reply={reply} governs={governs} />}
      </Answered>
    </section>
  );
}

function Clocks({ incidentId, reply, governs }: { incidentId: string; reply: GetNotificationsReply; governs: boolean }) {
  const directory = useDirectory();
  const left = undecided(reply.clocks).length;
  return (
    <>
      <p>{left === 0 ? "All are decided." : `${bodies.length - left} of ${bodies.length} are decided.`} A “no” is a decision too, and has its reason.</p>
      <ul className="items">
        {bodies.map((body) => {
          const clock = clockOf(reply.clocks, body.body);
          return (
            <li key={body.body}>
              <div>
                <h3>{body.name}</h3>
                <p className="quiet">
                  {body.about} {clock?.limit && `Limit: ${clock.limit}.`}
                </p>
                <Clock clock={clock} directory={directory} />
              </div>
              {governs && (
                <div className="stack">
                  <Decide incidentId={incidentId} body={body} decided={clock?.decision !== undefined} />
                  {clock?.decision?.notify && <Sent key={clock.state} incidentId={incidentId} body={body} clock={clock} />}
                  <Aware incidentId={incidentId} body={body} />
                  <Letter incidentId={incidentId} body={body} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {reply.bankHolidays !== "" && <p className="quiet">Working days leave out weekends and bank holidays: {reply.bankHolidays}</p>}
    </>
  );
}

/** The clock of one body, what was decided, and what was sent. */
function Clock({ clock, directory }: { clock: NotificationClock | undefined; directory: Directory | undefined }) {
  const now = useNow();
  const name = (id: string) => directory?.staffName(id) ?? id;
  const { kind, words } = standingOf(clock);
  return (
    <>
      <p>
        <Mark kind={kind}>{words}</Mark> {clock?.running && clock.dueAt && `Limit ${dayAndClock(clock.dueAt)}, ${untilLimit(clock.dueAt, now)}`}
      </p>
      {clock?.startedAt && (
        <p className="quiet">
          Counted from {dayAndClock(clock.startedAt)},{" "}
          {clock.startedBecause === "awareness" ? "when you became aware of what has to be told" : "when the outage was detected"}
        </p>
      )}
      {clock?.decision && (
        <p>
          {clock.decision.reason}
          {clock.decision.reference && ` (${clock.decision.reference})`}{" "}
          <span className="quiet">
            {name(clock.decision.decidedBy)}, {dayAndClock(clock.decision.decidedAt)}
            {clock.earlier.length > 0 && `; decided otherwise before: ${clock.earlier.map((one) => `${one.notify ? "yes" : "no"}, ${one.reason}`).join("; ")}`}
          </span>
        </p>
      )}
      {clock?.sendings.map((sent) => (
        <p key={`${sent.reference} ${sent.sentAt?.instant?.seconds}`}>
          Sent {dayAndClock(sent.sentAt)} by {sent.channel.replaceAll("_", " ")}
          {sent.reference && `, reference ${sent.reference}`} <span className="quiet">{name(sent.recordedBy)}</span>
          {sent.acknowledgedAt && `. Acknowledged ${dayAndClock(sent.acknowledgedAt)}${sent.acknowledgement && ` (${sent.acknowledgement})`}`}
        </p>
      ))}
      {clock?.running && clock.reminders.length > 0 && (
        <p className="quiet">Reminded {clock.reminders.map((one) => `${dayAndClock(one.notedAt)} (${one.kind.replaceAll("_", " ")})`).join(", ")}</p>
      )}
    </>
  );
}
