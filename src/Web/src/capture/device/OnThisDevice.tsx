import { Link } from "react-router";
import { Notice } from "../../ui/Notice";
import { onlyHere } from "./KeptMark";
import { useKept } from "./kept";

/** At the door: that this device can be written on without the server, and what it still holds. */
export function OnThisDevice() {
  const { vaults, total } = useKept();
  if (vaults.length === 0) return null;
  return (
    <Notice kind={total > 0 ? "warn" : "good"} title={total > 0 ? `${onlyHere(total)}.` : "This device is prepared"}>
      <p>You can write down care here with your PIN, without the server.</p>
      <Link className="button" to="/capture">
        Record on this device
      </Link>
    </Notice>
  );
}
