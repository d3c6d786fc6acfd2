import type { WaitingCheck } from "../../gen/reinstate/v1/service_pb";

/** One version of an entry: when it is corrected, it waits again and is another thing to look at. */
export function checkKey({ personId, entry }: WaitingCheck): string {
  const { seconds, nanos } = entry?.enteredAt?.instant ?? { seconds: 0n, nanos: 0 };
  return `${personId} ${entry?.entryId ?? ""} ${seconds}.${nanos}`;
}

/**
 * What is looked at now: the most urgent that was neither answered nor put off here. What was put off comes again when nothing else is left.
 * `answered` only hides what the server has not taken from the queue yet; whether it counts as checked is the server's to say.
 */
export function current(checks: readonly WaitingCheck[], answered: ReadonlySet<string>, putOff: readonly string[]): WaitingCheck | undefined {
  const waiting = checks.filter((check) => !answered.has(checkKey(check)));
  const fresh = waiting.find((check) => !putOff.includes(checkKey(check)));
  return fresh ?? putOff.map((key) => waiting.find((check) => checkKey(check) === key)).find((check) => check !== undefined);
}
