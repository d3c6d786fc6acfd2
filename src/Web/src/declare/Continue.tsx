import { useState } from "react";
import { incidents } from "../api/clients/incidents";
import { reconciliation } from "../api/clients/reconciliation";
import { ask, useAnswer } from "../api/queries";
import { type GetIncidentReply, IncidentService } from "../gen/reinstate/v1/incident_pb";
import { type GetCompletenessReply, ReconciliationService } from "../gen/reinstate/v1/reconciliation_pb";
import { useBoard } from "../live/board";
import type { Directory } from "../live/directory";
import { may } from "../session/may";
import { useWho } from "../session/session";
import { dayAndClock, inLondon, millis } from "../time/moment";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Answered, Empty } from "../ui/Notice";
import { Doing } from "./Doing";
import { type Declaration, horizons } from "./declaration";
import { ServicePlan } from "./ServicePlan";
import { unfrozen } from "./unfrozen";
import { useHighRisk } from "./useHighRisk";
import { isRefusal, usePlans } from "./usePlans";

const askedIncident = ask(IncidentService.method.getIncident, incidents.getIncident);
const askedRows = ask(ReconciliationService.method.getCompleteness, reconciliation.getCompleteness);

/** An incident that stands, of which services or people are not frozen yet: by those of the service, or after something stopped. */
export function Continue({ incidentId, directory }: { incidentId: string; directory: Directory }) {
  const who = useWho();
  const incident = useAnswer(askedIncident, { incidentId });
  const rows = useAnswer(askedRows, { incidentId });
  if (!(may(who, "lead") && may(who, "freeze"))) {
    return (
      <Empty title="Your role does not freeze what is expected">
        <p>A manager, nurse in charge or deputy of the service does. Tell them that it is not done yet.</p>
      </Empty>
    );
  }
  return (
    <Answered answer={incident} what="the incident">
      {(found) => (
        <Answered answer={rows} what="what is frozen">
          {(known) => <Rest key={incidentId} incident={found} known={known} directory={directory} />}
        </Answered>
      )}
    </Answered>
  );
}

function Rest({ incident, known, directory }: { incident: GetIncidentReply; known: GetCompletenessReply; directory: Directory }) {
  const { incidents: summaries } = useBoard();
  const [hours, setHours] = useState<number>(8);
  const [doing, setDoing] = useState<Declaration | null>(null);
  // What remains when the page is opened: while it is carried out, the rest becomes less, and the work must not change under it.
  const [left] = useState(() => unfrozen(incident.runs, known.rows));
  const detected = summaries.find((one) => one.incidentId === incident.incidentId)?.detectedAt ?? incident.declaredAt;
  const declared = incident.declaredAt ? millis(incident.declaredAt) : Date.now();
  if (doing) return <Doing declaration={doing} directory={directory} freeze frozenAt={declared} />;
  if (left.length === 0) return <Empty title="Everything of this incident that you reach is frozen" />;
  const declaration: Declaration = {
    ...{
      incidentId: incident.incidentId,
      kind: "live",
      title: incident.title,
      supplier: incident.supplier,
      systems: incident.systems,
      planVersion: "",
      planLastTested: "",
      hours,
    },
    services: left.map((one) => one.serviceId),
    detectedAt: detected ? millis(detected) : declared,
    declaredAt: declared,
  };
  return (
    <div className="declare stack">
      <h1>Freeze what is expected</h1>
      <div className="panel stack">
        <p>
          {incident.title}, detected {dayAndClock(inLondon(declaration.detectedAt))}. Not frozen yet:{" "}
          {left
            .map((one) => `${directory.serviceName(one.serviceId)}${one.people.length > 0 ? ` (${one.people.map(directory.personName).join(", ")})` : ""}`)
            .join("; ")}
          .
        </p>
        <Field
          label="How long is frozen"
          hint="The timeline's first note says what was chosen at declaration. Services of one incident are frozen for the same time."
        >
          <select value={hours} onChange={(event) => setHours(Number(event.target.value))}>
            {horizons.map((one) => (
              <option key={one} value={one}>
                {one} hours
              </option>
            ))}
          </select>
        </Field>
      </div>
      <Plans declaration={declaration} directory={directory} onFreeze={() => setDoing(declaration)} />
    </div>
  );
}

function Plans({ declaration, directory, onFreeze }: { declaration: Declaration; directory: Directory; onFreeze: () => void }) {
  const [services] = useState(declaration.services);
  const highRisk = useHighRisk();
  const { replies, again } = usePlans({ ...declaration, services });
  const ready = services.every((id) => replies.has(id) && !isRefusal(replies.get(id)));
  return (
    <>
      {services.map((id) => (
        <ServicePlan key={id} name={directory.serviceName(id)} plan={replies.get(id)} highRisk={highRisk} />
      ))}
      <div className="row">
        <Button kind="first" aria-disabled={!ready} onClick={() => ready && onFreeze()}>
          Freeze this
        </Button>
        <Button onClick={again}>Read the plans again</Button>
      </div>
    </>
  );
}
