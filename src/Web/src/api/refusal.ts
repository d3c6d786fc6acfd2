import { Code, ConnectError } from "@connectrpc/connect";
import { RefusalDetailSchema } from "../gen/reinstate/v1/common_pb";

/** Why something was not done, for a person to read and a page to act on. */
export interface Refusal {
  /** From the catalogue of refusals (docs/api.md), or CONNECTION when no answer came. */
  code: string;
  sentence: string;
  /** What exactly stands in the way, one thing each. */
  reasons: string[];
  /** No answer came: it may have been done, and asking again with the same key is safe. */
  unanswered: boolean;
  status: Code;
}

const unanswered = new Set([Code.Unavailable, Code.DeadlineExceeded, Code.Canceled, Code.Unknown]);

export function refusalOf(error: unknown): Refusal {
  const failed = ConnectError.from(error);
  const [detail] = failed.findDetails(RefusalDetailSchema);
  if (detail) {
    return { code: detail.code, sentence: detail.sentence, reasons: detail.reasons, unanswered: failed.code === Code.Unavailable, status: failed.code };
  }
  if (unanswered.has(failed.code)) {
    return {
      code: "CONNECTION",
      sentence: "The server did not answer. Check the network; nothing you typed is lost.",
      reasons: [],
      unanswered: true,
      status: failed.code,
    };
  }
  if (failed.code === Code.Unauthenticated) {
    return {
      code: "SIGNED_OUT",
      sentence: "You are signed out. Sign in again; nothing you typed is lost.",
      reasons: [],
      unanswered: false,
      status: failed.code,
    };
  }
  return {
    code: Code[failed.code].toUpperCase(),
    sentence: failed.rawMessage || "The server could not do this.",
    reasons: [],
    unanswered: false,
    status: failed.code,
  };
}
