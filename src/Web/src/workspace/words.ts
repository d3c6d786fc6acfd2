import { type Entry, Priority } from "../gen/reinstate/facts/v1/facts_pb";
import type { Item } from "../gen/reinstate/v1/common_pb";

export const priorityName = (priority: Priority) => (priority === Priority.UNSPECIFIED ? "" : `P${priority}`);

export const priorityOf = (name: string): Priority => ({ P1: Priority.P1, P2: Priority.P2, P3: Priority.P3 })[name] ?? Priority.UNSPECIFIED;

const capitals: Record<string, string> = { prn: "PRN", cd: "Controlled drug", gp: "GP" };

/** "personal_care" as people say it. */
export const plain = (word: string) => capitals[word] ?? word.replaceAll("_", " ");

export const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What an item is, in a few words. Older servers do not say it, but explain every item in a sentence. */
export function whatOf(item: Item): string {
  if (item.what) return item.what;
  const head = /^The (.+?)(?:: | has no |; )/.exec(item.explanation)?.[1] ?? /^(Visit \S+)/.exec(item.explanation)?.[1];
  return head ? sentenceCase(head) : sentenceCase(plain(item.category));
}

/** What has to happen next with an open item, as somebody is asked to do it. */
export const nextName: Record<string, string> = {
  "answer the query": "Answer or decide",
  "obtain the paper": "Obtain the paper",
  transcribe: "Type it in",
  "second check": "Second check",
  "look at it": "Look at it",
};

export const nextOrder = Object.keys(nextName);

export const kindOf = (entry: Entry): "dose" | "record" | "visit" | "" => entry.content.case ?? "";

/** "1 item", "2 items". */
export const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
