import { useState } from "react";
import { governance as client } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { AuditSample } from "../../gen/reinstate/v1/governance_pb";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { useDirectory } from "../../live/directory";
import { useWho } from "../../session/session";
import { now, toField } from "../../time/moment";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Mark } from "../../ui/Mark";
import { say } from "../../ui/say";
import { AuditItems } from "./AuditItems";
import { auditors, judged } from "./audit";

/** The sample that somebody from another service reads against the paper. */
export function Audit({ incident, audit, governs }: { incident: GetIncidentReply; audit: AuditSample | undefined; governs: boolean }) {
  const who = useWho();
  const directory = useDirectory();
  const figures = audit && judged(audit);
  const assures = incident.state === "assurance";
  return (
    <section className="panel stack" aria-labelledby="audit">
      <h2 id="audit">Audit sample</h2>
      {!audit && <p>{assures ? "No sample is drawn yet." : "The sample is drawn when every service is signed off and assurance has begun."}</p>}
      {audit && figures && (
        <>
          <p>
            <strong>
              {figures.judged} of {figures.all}
            </strong>{" "}
            judged, drawn from {audit.population} with seed “{audit.seed}” for {directory?.staffName(audit.auditor) ?? audit.auditor}. {audit.method}
          </p>
          <p>
            {figures.defects === 0 ? `No defect among the ${figures.judged} judged.` : <Mark kind="bad">{figures.defects} with a defect</Mark>}{" "}
            {figures.critical > 0 && <Mark kind="bad">{figures.critical} critical: every item has to be audited</Mark>}
          </p>
          {audit.statement?.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <AuditItems incident={incident} audit={audit} mine={assures && who.person === audit.auditor} />
          {assures && who.person !== audit.auditor && figures.judged < figures.all && (
            <p className="quiet">The sample is judged by its auditor, {directory?.staffName(audit.auditor) ?? audit.auditor}, nobody else.</p>
          )}
        </>
      )}
      {assures && governs && (!audit || (figures && figures.critical > 0)) && <Draw incident={incident} />}
    </section>
  );
}

function Draw({ incident }: { incident: GetIncidentReply }) {
  const directory = useDirectory();
  const [seed, setSeed] = useState(() => `${incident.incidentId} ${toField(now()).slice(0, 10)}`);
  const [auditor, setAuditor] = useState("");
  const draw = useCommand(client.drawAuditSample);
  const send = async () => {
    if (await draw.send({ incidentId: incident.incidentId, seed: seed.trim(), auditor })) say("The audit sample is drawn.");
  };
  return (
    <Form button="Draw the sample" command={draw} missing={[seed.trim() === "" && "a seed", auditor === "" && "the auditor"]} onSend={send}>
      <div className="fields">
        <Field label="Seed" hint="Kept, so that anybody can draw the same sample again">
          <input value={seed} maxLength={200} onChange={(event) => setSeed(event.target.value)} />
        </Field>
        <Field label="Auditor" hint="From a service outside the incident, with no hand in its records">
          <select value={auditor} onChange={(event) => setAuditor(event.target.value)}>
            <option value="">Choose</option>
            {auditors(directory?.reply.staff ?? [], incident.services).map((member) => (
              <option key={member.staffId} value={member.staffId}>
                {member.name || member.staffId} ({member.services.map((id) => directory?.serviceName(id) ?? id).join(", ") || "no service"})
              </option>
            ))}
          </select>
        </Field>
      </div>
    </Form>
  );
}
