import type { JsonValue } from "@bufbuild/protobuf";
import type { Filled } from "./forms/filled";

/** Why the server did not take it, as it said. */
export interface Refusal {
  code: string;
  sentence: string;
  reasons: string[];
  at: number;
}

/** What the device knew of its own clock when something was written. */
export interface ClockNote {
  /** Milliseconds ahead of the server's clock when last compared. */
  ahead: number;
  /** When that was, by the server's clock; 0 for never. */
  comparedAt: number;
  /** The device's clock showed a time before one that it had heard from the server: it was set back, or is wrong. */
  beforeLastSeen: boolean;
}

interface Waiting {
  /** Also the entry's id in the record. */
  id: string;
  /** Of the command, until there is a definite answer to it. */
  key: string;
  serviceId: string;
  personId: string;
  /** A few words to know it by. */
  what: string;
  writtenAt: number;
  clock: ClockNote;
  /** Where somebody decided that it goes, because no outage of its time is open. */
  chosenIncident?: string;
  /** Where it was sent. Kept before the first attempt: under one key always the same is sent. */
  sending?: { incidentId: string; serial: string };
  /** Why it cannot be taken yet. */
  waits?: string;
  refused?: Refusal;
}

/** Something that is written down and is only on this device. */
export interface CapturedEntry extends Waiting {
  kind: "entry";
  occurredAt: number;
  /** The message Entry as JSON; without its sheet, which is known when it is sent. */
  entry: JsonValue;
  /** What was typed, to correct it. */
  filled: Filled;
}

/** A photograph of a sheet; its bytes lie beside it. */
export interface CapturedPhoto extends Waiting {
  kind: "photo";
  serial: string;
  page: number;
  bytes: number;
}

export type Captured = CapturedEntry | CapturedPhoto;
