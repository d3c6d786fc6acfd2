import type { Entry } from "../../gen/reinstate/facts/v1/facts_pb";
import { stated } from "../entry/facts";
import { plain } from "../words";

/** Typed in by somebody, and checked by nobody: rows that the restored system made itself name no transcriber and need no check. */
export const unchecked = (entries: readonly Entry[]) => entries.filter((entry) => entry.transcribedBy !== "" && entry.checkedBy === "");

/** An entry in one line, for a list to choose from. */
export function named(entry: Entry, medicine: (id: string) => string): string {
  const what =
    entry.content.case === "dose"
      ? medicine(entry.content.value.medicineId)
      : entry.content.case === "record"
        ? plain(entry.content.value.category)
        : entry.content.case === "visit"
          ? `visit ${entry.content.value.visitId}`
          : "entry";
  return [what, stated(entry.occurredAt, entry.precision), entry.sheetSerial && `sheet ${entry.sheetSerial}`, entry.entryId].filter(Boolean).join(", ");
}
