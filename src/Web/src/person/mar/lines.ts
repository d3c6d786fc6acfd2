import type { Entry, ExpectedDose, Moment } from "../../gen/reinstate/facts/v1/facts_pb";
import { Source } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Finding, Item } from "../../gen/reinstate/v1/common_pb";
import type { PersonQuery } from "../../gen/reinstate/v1/person_pb";
import { millis } from "../../time/moment";
import { openFindings, openQueries, type RecordView } from "../recordView";
import { medicineName } from "../words";

export const isMedicine = (category: string) => category === "medicines" || category === "prn" || category === "cd";

/** One dose on one line: what was due, what paper says, what the system holds. Which rows belong together, the server says. */
export interface Line {
  item: Item;
  medicineId: string;
  plan: ExpectedDose | undefined;
  dueAt: Moment | undefined;
  paper: Entry | undefined;
  digital: Entry | undefined;
  /** Further rows of the same dose: recorded twice, perhaps. */
  others: Entry[];
  queries: PersonQuery[];
  findings: Finding[];
}

/** A medicine of the chart with its doses, by time. */
export interface Medicine {
  medicineId: string;
  name: string;
  /** The limits or the prescription that the chart states; undefined where the plan of care does not name it. */
  plan: ExpectedDose | undefined;
  prn: boolean;
  controlled: boolean;
  lines: Line[];
}

export const doseOf = (entry: Entry | undefined) => (entry?.content.case === "dose" ? entry.content.value : undefined);

/** When a line was given, as far as an account says so; else when it was due. */
export const atOf = (line: Line): Moment | undefined => (line.paper ?? line.digital)?.occurredAt ?? line.dueAt ?? line.item.at;

function lineOf(view: RecordView, item: Item): Line | undefined {
  const entries = view.entriesOf(item);
  const paper = view.entry(item.paperEntryId);
  const digital = view.entry(item.digitalEntryId);
  const expected = view.expected(item.itemId)?.kind;
  const plan = expected?.case === "dose" ? expected.value : undefined;
  const stated = doseOf(paper) ?? doseOf(digital) ?? doseOf(entries[0]);
  const medicineId = plan?.medicineId ?? stated?.medicineId ?? item.itemId.split(":")[2];
  if (!medicineId) return undefined;
  return {
    item,
    medicineId,
    plan,
    dueAt: plan?.dueAt ?? stated?.dueAt ?? (item.planned ? item.at : undefined),
    paper,
    digital,
    others: entries.filter((entry) => entry !== paper && entry !== digital),
    queries: view.queriesOf(item),
    findings: view.findingsOf(item),
  };
}

/** The person's chart: each medicine once, in the order in which the chart prints them, its doses by time. Limits without a dose stand in it as well. */
export function chartOf(view: RecordView): Medicine[] {
  const medicines = new Map<string, Medicine>();
  const at = (medicineId: string) => {
    const known = medicines.get(medicineId);
    if (known) return known;
    const fresh: Medicine = { medicineId, name: medicineName(view, medicineId), plan: undefined, prn: false, controlled: false, lines: [] };
    medicines.set(medicineId, fresh);
    return fresh;
  };
  for (const { kind } of view.reply.expected) {
    if (kind.case !== "dose") continue;
    const medicine = at(kind.value.medicineId);
    medicine.plan ??= kind.value;
    if (kind.value.prn) medicine.plan = kind.value;
    medicine.prn ||= kind.value.prn;
    medicine.controlled ||= kind.value.cdSchedule !== "";
  }
  for (const item of view.reply.items) {
    const line = isMedicine(item.category) ? lineOf(view, item) : undefined;
    if (!line) continue;
    const medicine = at(line.medicineId);
    medicine.lines.push(line);
    medicine.controlled ||= item.category === "cd";
    medicine.prn ||= item.category === "prn";
  }
  for (const medicine of medicines.values()) medicine.lines.sort((a, b) => timeOf(a) - timeOf(b) || a.item.itemId.localeCompare(b.item.itemId));
  return [...medicines.values()];
}

const timeOf = (line: Line) => {
  const at = line.dueAt ?? atOf(line);
  return at ? millis(at) : Number.MAX_SAFE_INTEGER;
};

/** What a line still needs, in the order in which it is done. Nothing: it is finished, and a second person has checked it. */
export function needsOf(line: Line): string[] {
  const { item } = line;
  if (!item.open) return [];
  const needs: string[] = [];
  if (!item.entered && !item.excepted) needs.push(item.received ? "enter what the paper says" : "find the paper, or account for the dose");
  const waiting = [line.paper, line.digital, ...line.others].filter((entry) => entry !== undefined && item.waitingEntryIds.includes(entry.entryId));
  if (waiting.some((entry) => entry?.transcribedBy === "")) needs.push("type it anew: nobody is named who typed it");
  else if (waiting.length > 0) needs.push("second check");
  const asked = openQueries(line.queries).length;
  const found = openFindings(line.findings).length;
  if (asked > 0) needs.push(asked === 1 ? "answer the question" : `answer ${asked} questions`);
  if (found > 0) needs.push(found === 1 ? "decide on what was found" : `decide on ${found} findings`);
  return needs.length > 0 ? needs : ["see its explanation"];
}

/** A prescription that was changed after the chart was printed. */
export const printedOutdated = (plan: ExpectedDose | undefined) =>
  plan !== undefined && plan.printedRxVersion !== "" && plan.printedRxVersion !== plan.rxVersion;

export const hasPaper = (line: Line) => line.paper?.source === Source.PAPER;
