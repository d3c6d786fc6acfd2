import { useState } from "react";
import { Link } from "react-router";
import type { Visit } from "../gen/reinstate/v1/service_pb";
import type { Directory } from "../live/directory";
import { may } from "../person/acts/duties";
import { EntryCard } from "../person/record/EntryCard";
import { useWho } from "../session/session";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ContactForm } from "./ContactForm";
import { Changes, Contacts, Decisions } from "./Decided";
import { RotaChangeForm } from "./RotaChangeForm";
import { SheetForm } from "./SheetForm";
import { viewOfVisit } from "./viewOfVisit";
import { needsOf } from "./visits";

export interface OfVisit {
  visit: Visit;
  incidentId: string;
  serviceId: string;
  directory: Directory | undefined;
}

const titles = { sheet: "Visit from the call monitoring sheet", contact: "Somebody was told", change: "Change of the rota" } as const;

/** One visit in full: its tasks, each account of it, who changed it and why, who was told, and what can be recorded about it. */
export function VisitDetail(props: OfVisit) {
  const { visit, incidentId, serviceId, directory } = props;
  const [doing, setDoing] = useState<keyof typeof titles>();
  const { roles } = useWho();
  const view = viewOfVisit(props);
  const needs = needsOf(visit);
  const close = () => setDoing(undefined);
  return (
    <div className="stack">
      {visit.planned?.tasks && <p>Tasks: {visit.planned.tasks.split(";").join(", ")}</p>}
      {needs.length > 0 && (
        <p>
          <strong>To do:</strong> {needs.join("; ")}.{" "}
          <Link to={`/incidents/${incidentId}/services/${serviceId}/people/${visit.personId}`}>Questions and findings are in the person’s record.</Link>
        </p>
      )}
      <div className="entries">
        {visit.entries.map((entry) => (
          <EntryCard key={entry.entryId} view={view} directory={directory} entry={entry} acts={false} />
        ))}
      </div>
      <Changes changes={visit.changes} directory={directory} serviceId={serviceId} />
      <Decisions decisions={visit.decisions} directory={directory} serviceId={serviceId} />
      <Contacts contacts={visit.contacts} />
      <div className="row">
        {may("write", roles) && <Button onClick={() => setDoing("sheet")}>Enter from the sheet</Button>}
        {may("write", roles) && <Button onClick={() => setDoing("contact")}>Family or others told</Button>}
        {may("decide", roles) && <Button onClick={() => setDoing("change")}>Change of the rota</Button>}
      </div>
      <Dialog title={doing ? titles[doing] : ""} open={doing !== undefined} onClose={close}>
        <div className="person">
          {doing === "sheet" && <SheetForm {...props} onDone={close} />}
          {doing === "contact" && <ContactForm {...props} onDone={close} />}
          {doing === "change" && <RotaChangeForm {...props} onDone={close} />}
        </div>
      </Dialog>
    </div>
  );
}
