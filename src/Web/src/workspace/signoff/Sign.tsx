import { type FormEvent, useState } from "react";
import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
import { useBoard } from "../../live/board";
import { useWho } from "../../session/session";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Notice, Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { useScope } from "../service";
import { count } from "../words";

/** The signature: a statement in the signer's own words, and a second question that names what is signed. */
export function Sign({ run }: { run: RunSummary }) {
  const scope = useScope();
  const who = useWho();
  const incident = useBoard().incidents.find((one) => one.incidentId === run.incidentId);
  const [statement, setStatement] = useState("");
  const [wrong, setWrong] = useState("");
  const [asking, setAsking] = useState(false);
  const sign = useCommand(recovery.signOffService);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setWrong(statement.trim() === "" ? "Write what you state by signing." : "");
    if (statement.trim() !== "") setAsking(true);
  };
  const confirm = async () => {
    if (await sign.send({ ...scope, statement: statement.trim() })) {
      setAsking(false);
      say(`${run.serviceName} is signed off.`);
    }
  };
  const done = run.completeness;
  return (
    <form className="stack" onSubmit={ask}>
      <Notice kind="good" title="Nothing is in the way of sign-off">
        <p>It is signed by somebody who typed in none of it.</p>
      </Notice>
      <Field
        label="Statement"
        hint="For example: every person has a complete record for the outage; I have read the open questions and their answers."
        wrong={wrong}
      >
        <textarea value={statement} onChange={(e) => setStatement(e.target.value)} />
      </Field>
      <Refused refusal={sign.refusal} />
      <div>
        <Button kind="first" type="submit">
          Sign off {run.serviceName}
        </Button>
      </div>
      <Dialog title={`Sign off ${run.serviceName}?`} open={asking} onClose={() => setAsking(false)}>
        <p>
          You, {who.name || who.person}, sign the recovery of <strong>{run.serviceName}</strong> from “{incident?.title || run.incidentId}”:{" "}
          {count(done?.expected ?? 0, "item")} expected, {done?.checked ?? 0} entries checked, {count(done?.excepted ?? 0, "exception")}, {run.sheetsAccounted}{" "}
          of {count(run.sheetsIssued, "sheet")} accounted for, {count(run.overrides, "override")}.
        </p>
        <p>“{statement.trim()}”</p>
        <p>Your signature covers the record as it is at that moment. It cannot be taken back; an entry that comes later reopens it for everybody to see.</p>
        <Refused refusal={sign.refusal} />
        <div className="row">
          <Button kind="first" busy={sign.busy} onClick={() => void confirm()}>
            Sign
          </Button>
          <Button onClick={() => setAsking(false)}>Not now</Button>
        </div>
      </Dialog>
    </form>
  );
}
