import type { TimelineEntry } from "../../gen/reinstate/v1/incident_pb";
import { millis } from "../../time/moment";

/** Kinds of events, for choosing what to read. What is in none is "other": nothing is hidden for being unknown. */
export const kinds = [
  { kind: "life", name: "Turns of the incident" },
  { kind: "said", name: "Notes, decisions, contacts, rota" },
  { kind: "sheets", name: "Sheets" },
  { kind: "records", name: "Entries and checks" },
  { kind: "questions", name: "Queries, findings, exceptions" },
  { kind: "steps", name: "Steps, overrides, sign-off" },
  { kind: "assurance", name: "Assurance" },
  { kind: "other", name: "Other" },
] as const;
export type Kind = (typeof kinds)[number]["kind"];

const events: Record<Exclude<Kind, "other">, readonly string[]> = {
  life: [
    "OutageSuspected",
    "IncidentDeclared",
    "ContingencyBegun",
    "SystemRestored",
    "LossWindowFound",
    "ReconciliationBegun",
    "AssuranceBegun",
    "IncidentClosed",
    "IncidentCloseRefused",
    "IncidentReopened",
    "LearningCompleted",
  ],
  said: ["TimelineNoted", "OnCallDecisionRecorded", "RotaChangeRecorded", "ContactRecorded"],
  sheets: ["SheetsIssued", "SheetReturned", "SheetLossAttested", "PaperReceived"],
  records: [
    "ExpectedItemsFrozen",
    "ExpectedItemsAmended",
    "EntriesRecorded",
    "EntryChecked",
    "EntryCorrected",
    "EntryVoided",
    "StockCounted",
    "NextDoseChecked",
  ],
  questions: ["QueryRaised", "QueryResolved", "ItemExcepted", "FindingDecided", "RunFindingDecided"],
  steps: [
    "RecoveryRunOpened",
    "RestorationNoted",
    "WorkAllocated",
    "StepCompleted",
    "StepBecameOverdue",
    "DutyOverridden",
    "OverrideReviewed",
    "ServiceSignedOff",
    "SignOffRefused",
  ],
  assurance: [
    "NotificationDecided",
    "NotificationClockStarted",
    "NotificationSent",
    "NotificationAcknowledged",
    "NotificationReminded",
    "AuditSampleDrawn",
    "AuditItemJudged",
    "SupplierContactRecorded",
    "SupplierPromiseJudged",
    "ReviewQuestionAnswered",
    "FeedbackRecorded",
    "FactorIdentified",
    "FactorWithdrawn",
    "ReviewCompleted",
    "ActionAdded",
    "ActionClosed",
    "ActionEffectivenessChecked",
    "MeetingNoted",
    "ExternalAccessGranted",
    "ExternalAccessWithdrawn",
  ],
};

const kindOfEvent = new Map(Object.entries(events).flatMap(([kind, names]) => names.map((name) => [name, kind as Kind])));

export const kindOf = (event: string): Kind => kindOfEvent.get(event) ?? "other";

export interface Choice {
  service: string;
  kind: string;
  text: string;
}

/** What is chosen, newest first by when it happened. */
export function chosen(entries: readonly TimelineEntry[], { service, kind, text }: Choice, nameOf: (staffId: string) => string): TimelineEntry[] {
  const sought = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries
    .filter((entry) => (service === "" || entry.serviceId === service) && (kind === "" || kindOf(entry.event) === kind))
    .filter((entry) => {
      const all = `${entry.what}\n${nameOf(entry.actor)}\n${entry.actor}\n${entry.personId}`.toLowerCase();
      return sought.every((word) => all.includes(word));
    })
    .sort((a, b) => when(b) - when(a) || Number(b.position - a.position));
}

const when = (entry: TimelineEntry) => (entry.occurredAt ? millis(entry.occurredAt) : entry.recordedAt ? millis(entry.recordedAt) : 0);

const late = 15 * 60_000;

/** How long after it happened it was recorded, where that is long enough to matter; otherwise 0. */
export function lag({ occurredAt, recordedAt }: Pick<TimelineEntry, "occurredAt" | "recordedAt">): number {
  if (!occurredAt || !recordedAt) return 0;
  const after = millis(recordedAt) - millis(occurredAt);
  return after >= late ? after : 0;
}
