import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { ImprovementAction } from "../../gen/reinstate/v1/governance_pb";
import { Action } from "../../ui/Action";
import { Choices } from "../../ui/Choices";
import { DayField, today } from "../../ui/DayField";
import { Form } from "../../ui/Form";
import { say } from "../../ui/say";
import { Words } from "../../ui/Words";

const answers = [
  [true, "Yes"],
  [false, "No: the action is opened again"],
] as const;

/** Whether what was done has helped: by somebody else than whose action it is. What does not work is open again. */
export function CheckEffect({ incidentId, action }: { incidentId: string; action: ImprovementAction }) {
  const [effective, setEffective] = useState<boolean | null>(null);
  const [checkedOn, setCheckedOn] = useState(today);
  const [result, setResult] = useState("");
  const check = useCommand(governance.checkActionEffectiveness);
  const send = async () => {
    if (effective === null) return;
    if (await check.send({ incidentId, actionId: action.actionId, effective, checkedOn, result: result.trim() })) {
      setEffective(null);
      setResult("");
      say(effective ? "Recorded: it works." : "Recorded: it does not work, and the action is open again.");
    }
  };
  return (
    <Action summary="Check whether it works" about={action.text}>
      <Form
        button="Record the check"
        command={check}
        missing={[effective === null && "yes or no", result.trim() === "" && "how you know", checkedOn === "" && "the day"]}
        onSend={send}
      >
        <Choices legend="Does it work?" choices={answers} value={effective} onChange={setEffective} />
        <Words label="How you know" value={result} onChange={setResult} />
        <DayField label="Checked on" value={checkedOn} onChange={setCheckedOn} />
      </Form>
    </Action>
  );
}
