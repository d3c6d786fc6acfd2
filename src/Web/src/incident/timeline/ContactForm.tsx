import { type FormEvent, useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import { useDirectory } from "../../live/directory";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { type FormProps, newId, PeopleOptions, Select, ServiceOptions } from "./parts";

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
  const ready = moment && service && person && summary.trim() !== "";
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const stated = { contactId: id, personId: person, occurredAt: moment, party, summary: summary.trim(), recordedIn };
    if (await contact.send({ incidentId: incident.incidentId, serviceId: service, contact: stated })) {
      setId(newId("C"));
      setSummary("");
      say("The contact is on the record.");
    }
  };
  return (
    <form className="stack" onSubmit={send}>
      <div className="two">
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
      <Field label="What was said?">
        <textarea value={summary} maxLength={4000} onChange={(event) => setSummary(event.target.value)} />
      </Field>
      <Refused refusal={contact.refusal} />
      <div className="row">
        <Button kind="first" type="submit" busy={contact.busy} aria-disabled={!ready}>
          Record the contact
        </Button>
      </div>
    </form>
  );
}
