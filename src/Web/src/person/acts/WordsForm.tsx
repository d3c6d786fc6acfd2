import { useState } from "react";
import type { Command } from "../../api/commands";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";

interface Props {
  kinds?: readonly { kind: string; name: string; hint?: string }[];
  label: string;
  hint?: string;
  action: string;
  danger?: boolean;
  command: Pick<Command<never>, "busy" | "refusal">;
  send: (text: string, kind: string) => Promise<boolean>;
  onDone: () => void;
}

/** Something that is said in words, with a kind where there are several: a question, an answer, an exception, a reason. */
export function WordsForm({ kinds, label, hint, action, danger, command, send, onDone }: Props) {
  const [text, setText] = useState("");
  const [kind, setKind] = useState("");
  const [tried, setTried] = useState(false);
  const wrongKind = tried && kinds && kind === "";
  const submit = async () => {
    setTried(true);
    if (text.trim() === "" || (kinds && kind === "")) return;
    if (await send(text.trim(), kind)) onDone();
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!command.busy) void submit();
      }}
    >
      {kinds && (
        <fieldset>
          <legend>Which is it?</legend>
          {wrongKind && <span className="wrong">Choose one.</span>}
          {kinds.map((one) => (
            <label className="choice" key={one.kind}>
              <input type="radio" name="kind" checked={kind === one.kind} onChange={() => setKind(one.kind)} />
              <span>
                <strong>{one.name}</strong>
                {one.hint && <span className="quiet"> {one.hint}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Field label={label} {...(hint ? { hint } : {})} wrong={tried && text.trim() === "" ? "Say it in words; it stays on record." : undefined}>
        <textarea value={text} rows={3} maxLength={2000} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Refused refusal={command.refusal} />
      <div className="row">
        <Button kind={danger ? "danger" : "first"} type="submit" busy={command.busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
