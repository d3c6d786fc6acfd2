import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { say } from "../../ui/say";
import { forgetVault } from "../vault/locks";
import { store, type VaultRow } from "../vault/store";
import { lock } from "./device";
import { onlyHere } from "./KeptMark";
import { lookAgain } from "./kept";

/** Gives up what a person keeps on this device, for whoever forgot the PIN. What is not sent is lost, and that is said first. */
export function StartAgain({ vault, waiting }: { vault: VaultRow; waiting: number }) {
  const [asking, ask] = useState(false);
  const [typed, type] = useState("");
  const sure = waiting === 0 || typed.trim().toLowerCase() === "lose them";
  const forget = async () => {
    if (!sure) return;
    await forgetVault(await store(), vault.owner);
    lock();
    await lookAgain();
    ask(false);
    say("This device keeps nothing of yours any more.");
  };
  return (
    <div>
      <Button kind="plain" onClick={() => ask(true)}>
        Forget everything on this device and start again
      </Button>
      <Dialog title="Forget everything on this device?" open={asking} onClose={() => ask(false)}>
        {waiting > 0 ? (
          <>
            <p>
              <strong>{onlyHere(waiting)}.</strong> It is nowhere else: write it on paper from memory first, and tell your manager. This cannot be undone.
            </p>
            <Field label="To go on, type: lose them">
              <input value={typed} onChange={(event) => type(event.target.value)} autoComplete="off" />
            </Field>
          </>
        ) : (
          <p>Everything of yours that was written here is sent. What was fetched for writing without a network is removed.</p>
        )}
        <div className="row">
          <Button onClick={() => ask(false)}>Keep it</Button>
          <Button kind="danger" aria-disabled={!sure} onClick={() => void forget()}>
            Forget
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
