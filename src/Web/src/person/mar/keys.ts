/** What a key does in the review; undefined for none. */
export type Act = "next" | "previous" | "check" | "query" | "except" | "correct" | "help";

const keys: Record<string, Act> = {
  j: "next",
  ArrowDown: "next",
  k: "previous",
  ArrowUp: "previous",
  a: "check",
  q: "query",
  e: "except",
  x: "correct",
  "?": "help",
};

export const keyHelp: readonly { key: string; does: string }[] = [
  { key: "j or ↓", does: "next line" },
  { key: "k or ↑", does: "line before" },
  { key: "Enter", does: "open or close the line" },
  { key: "A", does: "agrees with the paper: check (on an open line)" },
  { key: "Q", does: "ask a question" },
  { key: "E", does: "no entry: account for it" },
  { key: "X", does: "correct" },
];

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  target: unknown;
}

/** Keys act on a line, never while somebody types, and never together with a modifier, which belongs to the browser. */
export function actOf(pressed: Pressed): Act | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  const target = pressed.target as Partial<HTMLElement> | null;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target?.tagName ?? "") || target?.closest?.("dialog")) return undefined;
  return keys[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key];
}
