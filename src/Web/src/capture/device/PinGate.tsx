import { type FormEvent, useEffect, useState } from "react";
import { Link } from "react-router";
import type { Who } from "../../session/session";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { useNow } from "../../ui/useNow";
import { mostWrongPins } from "../vault/locks";
import type { VaultRow } from "../vault/store";
import { forgive, unlock } from "./device";
import { onlyHere } from "./KeptMark";
import { lookAgain, useKept } from "./kept";
import { StartAgain } from "./StartAgain";

/** Opens what a person keeps on this device. */
export function PinGate({ vault, who, back }: { vault: VaultRow; who: Who | null; back: (() => void) | undefined }) {
  const [pin, type] = useState("");
  const [busy, work] = useState(false);
  const [wrong, tell] = useState("");
  const now = useNow(1000);
  const waiting = useKept().waiting.get(vault.owner) ?? 0;
  const lockedOut = vault.wrongPins >= mostWrongPins;
  const pause = Math.max(0, Math.ceil((vault.waitUntil - now) / 1000));
  useEffect(() => {
    // Signed in with the server as its owner: that is more than a PIN proves.
    if (who && lockedOut) void forgive(vault.owner).then(lookAgain);
  }, [who, lockedOut, vault.owner]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || pause > 0) return;
    work(true);
    const opening = await unlock(vault.owner, pin).catch((error: Error) => ({ failed: error.message }));
    work(false);
    type("");
    if ("failed" in opening) tell(opening.failed);
    else if ("left" in opening)
      tell(`That is not the PIN. ${opening.left === 1 ? "One try is" : `${opening.left} tries are`} left before you have to sign in online.`);
  };
  if (lockedOut && !who)
    return (
      <Notice kind="bad" title="Too many wrong PINs">
        <p>{waiting > 0 ? `${onlyHere(waiting)}, and safe. ` : ""}Sign in with the network, then open it again. Until then write on paper.</p>
      </Notice>
    );
  return (
    <form className="stack gate" onSubmit={submit}>
      <h1>Record on this device</h1>
      <p>
        Locked: {vault.initials}, {vault.serviceName}. {waiting > 0 && `${onlyHere(waiting)}.`}
      </p>
      <Field label="PIN of this device" wrong={wrong} hint="The 6 to 12 digits you chose when you prepared it.">
        <input type="password" inputMode="numeric" autoComplete="off" value={pin} onChange={(event) => type(event.target.value)} />
      </Field>
      <div className="row">
        <Button kind="first" type="submit" busy={busy} aria-disabled={pause > 0}>
          {pause > 0 ? `Wait ${pause} s` : "Open"}
        </Button>
        {back && <Button onClick={back}>Somebody else</Button>}
      </div>
      {who ? (
        <StartAgain vault={vault} waiting={waiting} />
      ) : (
        <p className="quiet">Forgotten the PIN? Nobody can open this device for you. Write on paper and tell your manager.</p>
      )}
      <p>
        <Link to="/help">Help</Link>
      </p>
    </form>
  );
}
