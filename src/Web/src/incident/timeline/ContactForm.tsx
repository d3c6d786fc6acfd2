import { useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import { useDirectory } from "../../live/directory";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { Words } from "../../ui/Words";
import { type FormProps, newId, PeopleOptions, ServiceOptions } from "./parts";

const parties = [
  ["family", "Family"],
  ["gp", "GP"],
  ["pharmacist", "Pharmacist"],
  ["111", "111"],
  ["commissioner", "Commissioner"],
  ["safeguarding", "Safeguarding"],
  ["other", "Somebody else"],
] as const;

/** Who was told or asked about a person, and what they said. */
export function ContactForm({ incident, services }: FormProps) {
  const directory = useDirectory();
  const [id, setId] = useState(() => newId("C"));
  const [service, setService] = useState(services[0]?.serviceId ?? "");
  const [person, setPerson] = useState("");
  const [party, setParty] = useState<string>("family");
  const [recordedIn, setRecordedIn] = useState("paper");
  const [summary, setSummary] = useState("");
  const [at, setAt] = useState(() => whenOf(Date.now()));
  const contact = useCommand(incidents.recordContact);
  const moment = momentOf(at);
  const send = async () => {
    if (!moment) return;
    const stated = { contactId: id, personId: person, occurredAt: moment, party, summary: summary.trim(), recordedIn };
    if (await contact.send({ incidentId: incident.incidentId, serviceId: service, contact: stated })) {
      setId(newId("C"));
      setSummary("");
      say("The contact is on the record.");
    }
  };
  return (
    <Form
      button="Record the contact"
      command={contact}
      missing={[!service && "the service", !person && "about whom", !moment && "when", summary.trim() === "" && "what was said"]}
      onSend={send}
    >
      <div className="fields">
        <Select
          label="Service"
          value={service}
          onChange={(value) => {
            setService(value);
            setPerson("");
          }}
        >
          <ServiceOptions services={services} />
        </Select>
        <Select label="About whom?" value={person} onChange={setPerson} none="Choose">
          <PeopleOptions directory={directory} serviceId={service} />
        </Select>
        <Select label="With whom?" value={party} onChange={setParty}>
          {parties.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
        <Select label="Where was it written down?" value={recordedIn} onChange={setRecordedIn}>
          <option value="paper">On paper</option>
          <option value="digital">In the restored system</option>
        </Select>
        <WhenField label="When?" value={at} onChange={setAt} />
      </div>
      <Words label="What was said?" value={summary} onChange={setSummary} />
    </Form>
  );
}
