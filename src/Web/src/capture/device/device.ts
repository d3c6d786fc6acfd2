import { useSyncExternalStore } from "react";
import type { Who } from "../../session/session";
import type { Captured, ClockNote } from "../captured";
import { portsOf } from "../sync/ports";
import { type Sent, sync } from "../sync/sync";
import { change, forgiveWrongPins, type Opening, openVault, prepareVault, renewKey } from "../vault/locks";
import { type Receipt, store } from "../vault/store";
import type { Vault } from "../vault/vault";
import { compareClocks, fetchKit, type Progress } from "./fetchKit";
import { lookAgain } from "./kept";
import { type Kit, packKit, unpackKit } from "./kit";

/** What is open on this device, for as long as its PIN holds. */
export interface Open {
  vault: Vault;
  kit: Kit | null;
  captured: readonly Captured[];
  damaged: number;
  receipts: readonly Receipt[];
  sending: { done: number; all: number } | null;
  sent: Sent | null;
}

const idle = 5 * 60_000;

let open: Open | null = null;
let usedAt = 0;
const listeners = new Set<() => void>();
let closeTab: (() => void) | undefined;

function become(next: Open | null): void {
  open = next;
  for (const tell of listeners) tell();
}

const patch = (what: Partial<Open>) => open && become({ ...open, ...what });

// The first tab that sees the device unused for long enough locks; so does one that was put aside and is looked at again.
setInterval(lockWhenIdle, 5_000);
document.addEventListener("visibilitychange", lockWhenIdle);
for (const use of ["pointerdown", "keydown", "input"]) {
  document.addEventListener(
    use,
    () => {
      lockWhenIdle();
      usedAt = Date.now();
    },
    { capture: true, passive: true },
  );
}
function lockWhenIdle(): void {
  if (open && Date.now() - usedAt > idle) lock();
}

export function lock(): void {
  closeTab?.();
  closeTab = undefined;
  become(null);
}

async function show(vault: Vault): Promise<void> {
  usedAt = Date.now();
  const packed = await vault.json("kit", "kit");
  // Held for as long as it is open here: no other tab may change its key meanwhile.
  void navigator.locks?.request(
    `reinstate-capture-open:${vault.owner}`,
    { mode: "shared" },
    () =>
      new Promise<void>((done) => {
        closeTab = done;
      }),
  );
  become({ vault, kit: packed ? unpackKit(packed) : null, captured: [], damaged: 0, receipts: [], sending: null, sent: null });
  await reload();
}

/** Reads again what waits. */
export async function reload(): Promise<void> {
  if (!open) return;
  const { vault } = open;
  const [{ found, damaged }, receipts] = await Promise.all([vault.all<Captured>("entry"), vault.receipts()]);
  if (open?.vault === vault) patch({ captured: found.sort((a, b) => a.writtenAt - b.writtenAt), damaged, receipts });
  await lookAgain();
}

export async function unlock(owner: string, pin: string): Promise<Opening> {
  const db = await store();
  const opening = await openVault(db, owner, pin);
  if ("opened" in opening) await show(await renewed(opening.opened, pin));
  await lookAgain();
  return opening;
}

// With nothing waiting and no other tab open, what was sent gets a key that nobody has any more.
async function renewed(vault: Vault, pin: string): Promise<Vault> {
  const db = await store();
  if (!navigator.locks || (await vault.receipts()).length === 0) return vault;
  return navigator.locks.request(`reinstate-capture-open:${vault.owner}`, { ifAvailable: true }, async (alone) => (alone ? renewKey(db, vault, pin) : vault));
}

