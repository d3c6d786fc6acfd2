import { useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { Words } from "../../ui/Words";
import { type FormProps, ServiceOptions } from "./parts";

/** Something that happened, in a sentence. */
export function NoteForm({ incident, services }: FormProps) {
  const [text, setText] = useState("");
  const [service, setService] = useState("");
  const [at, setAt] = useState(() => whenOf(Date.now()));
  const note = useCommand(incidents.noteTimeline);
  const moment = momentOf(at);
  const send = async () => {
    if (!moment) return;
    if (await note.send({ incidentId: incident.incidentId, occurredAt: moment, text: text.trim(), serviceId: service })) {
      setText("");
      say("The note is on the timeline.");
    }
  };
  return (
    <Form button="Put on the timeline" command={note} missing={[!moment && "when", text.trim() === "" && "what happened"]} onSend={send}>
      <Words
        label="What happened?"
        hint="Everybody in the incident can read a note about the whole of it: no names of people you support."
        value={text}
        onChange={setText}
      />
      <div className="fields">
        <WhenField label="When?" value={at} onChange={setAt} />
        <Select label="About" value={service} onChange={setService} none="The incident as a whole">
          <ServiceOptions services={services} />
        </Select>
      </div>
    </Form>
  );
}
