import { type Refusal as Answered, refusalOf } from "../../api/refusal";
import type { Outcome } from "./sync";

// The recovery is not as far yet. Nobody has to correct anything in the entry.
const notYet = new Set(["NOT_ALL_CLEAR", "NOT_FROZEN", "NOT_IN_INCIDENT", "RUN_UNKNOWN", "INCIDENT_UNKNOWN", "SHEET_UNKNOWN", "WRONG_STATE"]);
// Nothing was decided about the command: the same again, later.
const later = new Set(["OVERLOADED", "QUOTA_EXCEEDED", "CONTENDED", "STORAGE_QUOTA_REACHED", "UNAVAILABLE", "CONNECTION", "ISSUER_UNAVAILABLE"]);
const signIn = new Set(["SIGNED_OUT", "UNAUTHENTICATED", "TOKEN_INVALID", "CLAIMS_INVALID", "FOREIGN_PAGE", "ROLE_NOT_STATED", "ROLE_NOT_YOURS"]);

/** What a failed attempt means for what is on the device. What is not known for sure to be a refusal never is one. */
export function outcomeOf(error: unknown, now: number): Outcome {
  const why: Answered = refusalOf(error);
  if (signIn.has(why.code)) return { unanswered: true, goOn: false, why: "Sign in to send what is on this device." };
  if (why.unanswered || later.has(why.code)) return { unanswered: true, goOn: false, why: why.sentence };
  if (why.code === "INTERNAL" || why.code === "UNKNOWN") return { unanswered: true, goOn: true, why: why.sentence };
  const refusal = { code: why.code, sentence: why.sentence, reasons: why.reasons, at: now };
  return notYet.has(why.code) ? { notYet: refusal } : { refused: refusal };
}
