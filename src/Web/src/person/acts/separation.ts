import type { Entry } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Directory } from "../../live/directory";
import { staffMeant } from "../people";

/**
 * Why somebody cannot be the second checker of an entry, before they try: they entered it, or gave the care. Empty where nothing speaks against it; whether the check is taken the
 * server decides.
 */
export function whyNotYou(directory: Directory | undefined, serviceId: string, entries: readonly Entry[], person: string): string {
  const isYou = (stated: string) => stated !== "" && (stated === person || staffMeant(directory, serviceId, stated)?.staffId === person);
  if (entries.some((entry) => isYou(entry.transcribedBy))) return "You entered this: somebody else checks it.";
  const hands = (entry: Entry) => (entry.content.case === "visit" ? [...entry.content.value.staffIds, entry.author] : [entry.author]);
  return entries.some((entry) => hands(entry).some(isYou)) ? "You gave this care: somebody else checks it." : "";
}
