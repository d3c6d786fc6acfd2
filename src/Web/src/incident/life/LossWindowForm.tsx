import { useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import { words } from "../../board/names";
import { whenOf } from "../../declare/Since";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { millis } from "../../time/moment";
import { Action } from "../../ui/Action";
import { Form } from "../../ui/Form";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { Words } from "../../ui/Words";
import { SystemAndService } from "./SystemAndService";

/** From the last backup or entry that can be trusted to verified restoration: what the system may have lost. */
export function LossWindowForm({ incident, open }: { incident: GetIncidentReply; open: boolean }) {
  const [system, setSystem] = useState(incident.systems[0] ?? "");
  const [service, setService] = useState("");
  const [from, setFrom] = useState(() => whenOf(incident.contingencyFrom ? millis(incident.contingencyFrom) : Date.now()));
  const [to, setTo] = useState(() => whenOf(incident.restoredAt ? millis(incident.restoredAt) : Date.now()));
  const [evidence, setEvidence] = useState("");
  const record = useCommand(incidents.recordLossWindow);
  const [begins, ends] = [momentOf(from), momentOf(to)];
  const send = async () => {
    if (!begins || !ends) return;
    const sent = { incidentId: incident.incidentId, system, serviceId: service, from: begins, to: ends, evidence: evidence.trim() };
    if (await record.send(sent)) say(`Recorded: the loss window of ${words(system)}.`);
  };
  return (
    <Action summary="Record a loss window" begin={open}>
      <Form
        button="Record loss window"
        command={record}
        missing={[!begins && "from when", !ends && "to when", evidence.trim() === "" && "how it is known"]}
        onSend={send}
      >
        <SystemAndService incident={incident} system={system} service={service} onSystem={setSystem} onService={setService} />
        <div className="fields">
          <WhenField label="From" hint="The last backup or entry that can be trusted" value={from} onChange={setFrom} />
          <WhenField label="To" hint="Verified restoration" value={to} onChange={setTo} />
        </div>
        <Words label="How is this known?" hint="The supplier’s report, the last entry that was seen, a comparison." value={evidence} onChange={setEvidence} />
      </Form>
    </Action>
  );
}
