import { create } from "@bufbuild/protobuf";
import { Priority } from "../gen/reinstate/facts/v1/facts_pb";
import { type Completeness, CompletenessSchema } from "../gen/reinstate/v1/common_pb";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";

export const priorities = [
  { priority: Priority.P1, name: "P1" },
  { priority: Priority.P2, name: "P2" },
  { priority: Priority.P3, name: "P3" },
] as const;

/** The sum of several scopes: complete only when each of them is, and there is one. */
export function sum(parts: readonly (Completeness | undefined)[]): Completeness {
  const total = create(CompletenessSchema, { complete: parts.length > 0 });
  for (const part of parts) {
    if (!part) {
      total.complete = false;
      continue;
    }
    total.expected += part.expected;
    total.received += part.received;
    total.entered += part.entered;
    total.checked += part.checked;
    total.queried += part.queried;
    total.overdue += part.overdue;
    total.excepted += part.excepted;
    total.signed += part.signed;
    total.open += part.open;
    total.complete &&= part.complete;
  }
  return total;
}

/** A run's part of one priority; undefined where it has no item of it, or the server does not tell. */
export const partOf = (run: RunSummary, priority: Priority): Completeness | undefined =>
  run.byPriority.find((part) => part.priority === priority)?.completeness;

/** Whether the runs tell their priorities at all: what is not told must not look like nothing. */
export const tellsPriorities = (runs: readonly RunSummary[]): boolean =>
  runs.every((run) => run.byPriority.length > 0 || ((run.completeness?.expected ?? 0) === 0 && (run.completeness?.open ?? 0) === 0));

export interface Shares {
  /** Of 100; 100 only when the server says that nothing is open. */
  settled: number;
  entered: number;
}

/**
 * How far a bar goes. Items that nothing expected count as received, entered and checked too, so those figures can exceed what was expected and their quotient says nothing:
 * what is settled is what is known less what is open. Of what is known, the figures give a lower bound, so the open part never looks smaller than it is.
 */
export function shares(of: Completeness): Shares {
  const known = Math.max(of.expected, of.received, of.entered, of.checked, of.open);
  if (known === 0) return { settled: of.complete ? 100 : 0, entered: of.complete ? 100 : 0 };
  const most = of.complete ? 100 : 99;
  const settled = Math.min(most, Math.floor((100 * Math.max(0, known - of.open)) / known));
  return { settled, entered: Math.max(settled, Math.min(most, Math.floor((100 * Math.min(known, of.entered + of.excepted)) / known))) };
}
