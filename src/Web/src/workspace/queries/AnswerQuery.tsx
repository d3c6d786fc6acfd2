import { type FormEvent, useState } from "react";
import { people } from "../../api/clients/people";
import { useCommand } from "../../api/commands";
import type { PersonQuery } from "../../gen/reinstate/v1/person_pb";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { say } from "../../ui/say";
import { useMay } from "../access";
import { useScope } from "../service";

export function AnswerQuery({ personId, query }: { personId: string; query: PersonQuery }) {
  const { incidentId } = useScope();
  const may = useMay("resolveQuery");
  const [resolution, setResolution] = useState("");
  const [wrong, setWrong] = useState("");
  const resolve = useCommand(people.resolveQuery);
  if (!may) return <NotYourDuty what="answer a query" whose="a senior or the manager" />;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(resolution.trim() === "" ? "Say what was found, and who was asked." : "");
    if (resolution.trim() !== "" && (await resolve.send({ incidentId, personId, queryId: query.queryId, resolution: resolution.trim() })))
      say("The answer is recorded.");
  };
  return (
    <form className="stack inset" onSubmit={submit}>
      <Field label="Answer" hint="If the entry is wrong, correct it on the person’s page; the answer says what was done." wrong={wrong}>
        <textarea value={resolution} onChange={(e) => setResolution(e.target.value)} />
      </Field>
      <Refused refusal={resolve.refusal} />
      <div>
        <Button type="submit" busy={resolve.busy}>
          Record the answer
        </Button>
      </div>
    </form>
  );
}
