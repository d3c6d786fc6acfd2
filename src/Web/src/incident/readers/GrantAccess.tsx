import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import { Action } from "../../ui/Action";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Options, Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { Words } from "../../ui/Words";
import { isSubject, redactions, roles } from "./readers";

const week = 7 * 86_400_000;

/** Lets somebody from outside read this incident until a moment. How long at most, policy says, and the server refuses more. */
export function GrantAccess({ incidentId }: { incidentId: string }) {
  const [subject, setSubject] = useState("");
  const [role, setRole] = useState("");
  const [when, setWhen] = useState(() => whenOf(Date.now() + week));
  const [redaction, setRedaction] = useState("");
  const [reason, setReason] = useState("");
  const grant = useCommand(governance.grantExternalAccess);
  const until = momentOf(when);
  const named = subject.trim();
  const send = async () => {
    if (!until) return;
    if (await grant.send({ incidentId, subject: named, role, until, redaction, reason: reason.trim() })) {
      setSubject("");
      setReason("");
      say(`${named} reads this incident until then.`);
    }
  };
  const missing = [!isSubject(named) && "who", role === "" && "as what", !until && "until when", reason.trim() === "" && "what for"];
  return (
    <Action summary="Give somebody access">
      <Form button="Give access" command={grant} missing={missing} onSend={send}>
        <div className="fields">
          <Field
            label="Who?"
            hint="The name under which they sign in, as your identity provider gives it"
            wrong={named !== "" && !isSubject(named) ? "Letters, digits, dot, hyphen and underscore, at most 64, beginning with a letter or digit." : undefined}
          >
            <input value={subject} maxLength={64} autoComplete="off" spellCheck={false} onChange={(event) => setSubject(event.target.value)} />
          </Field>
          <Select label="As what?" value={role} onChange={setRole} none="Choose">
            <Options of={roles} />
          </Select>
          <WhenField label="Until when?" value={when} onChange={setWhen} />
          <Select label="How much do they read?" value={redaction} onChange={setRedaction}>
            <Options of={redactions} />
          </Select>
        </div>
        <Words label="What for?" hint="What they asked for, and by what right" value={reason} onChange={setReason} />
      </Form>
    </Action>
  );
}
