import { iterations, keyOfPin, newContentKey, newSalt, unwrap } from "./keys";
import { type Store, strictly, type VaultRow } from "./store";
import { Vault } from "./vault";

export const mostWrongPins = 10;

/** Who a vault belongs to, without saying it. */
export async function ownerOf(organisation: string, person: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`reinstate-capture\n${organisation}\n${person}`));
  return [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, 32);
}

/** How long until another PIN may be tried: the first three slips cost nothing, then each twice as much. */
export const pauseAfter = (wrong: number): number => (wrong < 3 ? 0 : Math.min(15 * 60_000, 5_000 * 2 ** (wrong - 3)));

export type Opening = { opened: Vault } | { wrong: number; left: number } | { waitFor: number } | { signInFirst: true };

/** Makes a person's place on this device, with a key of its own. Never over one that is there. */
export async function prepareVault(
  store: Store,
  about: Pick<VaultRow, "owner" | "initials" | "serviceId" | "serviceName" | "serial" | "clockAhead" | "serverSeenAt">,
  pin: string,
  rounds = iterations,
): Promise<Vault> {
  const salt = newSalt();
  const { wrapped, key } = await newContentKey(await keyOfPin(pin, salt, rounds), salt, rounds, about.owner);
  const row: VaultRow = { ...about, ...wrapped, preparedAt: Date.now(), wrongPins: 0, waitUntil: 0 };
  const write = store.transaction("vaults", "readwrite", strictly);
  await Promise.all([write.store.add(row), write.done]);
  return new Vault(store, row, key);
}

/** Opens with a PIN. The guess is counted before it is tried, so that pulling the plug saves nobody a wrong one. */
export async function openVault(store: Store, owner: string, pin: string, now = Date.now()): Promise<Opening> {
  const counting = store.transaction("vaults", "readwrite", strictly);
  const row = await counting.store.get(owner);
  if (!row) throw new Error("This device is not prepared for this person.");
  if (row.wrongPins >= mostWrongPins) return { signInFirst: true };
  if (row.waitUntil > now) return { waitFor: row.waitUntil - now };
  const wrong = row.wrongPins + 1;
  const counted = { ...row, wrongPins: wrong, waitUntil: now + pauseAfter(wrong) };
  await Promise.all([counting.store.put(counted), counting.done]);
  try {
    const key = await unwrap(await keyOfPin(pin, row.salt, row.iterations), row, owner);
    await forgiveWrongPins(store, owner);
    return { opened: new Vault(store, { ...counted, wrongPins: 0, waitUntil: 0 }, key) };
  } catch {
    return wrong >= mostWrongPins ? { signInFirst: true } : { wrong, left: mostWrongPins - wrong };
  }
}

/** After the right PIN, or after the person signed in with the server again. */
export async function forgiveWrongPins(store: Store, owner: string): Promise<void> {
  await change(store, owner, { wrongPins: 0, waitUntil: 0 });
}

/** Changes what is readable without a PIN. */
export async function change(store: Store, owner: string, what: Partial<Omit<VaultRow, "owner">>): Promise<void> {
  const write = store.transaction("vaults", "readwrite", strictly);
  const row = await write.store.get(owner);
  if (row) await write.store.put({ ...row, ...what });
  await write.done;
}

/**
 * A new key for what remains, when nothing waits any more: what was sent was enciphered under the old one, which is then nowhere, so remains of it on the disk say nothing.
 */
export async function renewKey(store: Store, vault: Vault, pin: string): Promise<Vault> {
  const kit = await vault.bytes("kit", "kit");
  const salt = newSalt();
  const { wrapped, key } = await newContentKey(await keyOfPin(pin, salt, vault.row.iterations), salt, vault.row.iterations, vault.owner);
  const renewed = new Vault(store, { ...vault.row, ...wrapped }, key);
  const sealed = kit && (await renewed.sealedRow("kit", "kit", kit));
  const write = store.transaction(["vaults", "sealed"], "readwrite", strictly);
  const rows = await write.objectStore("sealed").index("owner").getAll(vault.owner);
  if (rows.some((row) => row.kind !== "kit")) {
    // Something was written meanwhile, by another tab: its key must stay.
    write.abort();
    await write.done.catch(() => undefined);
    return vault;
  }
  const now = await write.objectStore("vaults").get(vault.owner);
  await write.objectStore("vaults").put({ ...(now ?? vault.row), ...wrapped });
  if (sealed) await write.objectStore("sealed").put(sealed);
  await write.done;
  return renewed;
}

/** Everything of a person on this device, gone for good. Only ever after they were told how much that is. */
export async function forgetVault(store: Store, owner: string): Promise<void> {
  const write = store.transaction(["vaults", "sealed", "receipts"], "readwrite", strictly);
  const mine = IDBKeyRange.bound(`${owner}/`, `${owner}0`, false, true);
  await Promise.all([
    write.objectStore("vaults").delete(owner),
    write.objectStore("sealed").delete(mine),
    write.objectStore("receipts").delete(mine),
    write.done,
  ]);
}
