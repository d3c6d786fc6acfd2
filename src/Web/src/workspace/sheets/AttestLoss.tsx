import { type FormEvent, useState } from "react";
import { recovery } from "../../api/clients/recovery";
import { useCommand } from "../../api/commands";
import type { Sheet } from "../../gen/reinstate/facts/v1/facts_pb";
import { Action } from "../../ui/Action";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { useScope } from "../service";

/** There is no way back from this, so it is asked twice and names what it means. */
export function AttestLoss({ sheet }: { sheet: Sheet }) {
  const scope = useScope();
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState("");
  const [asking, setAsking] = useState(false);
  const attest = useCommand(recovery.attestSheetLoss);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setWrong(reason.trim() === "" ? "Say where it was looked for, and who was asked." : "");
    if (reason.trim() !== "") setAsking(true);
  };
  const confirm = async () => {
    if (await attest.send({ ...scope, serial: sheet.serial, reason: reason.trim() })) {
      setAsking(false);
      say(`The loss of sheet ${sheet.serial} is attested.`);
    }
  };
  return (
    <Action summary="It cannot be found">
      <form className="stack" onSubmit={ask}>
        <Field label="Where it was looked for, and who was asked" wrong={wrong}>
          <textarea value={reason} onChange={(e) => setReason(e.target.value)} />
        </Field>
        <div>
          <Button kind="danger" type="submit">
            Attest that it is lost
          </Button>
        </div>
      </form>
      <Dialog title={`Attest the loss of sheet ${sheet.serial}?`} open={asking} onClose={() => setAsking(false)}>
        <p>You state by name that it was looked for and is lost. This cannot be taken back. What stood on it has to be asked of whoever gave the care.</p>
        <p>“{reason.trim()}”</p>
        <Refused refusal={attest.refusal} />
        <div className="row">
          <Button kind="danger" busy={attest.busy} onClick={() => void confirm()}>
            Attest the loss
          </Button>
          <Button onClick={() => setAsking(false)}>Go on looking</Button>
        </div>
      </Dialog>
    </Action>
  );
}
