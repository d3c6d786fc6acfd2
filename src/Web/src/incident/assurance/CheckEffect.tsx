import { type FormEvent, useId, useState } from "react";
import { governance as client } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { ImprovementAction } from "../../gen/reinstate/v1/governance_pb";
import { now, toField } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";

/** Whether what was done has helped: by somebody else than whose action it is. What does not work is open again. */
export function CheckEffect({ incidentId, action }: { incidentId: string; action: ImprovementAction }) {
  const group = useId();
  const [effective, setEffective] = useState<boolean | null>(null);
  const [checkedOn, setCheckedOn] = useState(() => toField(now()).slice(0, 10));
  const [result, setResult] = useState("");
  const check = useCommand(client.checkActionEffectiveness);
  const ready = effective !== null && checkedOn !== "" && result.trim() !== "";
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (effective === null || !ready) return;
    if (await check.send({ incidentId, actionId: action.actionId, effective, checkedOn, result: result.trim() })) {
      setEffective(null);
      setResult("");
      say(effective ? "Recorded: it works." : "Recorded: it does not work, and the action is open again.");
    }
  };
  return (
    <details className="form">
      <summary>
        Check whether it works<span className="unseen">: {action.text}</span>
      </summary>
      <form className="stack" onSubmit={send}>
        <fieldset>
          <legend>Does it work?</legend>
          {[true, false].map((one) => (
            <label key={String(one)} className="choice">
              <input type="radio" name={group} checked={effective === one} onChange={() => setEffective(one)} />
              {one ? "Yes" : "No: the action is opened again"}
            </label>
          ))}
        </fieldset>
        <Field label="How you know">
          <textarea value={result} maxLength={4000} onChange={(event) => setResult(event.target.value)} />
        </Field>
        <Field label="Checked on">
          <input type="date" value={checkedOn} onChange={(event) => setCheckedOn(event.target.value)} />
        </Field>
        <Refused refusal={check.refusal} />
        <div className="row">
          <Button kind="first" type="submit" busy={check.busy} aria-disabled={!ready}>
            Record the check
          </Button>
        </div>
      </form>
    </details>
  );
}
