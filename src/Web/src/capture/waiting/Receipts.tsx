import { dayAndClock, inLondon } from "../../time/moment";
import type { Receipt } from "../vault/store";

/** That things were taken, and where they stand in the log: nothing of what they say is here any more. */
export function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
  if (receipts.length === 0) return null;
  const newest = [...receipts].sort((a, b) => b.acceptedAt - a.acceptedAt);
  return (
    <details>
      <summary>
        The server has taken {receipts.length} from this device, the last at {dayAndClock(inLondon(newest[0]?.acceptedAt ?? 0))}
      </summary>
      <ul>
        {newest.slice(0, 100).map((one) => (
          <li key={one.id}>
            {one.kind === "photo" ? "Photo" : "Entry"}, taken {dayAndClock(inLondon(one.acceptedAt))}, number {one.position} of the log
          </li>
        ))}
      </ul>
      {newest.length > 100 && <p className="quiet">And {newest.length - 100} before.</p>}
    </details>
  );
}
