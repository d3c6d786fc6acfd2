import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Sealed, Wrapped } from "./keys";

/** Readable without a PIN, so that the device can say whose and how much there is: no name, nothing of anybody's care. */
export interface VaultRow extends Wrapped {
  /** Digest of organisation and person. */
  owner: string;
  /** What stands on paper beside an entry; to choose oneself by. */
  initials: string;
  serviceId: string;
  serviceName: string;
  /** Serial of this person's sheet on this device. */
  serial: string;
  preparedAt: number;
  wrongPins: number;
  /** No PIN is tried before, by this device's clock. */
  waitUntil: number;
  /** When the server was last heard, by its clock. */
  serverSeenAt: number;
  /** Milliseconds that this device's clock was ahead of the server's when last compared. */
  clockAhead: number;
}

export type Kind = "kit" | "entry" | "photo" | "draft";

export interface SealedRow extends Sealed {
  id: string;
  owner: string;
  kind: Kind;
  bytes: number;
}

/** That something was accepted, and nothing of what it said. */
export interface Receipt {
  id: string;
  owner: string;
  kind: "entry" | "photo";
  position: string;
  acceptedAt: number;
}

interface Schema extends DBSchema {
  vaults: { key: string; value: VaultRow };
  sealed: { key: string; value: SealedRow; indexes: { owner: string } };
  receipts: { key: string; value: Receipt; indexes: { owner: string } };
}

export type Store = IDBPDatabase<Schema>;

export function openStore(): Promise<Store> {
  return openDB<Schema>("reinstate-capture", 1, {
    upgrade(db) {
      db.createObjectStore("vaults", { keyPath: "owner" });
      db.createObjectStore("sealed", { keyPath: "id" }).createIndex("owner", "owner");
      db.createObjectStore("receipts", { keyPath: "id" }).createIndex("owner", "owner");
    },
  });
}

let opened: Promise<Store> | undefined;
export const store = () => {
  opened ??= openStore();
  return opened;
};

// Strict: the promise is kept only when the disk has it, not when the operating system has promised to write it.
export const strictly = { durability: "strict" } as const;

export const rowId = (owner: string, kind: Kind, id: string) => `${owner}/${kind}/${id}`;
