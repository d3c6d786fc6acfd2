import { create } from "@bufbuild/protobuf";
import { useState } from "react";
import { incidents } from "../api/clients/incidents";
import { useCommand } from "../api/commands";
import { RotaChangeSchema } from "../gen/reinstate/facts/v1/facts_pb";
import { staffAt, whoIs } from "../person/people";
import { useWho } from "../session/session";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { MomentField } from "../ui/MomentField";
import { isFuture, readTyped, typedAtNow } from "../ui/momentField";
import { Refused } from "../ui/Notice";
import { say } from "../ui/say";
import type { OfVisit } from "./VisitDetail";

const recordRotaChange = incidents.recordRotaChange;

/** Who went, or was to go, instead of whom: as it was decided, with who decided it and why. */
export function RotaChangeForm({ visit, incidentId, serviceId, directory, onDone }: OfVisit & { onDone: () => void }) {
  const { person } = useWho();
  const command = useCommand(recordRotaChange);
  const [changeId] = useState(() => `RC-${crypto.randomUUID()}`);
  const last = visit.changes.at(-1)?.toStaff;
  const [from, setFrom] = useState(last || (visit.planned?.staffIds[0] ?? ""));
  const [to, setTo] = useState("");
  const [by, setBy] = useState(person);
  const [at, setAt] = useState(typedAtNow);
  const [reason, setReason] = useState("");
  const [onCall, setOnCall] = useState(false);
  const [tried, setTried] = useState(false);
  const when = readTyped(at);
  const wrong = {
    to: to === "" ? "Say who went instead." : to === from ? "These are the same person." : "",
    at: when.wrong || (!when.moment ? "Give day and time." : isFuture(when.moment, Date.now()) ? "This lies in the future." : ""),
    reason: reason.trim() === "" ? "Say why." : "",
  };
  const send = async () => {
    setTried(true);
    if (wrong.to || wrong.at || wrong.reason || !when.moment) return;
    const change = create(RotaChangeSchema, {
      changeId,
      visitId: visit.visitId,
      changedAt: when.moment,
      changedBy: by,
      fromStaff: from,
      toStaff: to,
      reason: reason.trim(),
      decidedOnCall: onCall,
    });
    if (await command.send({ incidentId, serviceId, change })) {
      say("The change is recorded.");
      onDone();
    }
  };
  const staff = staffAt(directory, serviceId);
  const options = (chosen: string, none: string) => (
    <>
      <option value="">{none}</option>
      {chosen !== "" && !staff.some((one) => one.staffId === chosen) && <option value={chosen}>{whoIs(directory, serviceId, chosen)}</option>}
      {staff.map((one) => (
        <option key={one.staffId} value={one.staffId}>
          {one.name}
        </option>
      ))}
    </>
  );
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!command.busy) void send();
      }}
    >
      <Field label="From">
        <select value={from} onChange={(event) => setFrom(event.target.value)}>
          {options(from, "nobody")}
        </select>
      </Field>
      <Field label="To" wrong={tried ? wrong.to : ""}>
        <select value={to} onChange={(event) => setTo(event.target.value)}>
          {options(to, "Choose…")}
        </select>
      </Field>
      <MomentField label="Decided at" wrong={tried ? wrong.at : ""} value={at} onChange={setAt} />
      <Field label="Decided by">
        <select value={by} onChange={(event) => setBy(event.target.value)}>
          {options(by, "not stated")}
        </select>
      </Field>
      <Field label="Why" wrong={tried ? wrong.reason : ""}>
        <textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <label className="choice">
        <input type="checkbox" checked={onCall} onChange={(event) => setOnCall(event.target.checked)} />
        It was decided on call
      </label>
      <Refused refusal={command.refusal} />
      <div className="row">
        <Button kind="first" type="submit" busy={command.busy}>
          Record the change
        </Button>
      </div>
    </form>
  );
}
