import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import { capital } from "../../board/names";
import { whenOf } from "../../declare/Since";
import { reaches } from "../../session/may";
import { roleName, useWho } from "../../session/session";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Options, Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { Words } from "../../ui/Words";
import { type FormProps, newId, ServiceOptions } from "../timeline/parts";
import { type Kind, kinds, roleOf, roles } from "./feedback";

/** What somebody says of the outage, in their own words. */
export function FeedbackForm({ incident, services }: FormProps) {
  const who = useWho();
  const whole = incident.services.every((service) => reaches(who, service));
  const [feedbackId, setId] = useState(() => newId("F"));
  const [kind, setKind] = useState<Kind>("staff");
  const [role, setRole] = useState(() => roles.find((one) => who.roles.includes(one)) ?? "care_worker");
  const [anonymous, setAnonymous] = useState(false);
  const [author, setAuthor] = useState("");
  const [text, setText] = useState("");
  const [serviceId, setService] = useState(() => (whole ? "" : (services[0]?.serviceId ?? "")));
  const [when, setWhen] = useState(() => whenOf(Date.now()));
  const record = useCommand(governance.recordFeedback);
  const saidAt = momentOf(when);
  const send = async () => {
    if (!saidAt) return;
    const said = { feedbackId, kind, authorRole: roleOf(kind, role), anonymous, author: anonymous ? "" : author.trim(), text: text.trim(), serviceId, saidAt };
    if (await record.send({ incidentId: incident.incidentId, ...said })) {
      setId(newId("F"));
      setAuthor("");
      setText("");
      say("What they say is recorded.");
    }
  };
  return (
    <Form button="Record it" command={record} missing={[text.trim() === "" && "what they say", !saidAt && "when"]} onSend={send}>
      <Words label="In their own words" hint="Without the names of other people" value={text} onChange={setText} most={20_000} />
      <div className="fields">
        <Select label="Who says it?" value={kind} onChange={(value) => setKind(value as Kind)}>
          <Options of={kinds} />
        </Select>
        {(kind === "staff" || kind === "debrief") && (
          <Select label={kind === "debrief" ? "Role of who led it" : "Their role"} value={role} onChange={(value) => setRole(value as (typeof roles)[number])}>
            <Options of={roles.map((one) => [one, capital(roleName(one))])} />
          </Select>
        )}
        {!anonymous && (
          <Field label="Their name" hint="If they wish to be named">
            <input value={author} maxLength={200} onChange={(event) => setAuthor(event.target.value)} />
          </Field>
        )}
        <Select label="About" value={serviceId} onChange={setService} {...(whole ? { none: "The incident as a whole" } : {})}>
          <ServiceOptions services={services} />
        </Select>
        <WhenField label="Said when?" value={when} onChange={setWhen} />
      </div>
      <label className="choice">
        <input type="checkbox" checked={anonymous} onChange={(event) => setAnonymous(event.target.checked)} />
        They are not to be named
      </label>
      {anonymous && (
        <p className="quiet">
          Review and evidence pack then name nobody. The timeline shows that you recorded something: let somebody else type what is your own.
        </p>
      )}
    </Form>
  );
}
