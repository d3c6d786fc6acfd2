import { useState } from "react";
import { governance as client } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { ImprovementAction } from "../../gen/reinstate/v1/governance_pb";
import type { Factor } from "../../gen/reinstate/v1/review_pb";
import { useDirectory } from "../../live/directory";
import { dated } from "../../time/dated";
import { Confirm } from "../../ui/Confirm";
import { Mark } from "../../ui/Mark";
import { Refused } from "../../ui/Notice";
import { Words } from "../../ui/Words";
import { AddAction } from "./AddAction";
import { CheckEffect } from "./CheckEffect";

interface Props {
  incidentId: string;
  actions: readonly ImprovementAction[];
  /** Those identified, which actions answer. */
  factors: readonly Factor[];
  governs: boolean;
}

/** What is changed so that it does not happen again: whose, by when, and the proof that it is done. */
export function Actions({ incidentId, actions, factors, governs }: Props) {
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
                {action.checkOn && `; its effect is checked on ${dated(action.checkOn)}`}
                {action.factor && `; answers ${factors.find((one) => one.factor === action.factor)?.title ?? action.factor}`}
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
            {governs && !action.closed && <CloseAction incidentId={incidentId} action={action} />}
            {governs && action.closed && !action.checks.at(-1)?.effective && <CheckEffect incidentId={incidentId} action={action} />}
          </li>
        ))}
      </ul>
      {governs && <AddAction incidentId={incidentId} factors={factors} />}
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
      about={action.text}
      title={`Close: ${action.text}`}
      busy={close.busy}
      onConfirm={() => close.send({ incidentId, actionId: action.actionId, proof: proof.trim() })}
    >
      <Words label="Proof" hint="What shows that it is done, and where that is kept" value={proof} onChange={setProof} />
      <Refused refusal={close.refusal} />
    </Confirm>
  );
}
