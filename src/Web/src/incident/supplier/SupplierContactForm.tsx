import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import type { SupplierContact } from "../../gen/reinstate/v1/review_pb";
import { dayAndClock } from "../../time/moment";
import { Choices } from "../../ui/Choices";
import { Form } from "../../ui/Form";
import { Options, Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { momentOf, noTime, WhenField } from "../../ui/WhenField";
import { Words } from "../../ui/Words";
import { newId } from "../timeline/parts";
import { channels } from "./channels";

const directions = [
  ["to_supplier", "We told or asked them"],
  ["from_supplier", "They told or answered us"],
] as const;

/** One thing said to or by the supplier. */
export function SupplierContactForm({ incidentId, contacts }: { incidentId: string; contacts: readonly SupplierContact[] }) {
  const [contactId, setId] = useState(() => newId("SC"));
  const [direction, setDirection] = useState<(typeof directions)[number][0]>("to_supplier");
  const [channel, setChannel] = useState("telephone");
  const [when, setWhen] = useState(() => whenOf(Date.now()));
  const [summary, setSummary] = useState("");
  const [asks, setAsks] = useState(false);
  const [answers, setAnswers] = useState("");
  const [promise, setPromise] = useState("");
  const [by, setBy] = useState(noTime);
  const record = useCommand(governance.recordSupplierContact);
  const isTo = direction === "to_supplier";
  const [occurredAt, promisedBy, promised] = [momentOf(when), momentOf(by), promise.trim()];
  const send = async () => {
    if (!occurredAt) return;
    const said = { contactId, occurredAt, direction, channel, summary: summary.trim(), asksAnswer: isTo && asks, answers: isTo ? "" : answers };
    if (await record.send({ incidentId, ...said, promise: promised, ...(promised && promisedBy ? { promisedBy } : {}) })) {
      setId(newId("SC"));
      setSummary("");
      setAsks(false);
      setAnswers("");
      setPromise("");
      setBy(noTime);
      say("The contact is on the record.");
    }
  };
  const missing = [summary.trim() === "" && "what was said", !occurredAt && "when", promised !== "" && !promisedBy && "by when it is promised"];
  return (
    <Form button="Record the contact" command={record} missing={missing} onSend={send}>
      <Choices legend="Who spoke?" choices={directions} value={direction} onChange={setDirection} />
      <Words label="What was said?" value={summary} onChange={setSummary} />
      <div className="fields">
        <WhenField label="When?" value={when} onChange={setWhen} />
        <Select label="How?" value={channel} onChange={setChannel}>
          <Options of={channels} />
        </Select>
      </div>
      {isTo && (
        <label className="choice">
          <input type="checkbox" checked={asks} onChange={(event) => setAsks(event.target.checked)} />
          It asks for an answer
        </label>
      )}
      {!isTo && (
        <Select label="Which question does it answer?" value={answers} onChange={setAnswers} none="None">
          <Options of={contacts.filter((one) => one.asksAnswer).map((one) => [one.contactId, `${dayAndClock(one.occurredAt)}: ${one.summary.slice(0, 80)}`])} />
        </Select>
      )}
      <div className="fields">
        <Words label="What did the supplier promise?" hint="If it promised something" value={promise} onChange={setPromise} />
        {promised !== "" && <WhenField label="Promised by when?" value={by} onChange={setBy} />}
      </div>
    </Form>
  );
}
