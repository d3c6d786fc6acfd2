import { useSyncExternalStore } from "react";
import { store, type VaultRow } from "../vault/store";

/** What this device keeps, as far as it can be told without a PIN. */
export interface Kept {
  /** False until the device was looked at. */
  known: boolean;
  /** The device's storage cannot be used (private window, switched off): nothing can be kept. */
  unusable: boolean;
  vaults: readonly VaultRow[];
  /** Entries and photographs that are only on this device, by owner. */
  waiting: ReadonlyMap<string, number>;
  total: number;
}

let kept: Kept = { known: false, unusable: false, vaults: [], waiting: new Map(), total: 0 };
const listeners = new Set<() => void>();
const others = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("reinstate-capture");
others?.addEventListener("message", () => void look());

function become(next: Kept): void {
  kept = next;
  for (const tell of listeners) tell();
}

/** Counts what waits; ids alone are read, so it costs little however large the photographs are. */
export function waitingOf(ids: readonly string[]): Map<string, number> {
  const waiting = new Map<string, number>();
  for (const id of ids) {
    const [owner = "", kind] = id.split("/");
    if (kind === "entry") waiting.set(owner, (waiting.get(owner) ?? 0) + 1);
  }
  return waiting;
}

async function look(): Promise<void> {
  try {
    const db = await store();
    const [vaults, ids] = await Promise.all([db.getAll("vaults"), db.getAllKeys("sealed")]);
    const waiting = waitingOf(ids);
    become({ known: true, unusable: false, vaults, waiting, total: [...waiting.values()].reduce((sum, one) => sum + one, 0) });
  } catch {
    become({ ...kept, known: true, unusable: true });
  }
}

/** Looks again, here and in the other tabs. */
export async function lookAgain(): Promise<void> {
  await look();
  others?.postMessage("changed");
}

// Closing the app loses nothing, but what is only here reaches nobody until it is opened again.
let leaving = false;
/** The person was told already, or leaves only to sign in and come back. */
export const leaveKnowingly = () => {
  leaving = true;
};

addEventListener("beforeunload", (event) => {
  if (kept.total > 0 && !leaving) event.preventDefault();
});

let looked = false;
const subscribe = (tell: () => void) => {
  if (!looked) {
    looked = true;
    void look();
  }
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useKept = () => useSyncExternalStore(subscribe, () => kept);
export const keptNow = () => kept;
