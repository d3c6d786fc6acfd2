import { fromJson } from "@bufbuild/protobuf";
import { people } from "../../api/clients/people";
import { recovery } from "../../api/clients/recovery";
import { scans } from "../../api/clients/scans";
import { type Entry, EntrySchema } from "../../gen/reinstate/facts/v1/facts_pb";
import { liveBoard } from "../../live/board";
import { inLondon } from "../../time/moment";
import type { Captured } from "../captured";
import type { Vault } from "../vault/vault";
import { incidentFor } from "./address";
import { outcomeOf } from "./outcome";
import type { Ports } from "./sync";

/** Roles that may hand out sheets (docs/access.md): whoever has none of them waits until a shift lead registers the device's. */
const issuers = new Set([
  "nurse_in_charge",
  "deputy_manager",
  "care_coordinator",
  "medicines_lead",
  "safeguarding_lead",
  "registered_manager",
  "on_call_manager",
  "branch_manager",
]);
export const mayIssue = (roles: readonly string[]) => roles.some((role) => issuers.has(role));

/** Said of what a person has to decide about. */
export const noOutage = "No outage of its time is open at this service, or more than one. It waits until there is one, or you say which it belongs to.";

/** The attempts of an open vault against the server. */
export function portsOf(vault: Vault, who: { person: string; roles: string[] }, progress: Ports["progress"]): Ports {
  const registered = new Map<string, boolean>();
  return {
    waiting: async () => (await vault.all<Captured>("entry")).found.sort((a, b) => a.writtenAt - b.writtenAt),
    keep: (one) => vault.putJson("entry", one.id, one),
    accepted: (one, position) => vault.accepted(one.id, ["entry", "photo"], { kind: one.kind, position, acceptedAt: Date.now() }),
    newKey: () => crypto.randomUUID(),
    progress,
    address: async (one) => {
      const incidentId = one.chosenIncident ?? incidentFor(liveBoard.snapshot().runs, one.serviceId, one.kind === "entry" ? one.occurredAt : one.writtenAt);
      if (!incidentId) return { waits: noOutage };
      if (one.kind === "photo") return { incidentId, serial: one.serial };
      const { serial } = vault.row;
      const known = registered.get(incidentId) ?? (await sheetKnown(incidentId, one.serviceId, serial));
      registered.set(incidentId, known);
      if (known) return { incidentId, serial };
      if (!mayIssue(who.roles))
        return { waits: `Whoever counts the sheets has to register this device's sheet ${serial} first: they can scan its code under This device.` };
      await recovery.issueSheets({
        header: { idempotencyKey: `device-sheet:${incidentId}:${serial}` },
        incidentId,
        serviceId: one.serviceId,
        sheets: [{ serial, kind: "other", pages: 1, issuedAt: inLondon(Math.floor(Math.min(one.writtenAt, Date.now()) / 1000) * 1000), issuedTo: who.person }],
      });
      registered.set(incidentId, true);
      return { incidentId, serial };
    },
    send: async (one, to) => {
      try {
        return { accepted: String(await send(vault, one, to)) };
      } catch (error) {
        return outcomeOf(error, Date.now());
      }
    },
  };
}

async function sheetKnown(incidentId: string, serviceId: string, serial: string): Promise<boolean> {
  const run = await recovery.getRecoveryRun({ incidentId, serviceId });
  return run.sheets.some((one) => one.sheet?.serial === serial);
}

async function send(vault: Vault, one: Captured, to: { incidentId: string; serial: string }): Promise<bigint> {
  const header = { idempotencyKey: one.key };
  if (one.kind === "entry") {
    const entry: Entry = { ...fromJson(EntrySchema, one.entry), sheetSerial: to.serial };
    return (await people.recordEntries({ header, incidentId: to.incidentId, personId: one.personId, entries: [entry] })).position;
  }
  const data = await vault.bytes("photo", one.id);
  if (!data) throw new Error("The photograph is not on this device any more.");
  return (await scans.keepScan({ header, incidentId: to.incidentId, serviceId: one.serviceId, serial: to.serial, page: one.page, data })).position;
}
