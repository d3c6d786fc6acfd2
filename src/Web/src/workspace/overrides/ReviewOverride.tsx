import { type FormEvent, useState } from "react";
import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import type { DutyOverride } from "../../gen/reinstate/v1/service_pb";
import { useWho } from "../../session/session";
import { Action } from "../../ui/Action";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { useMay } from "../access";
import { useScope } from "../service";

export function ReviewOverride({ override }: { override: DutyOverride }) {
  const scope = useScope();
  const who = useWho();
  const may = useMay("reviewOverride");
  const [accepted, setAccepted] = useState("");
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState({ accepted: "", note: "" });
  const review = useCommand(recovery.reviewOverride);
  if (override.by === who.person) return <span className="quiet">Somebody else reviews it: you made it.</span>;
  if (!may) return <span className="quiet">A manager who had no hand in it reviews it.</span>;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = { accepted: accepted === "" ? "Choose one." : "", note: note.trim() === "" ? "Say what you looked at." : "" };
    setWrong(found);
    if (found.accepted !== "" || found.note !== "") return;
    if (await review.send({ ...scope, overrideId: override.overrideId, accepted: accepted === "yes", note: note.trim() })) say("Your review is recorded.");
  };
  return (
    <Action summary="Review it">
      <form className="stack" onSubmit={submit}>
        <fieldset>
          <legend>Was it right to set the rule aside?</legend>
          {wrong.accepted && <p className="wrong">{wrong.accepted}</p>}
          {[
            { value: "yes", name: "Yes, accepted" },
            { value: "no", name: "No: it lets nothing pass any more" },
          ].map((one) => (
            <label key={one.value} className="choice">
              <input type="radio" name={override.overrideId} checked={accepted === one.value} onChange={() => setAccepted(one.value)} />
              {one.name}
            </label>
          ))}
        </fieldset>
        <Field label="What you looked at" wrong={wrong.note}>
          <textarea value={note} onChange={(e) => setNote(e.target.value)} />
        </Field>
        <Refused refusal={review.refusal} />
        <div>
          <Button type="submit" busy={review.busy}>
            Record the review
          </Button>
        </div>
      </form>
    </Action>
  );
}
