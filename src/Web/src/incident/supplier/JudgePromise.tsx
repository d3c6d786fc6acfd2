import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { SupplierContact } from "../../gen/reinstate/v1/review_pb";
import { Action } from "../../ui/Action";
import { Choices } from "../../ui/Choices";
import { Form } from "../../ui/Form";
import { say } from "../../ui/say";
import { Words } from "../../ui/Words";

const answers = [
  [true, "Yes, it was kept"],
  [false, "No, it was not kept"],
] as const;

/** Whether a promise was kept: somebody says so, no clock does. */
export function JudgePromise({ incidentId, contact }: { incidentId: string; contact: SupplierContact }) {
  const [kept, setKept] = useState<boolean | null>(null);
  const [note, setNote] = useState("");
  const judge = useCommand(governance.judgeSupplierPromise);
  const isJudged = contact.promiseState === "kept" || contact.promiseState === "broken";
  const send = async () => {
    if (kept === null) return;
    if (await judge.send({ incidentId, contactId: contact.contactId, kept, note: note.trim() })) {
      setKept(null);
      setNote("");
      say("The promise is judged.");
    }
  };
  return (
    <Action summary={isJudged ? "Judge it anew" : "Was the promise kept?"} about={contact.promise}>
      <Form button="Record the judgement" command={judge} missing={[kept === null && "yes or no", note.trim() === "" && "how you know"]} onSend={send}>
        <Choices legend="Was it kept?" choices={answers} value={kept} onChange={setKept} />
        <Words label="How do you know?" value={note} onChange={setNote} />
      </Form>
    </Action>
  );
}
