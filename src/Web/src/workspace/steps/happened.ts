import type { Moment } from "../../gen/reinstate/facts/v1/facts_pb";
import type { TimelineEntry } from "../../gen/reinstate/v1/incident_pb";

// The API shows allocations only beside open items, and checks of the next dose not at all; the timeline names every one of both.
const allocated = /^Step (\d+) for (\S+) allocated to (\S+)$/;
const nextDose = /^Next dose of (\S+) checked with (\S+)$/;

export interface Allocated {
  step: number;
  personId: string;
  staffId: string;
}

/** Who has which work, the latest word on each; by step and person. */
export function allocations(timeline: readonly TimelineEntry[], serviceId: string): Map<string, Allocated> {
  const found = new Map<string, Allocated>();
  for (const entry of byPosition(timeline, serviceId)) {
    const [, step, personId, staffId] = allocated.exec(entry.what) ?? [];
    if (step && personId && staffId) found.set(workKey(Number(step), personId), { step: Number(step), personId, staffId });
  }
  return found;
}

export const workKey = (step: number, personId: string) => `${step} ${personId}`;

export interface NextDoseCheck {
  by: string;
  with: string;
  at: Moment | undefined;
}

/** Whose last dose was read back from paper, by person. */
export function nextDoseChecks(timeline: readonly TimelineEntry[], serviceId: string): Map<string, NextDoseCheck> {
  const found = new Map<string, NextDoseCheck>();
  for (const entry of byPosition(timeline, serviceId)) {
    const [, personId, second] = nextDose.exec(entry.what) ?? [];
    if (personId && second) found.set(personId, { by: entry.actor, with: second, at: entry.recordedAt });
  }
  return found;
}

const byPosition = (timeline: readonly TimelineEntry[], serviceId: string) =>
  timeline.filter((entry) => entry.serviceId === serviceId).sort((a, b) => (a.position < b.position ? -1 : 1));
