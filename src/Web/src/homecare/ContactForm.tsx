import { create } from "@bufbuild/protobuf";
import { useState } from "react";
import { incidents } from "../api/clients/incidents";
import { useCommand } from "../api/commands";
import { ContactSchema } from "../gen/reinstate/facts/v1/facts_pb";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { MomentField } from "../ui/MomentField";
import { isFuture, readTyped, typedAtNow } from "../ui/momentField";
import { Refused } from "../ui/Notice";
import { say } from "../ui/say";
import type { OfVisit } from "./VisitDetail";

const parties = [
  { party: "family", name: "Family" },
  { party: "gp", name: "GP" },
  { party: "pharmacist", name: "Pharmacist" },
  { party: "111", name: "111" },
  { party: "commissioner", name: "Commissioner" },
  { party: "safeguarding", name: "Safeguarding" },
  { party: "other", name: "Somebody else" },
];

const recordContact = incidents.recordContact;

/** Who was told about the visit, when, and what was said. */
export function ContactForm({ visit, incidentId, serviceId, onDone }: OfVisit & { onDone: () => void }) {
  const command = useCommand(recordContact);
  const [contactId] = useState(() => `C-${crypto.randomUUID()}`);
  const [party, setParty] = useState("family");
  const [at, setAt] = useState(typedAtNow);
  const [summary, setSummary] = useState("");
  const [onPaper, setOnPaper] = useState(false);
  const [tried, setTried] = useState(false);
  const when = readTyped(at);
  const wrongAt = when.wrong || (!when.moment ? "Give day and time." : isFuture(when.moment, Date.now()) ? "This lies in the future." : "");
  const send = async () => {
    setTried(true);
    if (wrongAt || !when.moment || summary.trim() === "") return;
    const contact = create(ContactSchema, {
      contactId,
      personId: visit.personId,
      occurredAt: when.moment,
      party,
      summary: summary.trim(),
      recordedIn: onPaper ? "paper" : "digital",
    });
    if (await command.send({ incidentId, serviceId, contact })) {
      say("Recorded.");
      onDone();
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!command.busy) void send();
      }}
    >
      <Field label="Who was told">
        <select value={party} onChange={(event) => setParty(event.target.value)}>
          {parties.map((one) => (
            <option key={one.party} value={one.party}>
              {one.name}
            </option>
          ))}
        </select>
      </Field>
      <MomentField label="When" wrong={tried ? wrongAt : ""} value={at} onChange={setAt} />
      <Field label="What was said" wrong={tried && summary.trim() === "" ? "Say in a few words what was said." : undefined}>
        <textarea rows={3} value={summary} onChange={(event) => setSummary(event.target.value)} />
      </Field>
      <label className="choice">
        <input type="checkbox" checked={onPaper} onChange={(event) => setOnPaper(event.target.checked)} />
        It stands on paper
      </label>
      <Refused refusal={command.refusal} />
      <div className="row">
        <Button kind="first" type="submit" busy={command.busy}>
          Record
        </Button>
      </div>
    </form>
  );
}
