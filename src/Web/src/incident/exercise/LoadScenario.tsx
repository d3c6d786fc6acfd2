import { type FormEvent, useState } from "react";
import { exercises } from "../../api/clients/exercises";
import { useCommand } from "../../api/commands";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";

/** A scenario's file is sent as it is: what is wrong with it, the server says with inject and field. */
export function LoadScenario({ incidentId, another = false }: { incidentId: string; another?: boolean }) {
  const [file, setFile] = useState<File>();
  const load = useCommand(exercises.loadScenario);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    if (await load.send({ incidentId, fileName: file.name, scenarioJson: await file.text(), lead: "" })) say("The scenario is loaded, and you lead.");
  };
  return (
    <form className="stack" onSubmit={send}>
      <Field label={another ? "Another scenario instead" : "Scenario"} hint="A JSON file. Whoever loads it leads the exercise.">
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            setFile(event.target.files?.[0]);
            load.clear();
          }}
        />
      </Field>
      <Refused refusal={load.refusal} />
      <div className="row">
        <Button kind={another ? "plain" : "first"} type="submit" busy={load.busy} aria-disabled={!file}>
          Load the scenario
        </Button>
      </div>
    </form>
  );
}
