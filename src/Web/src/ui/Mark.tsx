import type { ReactNode } from "react";

const signs = { bad: "▲", warn: "◆", good: "✓", none: "•" };

/** A state in a word, with a sign of its own shape beside it. */
export function Mark({ kind, children }: { kind?: "bad" | "warn" | "good"; children: ReactNode }) {
  return (
    <span className={`mark ${kind ?? ""}`}>
      <span aria-hidden="true">{signs[kind ?? "none"]}</span>
      {children}
    </span>
  );
}
