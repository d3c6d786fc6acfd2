import { Mark } from "../ui/Mark";
import { words } from "./names";

const kinds: Record<string, "bad" | "warn" | "good"> = {
  reopened: "bad",
  not_opened: "bad",
  recovering: "warn",
  frozen: "warn",
  signed_off: "good",
  suspected: "warn",
  declared: "bad",
  contingency: "bad",
  partly_restored: "warn",
  restored: "warn",
  reconciling: "warn",
  assurance: "warn",
  closed: "good",
  learning_complete: "good",
};

/** The state of a run or an incident. One that this version does not know gets no colour. */
export function State({ of }: { of: string }) {
  const kind = kinds[of];
  return kind ? <Mark kind={kind}>{words(of)}</Mark> : <Mark>{words(of) || "unknown"}</Mark>;
}
