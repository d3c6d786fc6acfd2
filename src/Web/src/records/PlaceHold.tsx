import { type FormEvent, useState } from "react";
import { organisation } from "../api/clients/organisation";
import { useCommand } from "../api/commands";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Refused } from "../ui/Notice";
import { say } from "../ui/say";

/** A hold on the person, or where none is given on an incident that is named here. */
export function PlaceHold({ title, personId }: { title: string; personId?: string }) {
  const [incident, setIncident] = useState("");
  const [reference, setReference] = useState("");
  const [reason, setReason] = useState("");
  const [id, setId] = useState(() => crypto.randomUUID());
  const place = useCommand(organisation.placeLegalHold);
  const ready = reference.trim() !== "" && reason.trim() !== "" && (personId !== undefined || incident.trim() !== "");
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    if (
      await place.send({
        holdId: id,
        personId: personId ?? "",
        ofIncidentId: personId ? "" : incident.trim(),
        reference: reference.trim(),
        reason: reason.trim(),
      })
    ) {
      say("The hold is placed.");
      setId(crypto.randomUUID());
      for (const clear of [setIncident, setReference, setReason]) clear("");
    }
  };
  return (
    <details>
      <summary>{title}</summary>
      <form className="stack" onSubmit={(event) => void send(event)}>
        {personId === undefined && (
          <Field label="Incident" hint="Its id, such as INC-2026-017">
            <input value={incident} maxLength={64} onChange={(event) => setIncident(event.target.value)} />
          </Field>
        )}
        <Field label="Reference" hint="Of the case or claim. It is told to whoever tries to erase.">
          <input value={reference} maxLength={200} onChange={(event) => setReference(event.target.value)} />
        </Field>
        <Field label="Reason">
          <textarea value={reason} maxLength={4000} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Refused refusal={place.refusal} />
        <div className="row">
          <Button type="submit" busy={place.busy} aria-disabled={!ready}>
            Place the hold
          </Button>
        </div>
      </form>
    </details>
  );
}
