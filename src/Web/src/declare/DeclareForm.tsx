import { type FormEvent, useState } from "react";
import { capital, words } from "../board/names";
import { useBoard } from "../live/board";
import type { Directory } from "../live/directory";
import { reaches } from "../session/may";
import { useWho } from "../session/session";
import { day, inLondon, millis, toField } from "../time/moment";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { momentOf, type When } from "../ui/WhenField";
import { type Declaration, horizons, kinds, systems as known, missing, newIncidentId, titleOf } from "./declaration";
import { Services } from "./Services";
import { Since, whenOf } from "./Since";

interface Props {
  directory: Directory;
  /** The suspicion that is declared with this; empty for none. */
  suspected: string;
  onLook: (declaration: Declaration) => void;
}

/** What failed, where, since when. Nothing is sent from here: next is shown what will be frozen. */
export function DeclareForm({ directory, suspected, onLook }: Props) {
  const who = useWho();
  const { incidents } = useBoard();
  const within = directory.reply.services.filter((service) => reaches(who, service.serviceId));
  const [kind, setKind] = useState<Declaration["kind"]>("live");
  const [services, setServices] = useState<string[]>(() => (within.length === 1 ? within.map((one) => one.serviceId) : []));
  const [systems, setSystems] = useState<string[]>([]);
  const [since, setSince] = useState<When>(() => whenOf(Date.now()));
  const [hours, setHours] = useState(8);
  const [typed, setTyped] = useState<{ title?: string; supplier?: string; planVersion?: string; planLastTested?: string }>({});
  const [asked, setAsked] = useState(false);

  const title = typed.title ?? titleOf(systems, services.map(directory.serviceName));
  // Whoever supplied these systems when they failed before: right more often than an empty field, and it can be changed.
  const supplier = typed.supplier ?? incidents.find((incident) => incident.systems.some((system) => systems.includes(system)))?.supplier ?? "";
  const moment = momentOf(since);
  const wrong = asked ? missing({ title, systems, services }, moment && millis(moment), Date.now()) : {};

  const look = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!moment || Object.keys(missing({ title, systems, services }, millis(moment), Date.now())).length > 0) return;
    const at = Date.now();
    onLook({
      ...{ kind, title: title.trim(), supplier: supplier.trim(), systems, services, hours },
      incidentId: suspected || newIncidentId(toField(inLondon(at)).slice(0, 10)),
      planVersion: typed.planVersion?.trim() ?? "",
      planLastTested: typed.planLastTested ?? "",
      detectedAt: millis(moment),
      declaredAt: Math.max(Math.floor(at / 1000) * 1000, millis(moment)),
    });
  };

  return (
    <form className="stack" onSubmit={look} noValidate>
      <Services within={within} chosen={services} onChoose={setServices} wrong={wrong.services} />
      <fieldset className="panel">
        <legend>Which systems have failed?</legend>
        {wrong.systems && <p className="wrong">{wrong.systems}</p>}
        <div className="choices">
          {known.map((system) => (
            <label className="choice" key={system}>
              <input
                type="checkbox"
                checked={systems.includes(system)}
                onChange={(event) => setSystems(known.filter((one) => (one === system ? event.target.checked : systems.includes(one))))}
              />
              {capital(words(system))}
            </label>
          ))}
        </div>
      </fieldset>
      <Since value={since} onChange={setSince} wrong={wrong.since} />
      <div className="panel fields">
        <Field label="In a few words" wrong={wrong.title}>
          <input value={title} maxLength={200} onChange={(event) => setTyped({ ...typed, title: event.target.value })} />
        </Field>
        <Field label="Supplier" hint="If you know">
          <input value={supplier} maxLength={200} onChange={(event) => setTyped({ ...typed, supplier: event.target.value })} />
        </Field>
        <Field label="How long is frozen" hint="What is planned for so many hours from then on. It can be amended.">
          <select value={hours} onChange={(event) => setHours(Number(event.target.value))}>
            {horizons.map((one) => (
              <option key={one} value={one}>
                {one} hours
              </option>
            ))}
          </select>
        </Field>
        <Field label="Kind">
          <select value={kind} onChange={(event) => setKind(event.target.value as Declaration["kind"])}>
            {kinds.map((one) => (
              <option key={one.kind} value={one.kind}>
                {one.name}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <details className="panel">
        <summary>Contingency plan</summary>
        <div className="fields">
          <Field label="Version of the plan that is invoked">
            <input value={typed.planVersion ?? ""} maxLength={50} onChange={(event) => setTyped({ ...typed, planVersion: event.target.value })} />
          </Field>
          <Field label="Last tested on">
            <input type="date" value={typed.planLastTested ?? ""} onChange={(event) => setTyped({ ...typed, planLastTested: event.target.value })} />
          </Field>
        </div>
      </details>
      {Object.keys(wrong).length > 0 && (
        <Notice kind="bad" title="Something is missing">
          <ul>
            {Object.values(wrong).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="row">
        <Button kind="first" type="submit">
          Show what will be frozen
        </Button>
        <span className="quiet">Nothing is declared yet. Today is {day(inLondon(Date.now()))}.</span>
      </div>
    </form>
  );
}
