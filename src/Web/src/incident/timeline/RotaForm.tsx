import { useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import { ask, useAnswer } from "../../api/queries";
import { whenOf } from "../../declare/Since";
import { RecoveryService } from "../../gen/reinstate/v1/service_pb";
import { useDirectory } from "../../live/directory";
import { useWho } from "../../session/session";
import { clock } from "../../time/moment";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { Words } from "../../ui/Words";
import { type FormProps, newId, ServiceOptions, StaffOptions } from "./parts";

const asked = ask(RecoveryService.method.getVisits, recovery.getVisits);

/** A visit that went to somebody else than the rota says. */
export function RotaForm({ incident, services }: FormProps) {
  const who = useWho();
  const directory = useDirectory();
  const [id, setId] = useState(() => newId("RC"));
  const [service, setService] = useState(services.find((run) => run.serviceType === "homecare")?.serviceId ?? services[0]?.serviceId ?? "");
  const [visit, setVisit] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const [onCall, setOnCall] = useState(false);
  const [at, setAt] = useState(() => whenOf(Date.now()));
  const visits = useAnswer(asked, service ? { incidentId: incident.incidentId, serviceId: service } : null);
  const record = useCommand(incidents.recordRotaChange);
  const moment = momentOf(at);
  const send = async () => {
    if (!moment) return;
    const stated = {
      changeId: id,
      visitId: visit.trim(),
      changedAt: moment,
      changedBy: who.person,
      fromStaff: from,
      toStaff: to,
      reason: reason.trim(),
      decidedOnCall: onCall,
    };
    if (await record.send({ incidentId: incident.incidentId, serviceId: service, change: stated })) {
      setId(newId("RC"));
      setReason("");
      setVisit("");
      say("The rota change is on the record.");
    }
  };
  return (
    <Form
      button="Record the change"
      command={record}
      missing={[!service && "the service", !visit.trim() && "the visit", !moment && "when", !reason.trim() && "why"]}
      onSend={send}
    >
      <div className="fields">
        <Select label="Service" value={service} onChange={setService}>
          <ServiceOptions services={services} />
        </Select>
        <Field label="Visit" hint="Its number on the rota">
          <input list={`${id}-visits`} value={visit} maxLength={64} onChange={(event) => setVisit(event.target.value)} />
        </Field>
        <datalist id={`${id}-visits`}>
          {visits.data?.visits.map((one) => (
            <option key={one.visitId} value={one.visitId}>
              {clock(one.planned?.start)} {directory?.personName(one.personId)}
            </option>
          ))}
        </datalist>
        <Select label="From" value={from} onChange={setFrom} none="Nobody">
          <StaffOptions directory={directory} serviceId={service} />
        </Select>
        <Select label="To" value={to} onChange={setTo} none="Nobody: the visit was cancelled">
          <StaffOptions directory={directory} serviceId={service} />
        </Select>
        <WhenField label="Changed when?" value={at} onChange={setAt} />
      </div>
      <Words label="Why?" value={reason} onChange={setReason} />
      <label className="choice">
        <input type="checkbox" checked={onCall} onChange={(event) => setOnCall(event.target.checked)} />
        It was decided on call
      </label>
    </Form>
  );
}
