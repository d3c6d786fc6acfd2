import { useEffect, useState } from "react";
import { useSession } from "../session/session";
import { Loading, Notice } from "../ui/Notice";
import { useTitle } from "../ui/useTitle";
import "./capture.css";
import { lock, useOpen } from "./device/device";
import { useKept } from "./device/kept";
import { PinGate } from "./device/PinGate";
import { Prepare } from "./device/Prepare";
import { WhoAreYou } from "./device/WhoAreYou";
import "./sync/driver";
import { Unlocked } from "./Unlocked";
import { ownerOf } from "./vault/locks";

/** Writing down care with or without a network, on a device that was prepared for it. */
export default function Capture() {
  useTitle("Record");
  const session = useSession();
  const who = session.state === "somebody" && !session.ended ? session.who : null;
  const kept = useKept();
  const open = useOpen();
  const owner = useOwner(who?.organisation, who?.person);
  const [chosen, choose] = useState("");
  const another = open !== null && owner !== "" && open.vault.owner !== owner;
  // Somebody else is signed in by now: what is open is not theirs to see.
  useEffect(() => {
    if (another) lock();
  }, [another]);
  if (!kept.known || (who && owner === "")) return <Loading what="what this device keeps" />;
  if (kept.unusable)
    return (
      <>
        <h1>Record</h1>
        <Notice kind="bad" title="Nothing can be kept on this device">
          <p>Its browser does not allow storage, as in a private window. Write on paper, or use another device.</p>
        </Notice>
      </>
    );
  if (open && !another) return <Unlocked open={open} who={who} />;
  const vault = kept.vaults.find((one) => one.owner === (owner || chosen));
  if (vault) return <PinGate key={vault.owner} vault={vault} who={who} back={who ? undefined : () => choose("")} />;
  return who ? <Prepare owner={owner} who={who} /> : <WhoAreYou vaults={kept.vaults} waiting={kept.waiting} choose={choose} />;
}

function useOwner(organisation: string | undefined, person: string | undefined): string {
  const [owner, become] = useState("");
  useEffect(() => {
    let asked = true;
    become("");
    if (organisation !== undefined && person !== undefined) void ownerOf(organisation, person).then((id) => asked && become(id));
    return () => {
      asked = false;
    };
  }, [organisation, person]);
  return owner;
}
