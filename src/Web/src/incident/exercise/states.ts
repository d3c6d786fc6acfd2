/** How an inject stands, in words; one that this version does not know is shown as it is. */
export const states: Record<string, { kind?: "bad" | "warn" | "good"; words: string }> = {
  not_told: { words: "not given yet" },
  open: { kind: "warn", words: "open" },
  met: { kind: "good", words: "met in time" },
  late: { kind: "warn", words: "met late" },
  to_judge: { kind: "warn", words: "answered, not judged" },
  not_met: { kind: "bad", words: "not met" },
};
