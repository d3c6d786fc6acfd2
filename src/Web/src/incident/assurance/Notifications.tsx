import { type FormEvent, useId, useState } from "react";
import { governance as client } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import type { GetNotificationsReply, NotificationClock } from "../../gen/reinstate/v1/notification_pb";
import { type Directory, useDirectory } from "../../live/directory";
import { dayAndClock, untilLimit } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Mark } from "../../ui/Mark";
import { Answered, Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { useNow } from "../../ui/useNow";
import { useNotifications } from "../asked";
import { type Body, bodies, clockOf, standingOf, undecided } from "./bodies";
import { Letter } from "./Letter";
import { Sent } from "./Sent";

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
                  {body.about} {clock?.limit}
                </p>
                <Clock clock={clock} directory={directory} />
              </div>
              {governs && (
                <div className="stack">
                  <Decide incidentId={incidentId} body={body} decided={clock?.decision !== undefined} />
                  {clock?.decision?.notify && <Sent key={clock.state} incidentId={incidentId} body={body} clock={clock} />}
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

function Decide({ incidentId, body, decided }: { incidentId: string; body: Body; decided: boolean }) {
  const group = useId();
  const [notify, setNotify] = useState<boolean | null>(null);
  const [reason, setReason] = useState("");
  const [reference, setReference] = useState("");
  const decide = useCommand(client.decideNotification);
  const ready = notify !== null && reason.trim() !== "";
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (notify === null || !ready) return;
    if (await decide.send({ incidentId, body: body.body, notify, reason: reason.trim(), reference: reference.trim() })) {
      setNotify(null);
      setReason("");
      setReference("");
      say(`Decided: ${body.name}.`);
    }
  };
  return (
    <details className="form">
      <summary>
        {decided ? "Decide anew" : "Decide"}
        <span className="unseen">: {body.name}</span>
      </summary>
      <form className="stack" onSubmit={send}>
        <fieldset>
          <legend>Notify {body.name}?</legend>
          {[true, false].map((one) => (
            <label key={String(one)} className="choice">
              <input type="radio" name={group} checked={notify === one} onChange={() => setNotify(one)} />
              {one ? "Yes" : "No"}
            </label>
          ))}
        </fieldset>
        <Field label="Reason">
          <textarea value={reason} maxLength={4000} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Field label="Reference" hint="Of the advice or rule that the decision rests on, if there is one">
          <input value={reference} maxLength={200} onChange={(event) => setReference(event.target.value)} />
        </Field>
        <Refused refusal={decide.refusal} />
        <div className="row">
          <Button kind="first" type="submit" busy={decide.busy} aria-disabled={!ready}>
            Decide
          </Button>
        </div>
      </form>
    </details>
  );
}
