import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { incidents } from "../api/clients/incidents";
import { useCommand } from "../api/commands";
import type { Directory } from "../live/directory";
import { reaches } from "../session/may";
import { useWho } from "../session/session";
import { inLondon, toField } from "../time/moment";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Notice, Refused } from "../ui/Notice";
import { momentOf, type When } from "../ui/WhenField";
import { newIncidentId } from "./declaration";
import { Since, whenOf } from "./Since";

/** Somebody notices that something is down and may not, or cannot yet, declare: it is on the record, and on every board, from then on. */
export function Suspect({ directory, only = false }: { directory: Directory; only?: boolean }) {
  const [told, setTold] = useState<string | null>(null);
  const form = told ? (
    <Notice kind="good" title="It is on the record">
      <p>Managers see it on their board. Tell one as well: until it is declared, nothing is frozen.</p>
      <Link to={`/incidents/${told}`}>See it</Link>
    </Notice>
  ) : (
    <SuspectForm directory={directory} onTold={setTold} />
  );
  if (only) {
    return (
      <div className="declare stack">
        <h1>Something does not work?</h1>
        <p>Your role does not declare an outage. Say here what you see, and call your manager or whoever is on call. Go on working on paper.</p>
        {form}
      </div>
    );
  }
  return (
    <details className="panel">
      <summary>Not sure yet? Say that you suspect an outage</summary>
      {form}
    </details>
  );
}

function SuspectForm({ directory, onTold }: { directory: Directory; onTold: (incidentId: string) => void }) {
  const who = useWho();
  const within = directory.reply.services.filter((service) => reaches(who, service.serviceId));
  const [title, setTitle] = useState("");
  const [detail, setDetail] = useState("");
  const [service, setService] = useState(within.length === 1 ? (within[0]?.serviceId ?? "") : "");
  const [since, setSince] = useState<When>(() => whenOf(Date.now()));
  const [incidentId] = useState(() => newIncidentId(toField(inLondon(Date.now())).slice(0, 10)));
  const [asked, setAsked] = useState(false);
  const suspect = useCommand(incidents.suspectOutage);
  const everywhere = who.services === "*";
  const moment = momentOf(since);
  const wrong = {
    title: title.trim() === "" ? "Say in a few words what does not work." : undefined,
    service: service === "" && !everywhere ? "Choose where you noticed it." : undefined,
    since: moment ? undefined : "This is no time.",
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (wrong.title || wrong.service || !moment) return;
    if (await suspect.send({ incidentId, title: title.trim(), detail: detail.trim(), detectedAt: moment, serviceId: service })) onTold(incidentId);
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      <Field label="What does not work?" wrong={asked ? wrong.title : undefined}>
        <input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label="Where did you notice it?" wrong={asked ? wrong.service : undefined}>
        <select value={service} onChange={(event) => setService(event.target.value)}>
          <option value="">{everywhere ? "Nowhere in particular" : "Choose"}</option>
          {within.map((one) => (
            <option key={one.serviceId} value={one.serviceId}>
              {one.name}
            </option>
          ))}
        </select>
      </Field>
      <Field label="What do you see?" hint="Error messages, who else has it. No names of people you support.">
        <textarea value={detail} maxLength={2000} onChange={(event) => setDetail(event.target.value)} />
      </Field>
      <Since value={since} onChange={setSince} wrong={asked ? wrong.since : undefined} />
      <Refused refusal={suspect.refusal} />
      <div className="row">
        <Button kind="first" type="submit" busy={suspect.busy}>
          Put it on the record
        </Button>
      </div>
    </form>
  );
}
