import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Notice";
import { onlyHere } from "./KeptMark";
import type { Kept } from "./kept";

/** Without the server nobody is signed in: whoever prepared this device says so, and proves it with their PIN. */
export function WhoAreYou({ vaults, waiting, choose }: { vaults: Kept["vaults"]; waiting: Kept["waiting"]; choose: (owner: string) => void }) {
  if (vaults.length === 0)
    return (
      <Empty title="This device is not prepared">
        <p>While there is a network, sign in and choose Record, to prepare it for writing without one. Until then write on paper.</p>
      </Empty>
    );
  return (
    <div className="stack">
      <h1>Record on this device</h1>
      <h2>Who are you?</h2>
      <ul className="plain stack">
        {vaults.map((vault) => (
          <li key={vault.owner}>
            <Button className="wide" onClick={() => choose(vault.owner)}>
              {vault.initials}, {vault.serviceName}
              {(waiting.get(vault.owner) ?? 0) > 0 && ` – ${onlyHere(waiting.get(vault.owner) ?? 0)}`}
            </Button>
          </li>
        ))}
      </ul>
      <p className="quiet">Are you not among them? This device was not prepared by you. Write on paper.</p>
    </div>
  );
}
