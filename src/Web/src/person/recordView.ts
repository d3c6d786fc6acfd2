import type { Entry, ExpectedItem } from "../gen/reinstate/facts/v1/facts_pb";
import { Source } from "../gen/reinstate/facts/v1/facts_pb";
import type { Finding, Item } from "../gen/reinstate/v1/common_pb";
import type { GetPersonRecordReply, PersonQuery } from "../gen/reinstate/v1/person_pb";
import { millis } from "../time/moment";

/** One person's record, with what belongs together found at once. What belongs to an item is said by the server; nothing is matched here. */
export interface RecordView {
  incidentId: string;
  serviceId: string;
  personId: string;
  name: string;
  version: bigint;
  reply: GetPersonRecordReply;
  entry: (entryId: string) => Entry | undefined;
  expected: (itemId: string) => ExpectedItem | undefined;
  item: (itemId: string) => Item | undefined;
  itemOf: (entryId: string) => Item | undefined;
  /** Paper first, then its copy, then others of the same item. */
  entriesOf: (item: Item) => Entry[];
  /** Those of them that a second person can check now: as the server says, where somebody is named who typed them. */
  waitingOf: (item: Item) => Entry[];
  queriesOf: (item: Item) => PersonQuery[];
  findingsOf: (item: Item) => Finding[];
  /** Entries that no item counts: void. */
  uncounted: Entry[];
  /** Findings and queries that belong to no item. */
  looseFindings: Finding[];
  looseQueries: PersonQuery[];
}

export function viewOf(incidentId: string, reply: GetPersonRecordReply): RecordView {
  const entries = new Map(reply.entries.map((entry) => [entry.entryId, entry]));
  const expected = new Map(reply.expected.map((item) => [item.itemId, item]));
  const items = new Map(reply.items.map((item) => [item.itemId, item]));
  const itemOf = new Map(reply.items.flatMap((item) => idsOf(item).map((id) => [id, item] as const)));
  const names = (item: Item) => new Set(idsOf(item));
  const queryItem = (query: PersonQuery) => items.get(query.itemId) ?? itemOf.get(query.entryId);
  return {
    incidentId,
    serviceId: reply.serviceId,
    personId: reply.personId,
    name: reply.name || reply.personId,
    version: reply.version,
    reply,
    entry: (id) => entries.get(id),
    expected: (id) => expected.get(id),
    item: (id) => items.get(id),
    itemOf: (id) => itemOf.get(id),
    entriesOf: (item) => idsOf(item).flatMap((id) => entries.get(id) ?? []),
    waitingOf: (item) => item.waitingEntryIds.flatMap((id) => entries.get(id) ?? []).filter((entry) => entry.transcribedBy !== ""),
    queriesOf: (item) => reply.queries.filter((query) => query.itemId === item.itemId || names(item).has(query.entryId)),
    findingsOf: (item) => reply.findings.filter((finding) => finding.itemId === item.itemId),
    uncounted: reply.entries.filter((entry) => !itemOf.has(entry.entryId)),
    looseFindings: reply.findings.filter((finding) => !items.has(finding.itemId)),
    looseQueries: reply.queries.filter((query) => !queryItem(query)),
  };
}

const idsOf = (item: Item) => [...new Set([item.paperEntryId, item.digitalEntryId, ...item.otherEntryIds].filter((id) => id !== ""))];

/** A native row of the restored system has no sheet and needs no second check. */
export const isNative = (entry: Entry) => entry.source === Source.DIGITAL && entry.sheetSerial === "";

/** When an item was due or happened, in milliseconds; last where nobody knows. Older servers do not say it, so its parts are asked. */
export function timeOf(view: RecordView, item: Item): number {
  const at = item.at ?? dueOf(view.expected(item.itemId)) ?? view.entriesOf(item)[0]?.occurredAt;
  return at ? millis(at) : Number.MAX_SAFE_INTEGER;
}

export function dueOf(expected: ExpectedItem | undefined) {
  switch (expected?.kind.case) {
    case "dose":
      return expected.kind.value.dueAt;
    case "record":
      return expected.kind.value.dueFrom;
    case "visit":
      return expected.kind.value.start;
    default:
      return undefined;
  }
}

/** Open first, the more urgent and the earlier of them first; then the others by time. */
export function inOrder(view: RecordView): Item[] {
  const rank = (item: Item) => (item.open ? item.priority : 9);
  return [...view.reply.items].sort((a, b) => rank(a) - rank(b) || timeOf(view, a) - timeOf(view, b) || a.itemId.localeCompare(b.itemId));
}

export const openQueries = (queries: readonly PersonQuery[]) => queries.filter((query) => !query.resolved);
export const openFindings = (findings: readonly Finding[]) => findings.filter((finding) => finding.state === "open");
