import { type FormEvent, useState } from "react";
import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import type { GetRecoveryRunReply } from "../../gen/reinstate/v1/service_pb";
import type { Directory } from "../../live/directory";
import { Action } from "../../ui/Action";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { useParam } from "../../ui/useParam";
import { medicinesOf } from "../entry/facts";
import { useRecord, useScope } from "../service";
import { named, unchecked } from "./entries";

/** For exactly one entry, by the one who is there; it stands on every board until somebody else has reviewed it. */
export function MakeOverride({ reply, directory }: { reply: GetRecoveryRunReply; directory: Directory | undefined }) {
  const scope = useScope();
  const [given] = useParam("person");
  const [personId, setPerson] = useState(given);
  const [entryId, setEntry] = useState("");
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState<{ entry?: string; reason?: string }>({});
  const [overrideId, setId] = useState(() => `O-${crypto.randomUUID()}`);
  const make = useCommand(recovery.overrideDuty);
  const record = useRecord(scope, personId);
  const people = [...new Set(reply.rows.filter((row) => (row.completeness?.entered ?? 0) > (row.completeness?.checked ?? 0)).map((row) => row.personId))];
  const entries = unchecked(record.data?.entries ?? []);
  const medicine = medicinesOf(record.data?.expected ?? []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(entryId === "" ? { entry: "Choose the person and the entry." } : {}),
      ...(reason.trim() === "" ? { reason: "Say why nobody else could check it." } : {}),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    if (await make.send({ ...scope, overrideId, duty: "second_check", personId, entryId, reason: reason.trim() })) {
      say("The override is recorded. Check the entry under it below.");
      setId(`O-${crypto.randomUUID()}`);
      setEntry("");
      setReason("");
    }
  };
  return (
    <Action summary="Set the second check aside for one entry" className="panel">
      <form className="stack" onSubmit={submit}>
        <p>Only when nobody else can be had. It is counted, everybody sees it, and somebody who had no hand in it reviews it the next day.</p>
        <Field label="Person" hint={people.length === 0 ? "Nobody has an entry that waits for a check." : ""}>
          <select
            value={personId}
            onChange={(e) => {
              setPerson(e.target.value);
              setEntry("");
            }}
          >
            <option value="">Choose…</option>
            {people.map((id) => (
              <option key={id} value={id}>
                {directory?.personName(id) ?? id}
              </option>
            ))}
          </select>
        </Field>
        <Refused refusal={record.refusal} again={record.again} />
        {personId !== "" && (
          <Field label="Entry without a second check" hint={record.loading ? "Loading…" : ""} wrong={wrong.entry}>
            <select value={entryId} onChange={(e) => setEntry(e.target.value)}>
              <option value="">Choose…</option>
              {entries.map((entry) => (
                <option key={entry.entryId} value={entry.entryId}>
                  {named(entry, medicine)}
                </option>
              ))}
            </select>
          </Field>
        )}
        {personId === "" && wrong.entry && <p className="wrong">{wrong.entry}</p>}
        <Field label="Reason" hint="Who was on shift, who was rung, and why it could not wait." wrong={wrong.reason}>
          <textarea value={reason} onChange={(e) => setReason(e.target.value)} />
        </Field>
        <Refused refusal={make.refusal} />
        <div>
          <Button kind="danger" type="submit" busy={make.busy}>
            Record the override
          </Button>
        </div>
      </form>
    </Action>
  );
}
