import { useState } from "react";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { may, reaches } from "../../session/may";
import { useWho } from "../../session/session";
import { Button } from "../../ui/Button";
import { FeedbackForm } from "../review/FeedbackForm";
import { ContactForm } from "./ContactForm";
import { NoteForm } from "./NoteForm";
import { OnCallForm } from "./OnCallForm";
import { RotaForm } from "./RotaForm";

const forms = [
  { name: "Note", form: NoteForm, duty: "suspect" },
  { name: "Contact", form: ContactForm, duty: "recordContact" },
  { name: "On-call decision", form: OnCallForm, duty: "decideOnCall" },
  { name: "Rota change", form: RotaForm, duty: "decideOnCall" },
  { name: "What somebody says of it", form: FeedbackForm, duty: "suspect" },
] as const;

const over = new Set(["closed", "learning_complete"]);

/** Notes at any time; what people say of an outage from its declaration on, also when it is closed; the rest until it is. */
function isOffered(name: (typeof forms)[number]["name"], state: string, services: number): boolean {
  if (name === "Note") return true;
  return services > 0 && (name === "What somebody says of it" ? state !== "suspected" : !over.has(state));
}

/** What happened beside the systems: said, decided on call, changed on the rota. One form at a time; what was typed stays when another is looked at. */
export function Record({ incident }: { incident: GetIncidentReply }) {
  const who = useWho();
  const [open, setOpen] = useState("");
  const services = incident.runs.filter((run) => reaches(who, run.serviceId));
  const offered = forms.filter((one) => may(who, one.duty) && isOffered(one.name, incident.state, services.length));
  if (offered.length === 0) return null;
  return (
    <section className="panel stack no-print" aria-labelledby="record">
      <h2 id="record">Put on the record</h2>
      <div className="row">
        {offered.map(({ name }) => (
          <Button key={name} aria-expanded={open === name} onClick={() => setOpen(open === name ? "" : name)}>
            {name}
          </Button>
        ))}
      </div>
      {offered.map(({ name, form: Form }) => (
        <div key={name} hidden={open !== name}>
          <Form incident={incident} services={services} />
        </div>
      ))}
    </section>
  );
}
