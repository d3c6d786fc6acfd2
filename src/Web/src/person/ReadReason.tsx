import { type ReactNode, useState } from "react";
import type { Answer } from "../api/queries";
import { sayWhy, wrongWithReason } from "../api/reasons";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";

interface Props {
  answer: Answer<unknown>;
  scope: { personId?: string; serviceId?: string };
  what: string;
  /** In the middle of a page rather than instead of it. */
  inside?: boolean;
  children: ReactNode;
}

/** Where the organisation wants to know why a record is read, it is asked once, and then sent with every question about it. */
export function ReadReason({ answer, scope, what, inside = false, children }: Props) {
  if (answer.refusal?.code !== "READ_REASON_REQUIRED") return children;
  return (
    <Asking
      what={what}
      inside={inside}
      onSaid={(reason) => {
        sayWhy(scope, reason);
        answer.again();
      }}
    />
  );
}

function Asking({ what, inside, onSaid }: { what: string; inside: boolean; onSaid: (reason: string) => void }) {
  const Heading = inside ? "h3" : "h1";
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
      <Heading>Why do you read {what}?</Heading>
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
