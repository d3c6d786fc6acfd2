import { Mark } from "../ui/Mark";

const states: Record<string, { kind?: "bad" | "warn" | "good"; words: string }> = {
  ready: { kind: "good", words: "ready" },
  due_soon: { kind: "warn", words: "due soon" },
  not_ready: { kind: "bad", words: "not ready" },
  unknown: { kind: "warn", words: "not known" },
};

/** How ready something is. A word that this version does not know is shown as it is, and never as ready. */
export function Ready({ of }: { of: string }) {
  const { kind, words } = states[of] ?? { words: of };
  return <Mark {...(kind ? { kind } : {})}>{words}</Mark>;
}
