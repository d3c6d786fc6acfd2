import { type FormEvent, useEffect, useRef, useState } from "react";
import { people } from "../../api/clients/people";
import { useCommand } from "../../api/commands";
import type { WaitingCheck } from "../../gen/reinstate/v1/service_pb";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { useScope } from "../service";

/** What does not agree, in words; the item stays open until it is answered. */
export function AskQuery({ check, entryId, done, close }: { check: WaitingCheck; entryId: string; done: () => void; close: () => void }) {
  const { incidentId } = useScope();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState("");
  const [queryId] = useState(() => `Q-${crypto.randomUUID()}`);
  const raise = useCommand(people.raiseQuery);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => area.current?.querySelector("textarea")?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(text.trim() === "" ? "Say what stands on paper, and what was typed instead." : "");
    if (text.trim() === "") return;
    if (await raise.send({ incidentId, personId: check.personId, queryId, itemId: check.itemId, entryId, text: text.trim() })) {
      say("Your query is recorded. The entry stays open until it is answered.");
      done();
    }
  };
  return (
    <form className="stack inset" onSubmit={submit}>
      <div ref={area}>
        <Field label="What does not agree" wrong={wrong}>
          <textarea value={text} onChange={(e) => setText(e.target.value)} />
        </Field>
      </div>
      <Refused refusal={raise.refusal} />
      <div className="row">
        <Button type="submit" busy={raise.busy}>
          Ask
        </Button>
        <Button kind="plain" onClick={close}>
          Close
        </Button>
      </div>
    </form>
  );
}
