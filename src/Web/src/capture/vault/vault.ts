import { type Sealed, seal, unseal } from "./keys";
import { type Kind, type Receipt, rowId, type SealedRow, type Store, strictly, type VaultRow } from "./store";

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** Not kept: the device has no room. What was typed is still on the page. */
export class NoRoom extends Error {}

/** A record that does not open: it was changed on the device, or belongs elsewhere. */
export class Damaged extends Error {}

/** The content key is another one by now: what would be written under the old one could never be read. */
export class KeyReplaced extends Error {}

const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at]);

function failed(error: unknown): never {
  if (error instanceof DOMException && error.name === "QuotaExceededError") throw new NoRoom("There is no room left on this device.");
  throw error;
}

/**
 * One person's records on this device, open. Every record is enciphered and bound to its id; what is written is on the disk when the promise is kept.
 * Another person's records have another key, so they stay closed.
 */
export class Vault {
  readonly owner: string;

  constructor(
    private readonly store: Store,
    readonly row: VaultRow,
    private readonly key: CryptoKey,
  ) {
    this.owner = row.owner;
  }

  /** A record as it would be kept, for a write together with others. */
  async sealedRow(kind: Kind, id: string, bytes: Uint8Array<ArrayBuffer>): Promise<SealedRow> {
    const full = rowId(this.owner, kind, id);
    return { ...(await seal(this.key, full, bytes)), id: full, owner: this.owner, kind, bytes: bytes.byteLength };
  }

  private async opened(kind: Kind, row: SealedRow): Promise<Uint8Array<ArrayBuffer>> {
    try {
      // Bound to the kind that is asked for, not to the one that the row claims.
      const id = row.id.slice(rowId(this.owner, kind, "").length);
      return await unseal(this.key, rowId(this.owner, kind, id), row satisfies Sealed);
    } catch {
      throw new Damaged("A record on this device was changed and cannot be read.");
    }
  }

  async put(kind: Kind, id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const row = await this.sealedRow(kind, id, bytes);
    try {
      const write = this.store.transaction(["vaults", "sealed"], "readwrite", strictly);
      const now = await write.objectStore("vaults").get(this.owner);
      if (!now || !sameBytes(now.iv, this.row.iv)) {
        write.abort();
        await write.done.catch(() => undefined);
        throw new KeyReplaced("This device was opened anew elsewhere. Lock it here and open it with your PIN again.");
      }
      await Promise.all([write.objectStore("sealed").put(row), write.done]);
    } catch (error) {
      failed(error);
    }
  }

  putJson = (kind: Kind, id: string, value: unknown): Promise<void> => this.put(kind, id, utf8.encode(JSON.stringify(value)));

  async bytes(kind: Kind, id: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const row = await this.store.get("sealed", rowId(this.owner, kind, id));
    return row && this.opened(kind, row);
  }

  async json<T>(kind: Kind, id: string): Promise<T | undefined> {
    const bytes = await this.bytes(kind, id);
    return bytes && (JSON.parse(text.decode(bytes)) as T);
  }

  /** All of a kind. A damaged one does not hide the others. */
  async all<T>(kind: Kind): Promise<{ found: T[]; damaged: number }> {
    const rows = (await this.store.getAllFromIndex("sealed", "owner", this.owner)).filter((row) => row.kind === kind);
    const found: T[] = [];
    let damaged = 0;
    for (const row of rows) {
      try {
        found.push(JSON.parse(text.decode(await this.opened(kind, row))) as T);
      } catch {
        damaged++;
      }
    }
    return { found, damaged };
  }

  async remove(kind: Kind, id: string): Promise<void> {
    const write = this.store.transaction("sealed", "readwrite", strictly);
    await Promise.all([write.store.delete(rowId(this.owner, kind, id)), write.done]);
  }

  /** Gives up the copy for the receipt, both or neither. */
  async accepted(id: string, kinds: Kind[], receipt: Omit<Receipt, "owner" | "id">): Promise<void> {
    const write = this.store.transaction(["sealed", "receipts"], "readwrite", strictly);
    const sealed = write.objectStore("sealed");
    const receipts = write.objectStore("receipts");
    await Promise.all([
      ...kinds.map((kind) => sealed.delete(rowId(this.owner, kind, id))),
      receipts.put({ ...receipt, id: `${this.owner}/${id}`, owner: this.owner }),
      write.done,
    ]);
  }

  receipts = (): Promise<Receipt[]> => this.store.getAllFromIndex("receipts", "owner", this.owner);
}