export async function prepare(
  about: { owner: string; initials: string; serial: string; serviceId: string; staffId: string },
  pin: string,
  progress: Progress,
): Promise<void> {
  const kit = await fetchKit(about.serviceId, about.staffId, progress);
  const clocks = await compareClocks();
  await navigator.storage?.persist?.();
  const { staffId: _, ...row } = about;
  const vault = await prepareVault(
    await store(),
    { ...row, serviceName: kit.serviceName, clockAhead: clocks?.ahead ?? 0, serverSeenAt: clocks?.serverAt ?? 0 },
    pin,
  );
  await vault.putJson("kit", "kit", packKit(kit));
  await show(vault);
}

/** Fetches the kit anew, perhaps for another service. The old one stays until the new one is kept. */
export async function refreshKit(serviceId: string, staffId: string, progress: Progress): Promise<void> {
  if (!open) return;
  const kit = await fetchKit(serviceId, staffId, progress);
  await open.vault.putJson("kit", "kit", packKit(kit));
  patch({ kit });
}

/** Whoever signed in with the server as its owner may try the PIN again. */
export const forgive = async (owner: string) => forgiveWrongPins(await store(), owner);

export function clockNote(vault: Vault, now: number): ClockNote {
  const { clockAhead, serverSeenAt } = vault.row;
  return { ahead: clockAhead, comparedAt: serverSeenAt, beforeLastSeen: serverSeenAt > 0 && now - clockAhead < serverSeenAt - 60_000 };
}

/** Keeps something, and only then counts it. */
export async function keep(one: Captured, photo?: Uint8Array<ArrayBuffer>): Promise<void> {
  if (!open) throw new Error("This device is locked.");
  const { vault } = open;
  if (photo) await vault.put("photo", one.id, photo);
  await vault.putJson("entry", one.id, one);
  await reload();
}

// While something is being sent, in whichever tab, nothing that waits is changed: what was accepted would not be what is kept.
const whenNotSending = <T>(act: () => Promise<T>): Promise<T> => (navigator.locks ? navigator.locks.request("reinstate-capture-sync", act) : act());

async function stillMine(id: string): Promise<void> {
  const now = await open?.vault.json<Captured>("entry", id);
  if (!now) throw new Error("It was sent meanwhile, and is not on this device any more.");
  if (now.sending) throw new Error("It was sent, and the answer is not here yet. Wait for it first.");
}

/** Keeps things that are here already in another form. */
export const replace = (...all: Captured[]): Promise<void> =>
  whenNotSending(async () => {
    for (const one of all) {
      await stillMine(one.id);
      await open?.vault.putJson("entry", one.id, one);
    }
    await reload();
  });

export const discard = (id: string): Promise<void> =>
  whenNotSending(async () => {
    await stillMine(id);
    await open?.vault.remove("entry", id);
    await open?.vault.remove("photo", id);
    await reload();
  });

/** Sends what waits, as whoever is signed in; only one tab at a time does. */
export async function sendAll(who: Who): Promise<void> {
  if (!open || open.sending) return;
  const { vault } = open;
  patch({ sending: { done: 0, all: open.captured.length } });
  try {
    const clocks = await compareClocks();
    if (clocks) {
      await change(await store(), vault.owner, { clockAhead: clocks.ahead, serverSeenAt: clocks.serverAt });
      Object.assign(vault.row, { clockAhead: clocks.ahead, serverSeenAt: clocks.serverAt });
    }
    const run = () => sync(portsOf(vault, who, (done, all) => patch({ sending: { done, all } })));
    const sent = navigator.locks
      ? await navigator.locks.request("reinstate-capture-sync", { ifAvailable: true }, (mine) => (mine ? run() : null))
      : await run();
    patch({ sent: sent ?? { accepted: 0, waits: 0, refused: 0, stopped: "Another tab is sending." } });
  } catch (error) {
    patch({
      sent: {
        accepted: 0,
        waits: 0,
        refused: 0,
        stopped: error instanceof Error && "rawMessage" in error ? String(error.rawMessage) : "The server did not answer.",
      },
    });
  } finally {
    patch({ sending: null });
    await reload();
  }
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const openNow = () => open;
export const useOpen = () => useSyncExternalStore(subscribe, () => open);
