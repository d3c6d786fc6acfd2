import { type FormEvent, useState } from "react";
import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import type { RunStep } from "../../gen/reinstate/v1/service_pb";
import type { Directory } from "../../live/directory";
import { useWho } from "../../session/session";
import { Action } from "../../ui/Action";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { useMay } from "../access";
import { StaffSelect } from "../parts/StaffSelect";
import { useScope } from "../service";

/** Two people stand for a step: who did it, and the one at this page, who confirms it. */
export function CompleteStep({ step, waits, directory }: { step: RunStep; waits: boolean; directory: Directory | undefined }) {
  const scope = useScope();
  const who = useWho();
  const may = useMay("completeStep");
  const [owner, setOwner] = useState("");
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState("");
  const complete = useCommand(recovery.completeStep);
  if (!may) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (owner === "") return setWrong("Choose who did this step.");
    setWrong("");
    if (await complete.send({ ...scope, step: step.step, owner, note })) say(`Step ${step.step} is completed.`);
  };
  return (
    <Action
      summary={
        <>
          Complete step {step.step}
          {waits && <span className="quiet"> (it would be refused now)</span>}
        </>
      }
    >
      <form className="stack" onSubmit={submit}>
        <p className="quiet">You, {who.name || who.person}, confirm that somebody else has done it. Both names are kept.</p>
        <Field label="Who did it" wrong={wrong}>
          <StaffSelect directory={directory} serviceId={scope.serviceId} value={owner} onChange={setOwner} except={who.person} />
        </Field>
        <Field label="Note" hint="What was found or decided. May be empty.">
          <textarea value={note} onChange={(e) => setNote(e.target.value)} />
        </Field>
        <Refused refusal={complete.refusal} />
        <div>
          <Button type="submit" busy={complete.busy}>
            Confirm step {step.step}
          </Button>
        </div>
      </form>
    </Action>
  );
}
