import { type FormEvent, useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { type FormProps, Select, ServiceOptions } from "./parts";

/** Something that happened, in a sentence. */
export function NoteForm({ incident, services }: FormProps) {
  const [text, setText] = useState("");
  const [service, setService] = useState("");
  const [at, setAt] = useState(() => whenOf(Date.now()));
  const note = useCommand(incidents.noteTimeline);
  const moment = momentOf(at);
  const ready = moment && text.trim() !== "";
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    if (await note.send({ incidentId: incident.incidentId, occurredAt: moment, text: text.trim(), serviceId: service })) {
      setText("");
      say("The note is on the timeline.");
    }
  };
  return (
    <form className="stack" onSubmit={send}>
      <Field label="What happened?" hint="Everybody in the incident can read a note about the whole of it: no names of people you support.">
        <textarea value={text} maxLength={4000} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className="two">
        <WhenField label="When?" value={at} onChange={setAt} />
        <Select label="About" value={service} onChange={setService} none="The incident as a whole">
          <ServiceOptions services={services} />
        </Select>
      </div>
      <Refused refusal={note.refusal} />
      <div className="row">
        <Button kind="first" type="submit" busy={note.busy} aria-disabled={!ready}>
          Put on the timeline
        </Button>
      </div>
    </form>
  );
}
