import type { Entry, OnCallDecision, RotaChange, VisitMade } from "../gen/reinstate/facts/v1/facts_pb";
import type { GetVisitsReply, Visit } from "../gen/reinstate/v1/service_pb";

export type Show = "all" | "open" | "late" | "missed" | "welfare" | "reassigned" | "double-up" | "time-critical" | "unplanned";

export const isDoubleUp = (visit: Visit) => (visit.planned?.workersRequired ?? 1) > 1;

/** Somebody came, and fewer than were planned. */
export const isShort = (visit: Visit) => isDoubleUp(visit) && visit.workersSeen > 0 && visit.workersSeen < (visit.planned?.workersRequired ?? 1);

export const isLateOrMissed = (visit: Visit) => visit.state === "late" || visit.state === "missed";

/** Late or missed, and no account says that somebody saw or spoke to the person. */
export const welfareUnconfirmed = (visit: Visit) => isLateOrMissed(visit) && !visit.welfareConfirmedAt?.instant;

const tests: Record<Show, (visit: Visit) => boolean> = {
  all: () => true,
  open: (visit) => visit.open,
  late: (visit) => visit.state === "late",
  missed: (visit) => visit.state === "missed",
  welfare: welfareUnconfirmed,
  reassigned: (visit) => visit.changes.length > 0,
  "double-up": isDoubleUp,
  "time-critical": (visit) => visit.planned?.timeCritical ?? false,
  unplanned: (visit) => visit.state === "unplanned",
};

export const filters: readonly { show: Show; name: string; bad?: boolean }[] = [
  { show: "all", name: "All visits" },
  { show: "open", name: "Open", bad: true },
  { show: "missed", name: "Missed", bad: true },
  { show: "late", name: "Late", bad: true },
  { show: "welfare", name: "Late or missed, welfare unconfirmed", bad: true },
  { show: "reassigned", name: "Reassigned" },
  { show: "double-up", name: "Double-ups" },
  { show: "time-critical", name: "Time-critical" },
  { show: "unplanned", name: "Not planned" },
];

export const isShow = (text: string | null): text is Show => text !== null && Object.hasOwn(tests, text);

/** The visits that a filter shows, in the server's order: by planned start. */
export const shown = (visits: readonly Visit[], show: Show): Visit[] => visits.filter(tests[show]);

export const count = (visits: readonly Visit[], show: Show): number => visits.filter(tests[show]).length;

export const visitOf = (entry: Entry): VisitMade | undefined => (entry.content.case === "visit" ? entry.content.value : undefined);

/** What has to be done about a visit, most urgent first; in words for a list. */
export function needsOf(visit: Visit): string[] {
  const needs: string[] = [];
  if (visit.state === "missed" && visit.open) needs.push("review the missed visit");
  if (welfareUnconfirmed(visit) && visit.open) needs.push("confirm that the person is well");
  if (isShort(visit) && visit.open) needs.push("explain why fewer came than planned");
  if (visit.open && needs.length === 0) needs.push(visit.entries.length === 0 ? "enter the call monitoring sheet" : "see the record");
  return needs;
}

/** Changes and decisions that name no visit which stands in the list. Servers of before this did not tell them. */
export const elsewhere = (reply: GetVisitsReply): { changes: RotaChange[]; decisions: OnCallDecision[] } => ({
  changes: reply.otherChanges,
  decisions: reply.otherDecisions,
});
