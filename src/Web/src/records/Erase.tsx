import { useState } from "react";
import { people } from "../api/clients/people";
import { useCommand } from "../api/commands";
import type { PersonRetention } from "../gen/reinstate/v1/retention_pb";
import { Confirm } from "../ui/Confirm";
import { Field } from "../ui/Field";
import { Refused } from "../ui/Notice";
import { say } from "../ui/say";

const bases = [
  { basis: "", words: "Their time is over" },
  { basis: "erasure_request", words: "The person asks for erasure, and the law allows it" },
  { basis: "court_order", words: "A court orders it" },
];

/** The end of a person's records: what exactly will be lost stands there before it is done, and the id has to be typed. */
export function Erase({ one }: { one: PersonRetention }) {
  const [basis, setBasis] = useState("");
  const [reference, setReference] = useState("");
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const erase = useCommand(people.erasePerson);
  const wrong = typed !== "" && typed !== one.personId ? `Type ${one.personId}` : undefined;
  const send = async () => {
    if (typed !== one.personId) return false;
    const content = { personId: one.personId, careEndedOn: "", reason: reason.trim(), lawfulBasis: basis, lawfulReference: basis ? reference.trim() : "" };
    const done = await erase.send(content);
    if (done) say(`The records of ${one.personId} are erased.`);
    return done;
  };
  return (
    <section className="panel stack" aria-labelledby="end">
      <h2 id="end">Erase</h2>
      <p>Refused while a legal hold stands, while an incident with the person is open, and before the time is over unless there is a lawful reason.</p>
      <div className="row">
        <Confirm kind="danger" label="Erase the records" title={`Erase the records of ${one.name || one.personId}?`} busy={erase.busy} onConfirm={send}>
          <p>This cannot be undone. The key of all this is destroyed, and nobody can read it again:</p>
          <ul>
            <li>
              the registration of {one.name || one.personId} ({one.personId}), with every earlier version, and when care ended
            </li>
            <li>
              {one.incidentIds.length === 0
                ? "no record in any incident"
                : `the whole record in ${one.incidentIds.join(", ")}: what was expected, entries and corrections, medicines, questions, findings, contacts`}
            </li>
            <li>photographs and scans of the person's own sheets, and what is planned for them</li>
            <li>reference and reason of legal holds on the person, and why readers said that they read the record</li>
          </ul>
          <p>
            What stays: the id, that and why it was erased, who read when, and the figures on which sign-offs were given. Copies that were handed out stay with
            whoever has them.
          </p>
          <Field label="Why may it be erased">
            <select value={basis} onChange={(event) => setBasis(event.target.value)}>
              {bases.map((choice) => (
                <option key={choice.basis} value={choice.basis}>
                  {choice.words}
                </option>
              ))}
            </select>
          </Field>
          {basis !== "" && (
            <Field label="Reference of the request or order" hint="It stays readable for ever: name nobody.">
              <input value={reference} maxLength={200} onChange={(event) => setReference(event.target.value)} />
            </Field>
          )}
          <Field label="Reason" hint="It stays readable for ever: name nobody.">
            <textarea value={reason} maxLength={4000} onChange={(event) => setReason(event.target.value)} />
          </Field>
          <Field label={`Type ${one.personId} to confirm`} wrong={wrong}>
            <input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
          </Field>
          <Refused refusal={erase.refusal} />
        </Confirm>
      </div>
    </section>
  );
}
