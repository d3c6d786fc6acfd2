import { create } from "@bufbuild/protobuf";
import { type Moment, MomentSchema } from "../gen/reinstate/facts/v1/facts_pb";
import { clockName, fromField, londonOffset, millis, now, toField } from "../time/moment";

/** Which clock was meant in an hour that the clocks repeat or skip; `unknown`: nobody can say, and the record says so. */
export type ClockMeant = "" | "BST" | "GMT" | "unknown";

/** A time as it is being typed: "2026-11-23T14:05", or without what is not typed yet: "2026-11-23T", "T14:05", "". */
export interface TypedMoment {
  text: string;
  clock: ClockMeant;
}

export const noMoment: TypedMoment = { text: "", clock: "" };

/** A known time, ready to be changed: in a repeated hour it remembers which of the two it was. */
export function typed(moment: Moment | undefined, isDoubtful = false): TypedMoment {
  if (!moment?.instant) return noMoment;
  const text = toField(moment);
  const name = clockName(moment);
  return { text, clock: isDoubtful ? "unknown" : fromField(text)?.doubtful && name !== "" ? (name as ClockMeant) : "" };
}

export const typedAtNow = (): TypedMoment => typed(now());

export interface ReadMoment {
  moment: Moment | undefined;
  /** The hour was repeated or skipped: which clock was meant has to be said. */
  asks: boolean;
  /** It stays doubtful because nobody can say. */
  doubtful: boolean;
  wrong: string;
}

/** The day alone: who reads the time from paper has to type it, so that nobody takes a planned time for the one that was written. */
export const typedDay = (moment: Moment | undefined): TypedMoment => ({ text: moment?.instant ? `${toField(moment).slice(0, 10)}T` : "", clock: "" });

export const dayPart = ({ text }: TypedMoment) => text.split("T")[0] ?? "";
export const clockPart = ({ text }: TypedMoment) => text.split("T")[1] ?? "";
export const joined = (day: string, clock: string): TypedMoment => ({ text: day === "" && clock === "" ? "" : `${day}T${clock}`, clock: "" });

/** What was typed, as a moment. Without a time of day it is no moment, and not wrong. */
export function readTyped({ text, clock }: TypedMoment): ReadMoment {
  if (text === "" || text.endsWith("T")) return { moment: undefined, asks: false, doubtful: false, wrong: "" };
  if (text.startsWith("T")) return { moment: undefined, asks: false, doubtful: false, wrong: "Give the day as well." };
  const reading = fromField(text);
  if (!reading) return { moment: undefined, asks: false, doubtful: false, wrong: "This is no date and time." };
  if (!reading.doubtful) return { moment: reading.moment, asks: false, doubtful: false, wrong: "" };
  if (clock === "") return { moment: undefined, asks: true, doubtful: false, wrong: "The clocks changed in this hour. Say which time it was." };
  return { moment: clock === "unknown" ? reading.moment : byClock(text, clock === "BST" ? 60 : 0), asks: true, doubtful: clock === "unknown", wrong: "" };
}

// In a skipped hour no clock that was right showed it; what an unchanged clock showed is a real instant, kept with the offset that applied then.
function byClock(text: string, offset: number): Moment {
  const at = Date.parse(`${text}:00Z`) - offset * 60_000;
  return create(MomentSchema, { instant: { seconds: BigInt(at / 1000), nanos: 0 }, offsetMinutes: londonOffset(at) });
}

/** Clocks of devices may run ahead by five minutes, as the server allows. */
export const isFuture = (moment: Moment | undefined, now: number) => moment !== undefined && millis(moment) > now + 5 * 60_000;
