import type { FormEvent, ReactNode } from "react";
import type { Refusal } from "../api/refusal";
import { Button } from "./Button";
import { Refused } from "./Notice";

interface Props {
  /** What its button says. */
  button: string;
  command: { busy: boolean; refusal: Refusal | undefined };
  /** What has still to be stated, in words. Nothing is sent before; false and empty are stated. */
  missing?: readonly (string | false)[];
  onSend: () => Promise<unknown> | undefined;
  children: ReactNode;
}

/** Fields and one command: what is missing is named, a refusal is told, and what was typed stays until the server has taken it. */
export function Form({ button, command, missing = [], onSend, children }: Props) {
  const left = missing.filter(Boolean);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (left.length === 0 && !command.busy) void onSend();
  };
  return (
    <form className="stack" onSubmit={send}>
      {children}
      <Refused refusal={command.refusal} />
      <div className="row">
        <Button kind="first" type="submit" busy={command.busy} aria-disabled={left.length > 0}>
          {button}
        </Button>
        {left.length > 0 && <span className="quiet">Still needed: {left.join(", ")}</span>}
      </div>
    </form>
  );
}
