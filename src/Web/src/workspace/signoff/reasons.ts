import type { Item } from "../../gen/reinstate/v1/common_pb";

/** One thing in the way of sign-off: the server's sentence, what kind it is, and the part of the workspace where it is mended. */
export interface Reason {
  text: string;
  kind: Kind;
  /** Behind the address of the service; empty for the steps. */
  at: string;
}

export type Kind = "p1" | "item" | "step" | "person" | "sheet" | "query" | "finding" | "other";

export const kinds: readonly { kind: Kind; title: string }[] = [
  { kind: "p1", title: "P1 items that are open" },
  { kind: "query", title: "Queries without an answer" },
  { kind: "finding", title: "Findings without a decision" },
  { kind: "sheet", title: "Sheets" },
  { kind: "person", title: "People without a record" },
  { kind: "item", title: "Other items that are open" },
  { kind: "step", title: "Steps that are not completed" },
  { kind: "other", title: "Also" },
];

const id = encodeURIComponent;

/** Where each sentence of `blocking` leads. A sentence that is not known here is shown as it is, and counts as much. */
export function reasonOf(text: string, items: readonly Item[], steps: readonly number[]): Reason {
  const open = /^(P[123]) open: (.+) \([a-z_]+, [a-z_]+\)$/.exec(text);
  if (open) {
    const item = items.find((one) => one.itemId === open[2]);
    const at = item ? `people/${id(item.personId)}?item=${id(item.itemId)}` : `worklist?priority=${open[1]}`;
    return { text, kind: open[1] === "P1" ? "p1" : "item", at };
  }
  const step = /^Step (\d+) is not completed/.exec(text);
  if (step) return { text, kind: "step", at: steps.includes(Number(step[1])) ? `#step-${step[1]}` : "" };
  const sheet = /^Sheet (\S+?):? (?:is not returned|\d+ of \d+ pages)/.exec(text);
  if (sheet?.[1]) return { text, kind: "sheet", at: `sheets?sheet=${id(sheet[1])}` };
  if (/^Query \S+ of \S+ is open\.$/.test(text)) return { text, kind: "query", at: "queries" };
  const finding = /^Finding (.+?) is not decided: /.exec(text);
  if (finding?.[1]) return { text, kind: "finding", at: `findings?finding=${id(finding[1])}` };
  const person = /^The expected set of (\S+) is not frozen/.exec(text) ?? /^(\S+) is registered at /.exec(text);
  if (person?.[1]) return { text, kind: "person", at: `people/${id(person[1])}` };
  return { text, kind: "other", at: "" };
}

/** Ids in a sentence of the server, with the name beside the first person that it names. */
export function withName(text: string, nameOf: (id: string) => string): string {
  const person = /^Query \S+ of (\S+) is/.exec(text)?.[1] ?? /^The expected set of (\S+) is/.exec(text)?.[1] ?? /^(\S+) is registered at/.exec(text)?.[1];
  const name = person && nameOf(person);
  return person && name && name !== person ? text.replace(person, `${name} (${person})`) : text;
}
