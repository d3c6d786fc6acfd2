import { useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import { useDirectory } from "../../live/directory";
import { useWho } from "../../session/session";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { Words } from "../../ui/Words";
import { type FormProps, newId, PeopleOptions, ServiceOptions, StaffOptions } from "./parts";

/** What was decided on call, by whom, and for whom. */
export function OnCallForm({ incident, services }: FormProps) {
  const who = useWho();
  const directory = useDirectory();
  const [id, setId] = useState(() => newId("OD"));
  const [service, setService] = useState(services[0]?.serviceId ?? "");
  const [by, setBy] = useState(who.person);
  const [person, setPerson] = useState("");
  const [visit, setVisit] = useState("");
  const [decision, setDecision] = useState("");
  const [at, setAt] = useState(() => whenOf(Date.now()));
  const record = useCommand(incidents.recordOnCallDecision);
  const moment = momentOf(at);
  const isListed = directory?.staff(by)?.services.includes(service) === true;
  const send = async () => {
    if (!moment) return;
    const stated = { decisionId: id, serviceId: service, decidedAt: moment, decidedBy: by, decision: decision.trim(), personId: person, visitId: visit.trim() };
    if (await record.send({ incidentId: incident.incidentId, decision: stated })) {
      setId(newId("OD"));
      setDecision("");
      say("The decision is on the record.");
    }
  };
  return (
    <Form
      button="Record the decision"
      command={record}
      missing={[decision.trim() === "" && "what was decided", !service && "the service", !by && "by whom", !moment && "when"]}
      onSend={send}
    >
      <Words label="What was decided?" value={decision} onChange={setDecision} />
      <div className="fields">
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
        <Select label="Decided by" value={by} onChange={setBy}>
          {!isListed && <option value={by}>{directory?.staffName(by) ?? by}</option>}
          <StaffOptions directory={directory} serviceId={service} />
        </Select>
        <WhenField label="When?" value={at} onChange={setAt} />
        <Select label="About whom?" value={person} onChange={setPerson} none="Nobody in particular">
          <PeopleOptions directory={directory} serviceId={service} />
        </Select>
        <Field label="Visit" hint="Its number on the rota, if it is about one">
          <input value={visit} maxLength={64} onChange={(event) => setVisit(event.target.value)} />
        </Field>
      </div>
    </Form>
  );
}
