import { type ReactNode, useState } from "react";
import type { Answer } from "../api/queries";
import { sayWhy, wrongWithReason } from "../api/reasons";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";

interface Props {
  answer: Answer<unknown>;
  scope: { personId?: string; serviceId?: string };
  what: string;
  children: ReactNode;
}

/** Where the organisation wants to know why a record is read, it is asked once, and then sent with every question about it. */
export function ReadReason({ answer, scope, what, children }: Props) {
  if (answer.refusal?.code !== "READ_REASON_REQUIRED") return children;
  return (
    <Asking
      what={what}
      onSaid={(reason) => {
        sayWhy(scope, reason);
        answer.again();
      }}
    />
  );
}

function Asking({ what, onSaid }: { what: string; onSaid: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState("");
  return (
    <form
      className="panel stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = wrongWithReason(reason);
        setWrong(found);
        if (!found) onSaid(reason);
      }}
    >
      <h1>Why do you read {what}?</h1>
      <p>Your organisation asks this of people in your role. It is kept with your name and the time, for whoever looks after these records.</p>
      <Field label="Reason" hint="For example: second check of the medicines round" wrong={wrong}>
        <input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div className="row">
        <Button kind="first" type="submit">
          Show it
        </Button>
      </div>
    </form>
  );
}
