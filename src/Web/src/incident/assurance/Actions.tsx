import { type FormEvent, useState } from "react";
import { governance as client } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { ImprovementAction } from "../../gen/reinstate/v1/governance_pb";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { useDirectory } from "../../live/directory";
import { day, fromField } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { Field } from "../../ui/Field";
import { Mark } from "../../ui/Mark";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { newId } from "../timeline/parts";
import { CheckEffect } from "./CheckEffect";

const dated = (date: string) => (fromField(`${date}T12:00`) ? `${day(fromField(`${date}T12:00`)?.moment)} ${date.slice(0, 4)}` : date);

/** What is changed so that it does not happen again: whose, by when, and the proof that it is done. */
export function Actions({ incident, actions, governs }: { incident: GetIncidentReply; actions: readonly ImprovementAction[]; governs: boolean }) {
  const directory = useDirectory();
  return (
    <section className="panel stack" aria-labelledby="actions">
      <h2 id="actions">Actions</h2>
      {actions.length === 0 && <p>No action is agreed yet.</p>}
      <ul className="items">
        {actions.map((action) => (
          <li key={action.actionId}>
            <div>
              <p>{action.text}</p>
              <p className="quiet">
                {directory?.staffName(action.owner) ?? action.owner}, by {dated(action.dueOn)}
              </p>
              <p>
                {action.closed ? <Mark kind="good">closed</Mark> : <Mark kind="warn">open</Mark>} {action.proof}
                {action.timesReopened > 0 && ` Opened again ${action.timesReopened === 1 ? "once" : `${action.timesReopened} times`}, because it did not work.`}
              </p>
              {action.checks.map((check) => (
                <p key={`${check.checkedOn} ${check.checkedBy} ${check.result}`}>
                  <Mark kind={check.effective ? "good" : "bad"}>{check.effective ? "it works" : "it does not work"}</Mark> {check.result}{" "}
                  <span className="quiet">
                    {directory?.staffName(check.checkedBy) ?? check.checkedBy}, {dated(check.checkedOn)}
                  </span>
                </p>
              ))}
            </div>
            {governs && !action.closed && <CloseAction incidentId={incident.incidentId} action={action} />}
            {governs && action.closed && !action.checks.at(-1)?.effective && <CheckEffect incidentId={incident.incidentId} action={action} />}
          </li>
        ))}
      </ul>
      {governs && <Add incident={incident} />}
    </section>
  );
}

function CloseAction({ incidentId, action }: { incidentId: string; action: ImprovementAction }) {
  const [proof, setProof] = useState("");
  const close = useCommand(client.closeAction);
  return (
    <Confirm
      small
      label="Close"
      title={`Close: ${action.text}`}
      busy={close.busy}
      onConfirm={() => close.send({ incidentId, actionId: action.actionId, proof: proof.trim() })}
    >
      <Field label="Proof" hint="What shows that it is done, and where that is kept">
        <textarea value={proof} maxLength={4000} onChange={(event) => setProof(event.target.value)} />
      </Field>
      <Refused refusal={close.refusal} />
    </Confirm>
  );
}

function Add({ incident }: { incident: GetIncidentReply }) {
  const directory = useDirectory();
  const [actionId, setActionId] = useState(() => newId("A"));
  const [text, setText] = useState("");
  const [owner, setOwner] = useState("");
  const [dueOn, setDueOn] = useState("");
  const add = useCommand(client.addAction);
  const ready = text.trim() !== "" && owner !== "" && dueOn !== "";
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    if (await add.send({ incidentId: incident.incidentId, actionId, text: text.trim(), owner, dueOn })) {
      setActionId(newId("A"));
      setText("");
      say("The action is agreed.");
    }
  };
  return (
    <details className="form">
      <summary>Add an action</summary>
      <form className="stack" onSubmit={send}>
        <Field label="What is to be done?">
          <textarea value={text} maxLength={4000} onChange={(event) => setText(event.target.value)} />
        </Field>
        <div className="two">
          <Field label="Whose is it?">
            <select value={owner} onChange={(event) => setOwner(event.target.value)}>
              <option value="">Choose</option>
              {[...(directory?.reply.staff ?? [])]
                .sort((a, b) => a.name.localeCompare(b.name, "en-GB"))
                .map((member) => (
                  <option key={member.staffId} value={member.staffId}>
                    {member.name || member.staffId}
                  </option>
                ))}
            </select>
          </Field>
          <Field label="By when?">
            <input type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
          </Field>
        </div>
        <Refused refusal={add.refusal} />
        <div className="row">
          <Button kind="first" type="submit" busy={add.busy} aria-disabled={!ready}>
            Add the action
          </Button>
        </div>
      </form>
    </details>
  );
}
