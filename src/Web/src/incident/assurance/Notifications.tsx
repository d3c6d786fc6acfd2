import { type FormEvent, useId, useState } from "react";
import { governance as client } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { GetGovernanceReply, NotificationDecision } from "../../gen/reinstate/v1/governance_pb";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { useBoard } from "../../live/board";
import { useDirectory } from "../../live/directory";
import { dayAndClock, inLondon, millis, untilLimit } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Mark } from "../../ui/Mark";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { useNow } from "../../ui/useNow";
import { type Body, bodies, decisionOf, limitOf, undecided } from "./bodies";

export function Notifications({ incident, governance, governs }: { incident: GetIncidentReply; governance: GetGovernanceReply; governs: boolean }) {
  const now = useNow();
  const directory = useDirectory();
  const detected = useBoard().incidents.find((one) => one.incidentId === incident.incidentId)?.detectedAt ?? incident.declaredAt;
  const left = undecided(governance).length;
  return (
    <section className="panel" aria-labelledby="notifications">
      <h2 id="notifications">Notifications</h2>
      <p>{left === 0 ? "All are decided." : `${bodies.length - left} of ${bodies.length} are decided.`} A “no” is a decision too, and has its reason.</p>
      <ul className="items">
        {bodies.map((body) => {
          const decision = decisionOf(governance, body.body);
          const limit = limitOf(body, detected && millis(detected));
          return (
            <li key={body.body}>
              <div>
                <h3>{body.name}</h3>
                <p className="quiet">{body.about}</p>
                {decision ? (
                  <p>
                    <Mark kind="good">{decision.notify ? "notify" : "do not notify"}</Mark> {decision.reason}
                    {decision.reference && ` (${decision.reference})`}{" "}
                    <span className="quiet">{directory?.staffName(decision.decidedBy) ?? decision.decidedBy}</span>
                  </p>
                ) : (
                  <p>
                    <Mark kind={limit !== undefined && limit < now ? "bad" : "warn"}>not decided</Mark>
                    {limit !== undefined && ` Limit ${dayAndClock(inLondon(limit))}, ${untilLimit(inLondon(limit), now)}`}
                  </p>
                )}
              </div>
              {governs && <Decide incidentId={incident.incidentId} body={body} decision={decision} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Decide({ incidentId, body, decision }: { incidentId: string; body: Body; decision: NotificationDecision | undefined }) {
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
        {decision ? "Decide anew" : "Decide"}
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
        <Field label="Reference" hint="Of the notification, if it is sent">
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
