import type { TimelineEntry } from "../../gen/reinstate/v1/incident_pb";

export interface OfSystem {
  system: string;
  restorations: TimelineEntry[];
  windows: TimelineEntry[];
}

/** What the timeline tells of each system. Its sentences begin "emar restored" and "Loss window of emar found". */
export const restored = (systems: readonly string[], entries: readonly TimelineEntry[]): OfSystem[] =>
  systems.map((system) => ({
    system,
    restorations: entries.filter((entry) => entry.event === "SystemRestored" && entry.what.startsWith(`${system} restored`)),
    windows: entries.filter((entry) => entry.event === "LossWindowFound" && entry.what.startsWith(`Loss window of ${system} found`)),
  }));
