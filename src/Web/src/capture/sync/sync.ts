import type { Captured, Refusal } from "../captured";

/** Where something goes, or why it cannot go yet. */
export type Address = { incidentId: string; serial: string } | { waits: string };

/** What came of one attempt. */
export type Outcome =
  | { accepted: string }
  /** Definitely not done, and the same may be taken later. */
  | { notYet: Refusal }
  | { refused: Refusal }
  /** It may have been done or not: the same again, under the same key. */
  | { unanswered: true; goOn: boolean; why: string };

export interface Ports {
  /** All that waits, oldest first. */
  waiting: () => Promise<Captured[]>;
  address: (one: Captured) => Promise<Address>;
  /** Keeps how far it came; on the disk when the promise is kept. */
  keep: (one: Captured) => Promise<void>;
  send: (one: Captured, to: { incidentId: string; serial: string }) => Promise<Outcome>;
  /** Gives up the local copy, and keeps the receipt. */
  accepted: (one: Captured, position: string) => Promise<void>;
  newKey: () => string;
  /** Told after each. */
  progress: (done: number, all: number) => void;
}

export interface Sent {
  accepted: number;
  waits: number;
  refused: number;
  /** Why it ended early; empty when everything was tried. */
  stopped: string;
}

/**
 * Sends what waits, one by one and in the order in which it was written. Invariants: where and under which key something is sent is kept before it is sent; a copy is given up
 * only after a definite acceptance; without a definite answer the same is sent again under the same key, so the server takes it once however often that is.
 */
export async function sync(ports: Ports): Promise<Sent> {
  const sent: Sent = { accepted: 0, waits: 0, refused: 0, stopped: "" };
  const all = await ports.waiting();
  for (const [at, one] of all.entries()) {
    ports.progress(at, all.length);
    if (one.refused) {
      sent.refused++;
      continue;
    }
    const stopped = await sendOne(one, ports, sent);
    if (stopped) {
      sent.stopped = stopped;
      sent.waits += all.slice(at + 1).filter((later) => !later.refused).length;
      return sent;
    }
  }
  ports.progress(all.length, all.length);
  return sent;
}

async function sendOne(one: Captured, ports: Ports, sent: Sent): Promise<string> {
  let to = one.sending;
  if (!to) {
    const address = await ports.address(one);
    if ("waits" in address) {
      sent.waits++;
      if (one.waits !== address.waits) await ports.keep({ ...one, waits: address.waits });
      return "";
    }
    to = address;
    const { waits: _, ...rest } = one;
    await ports.keep({ ...rest, sending: to });
  }
  const outcome = await ports.send(one, to);
  if ("accepted" in outcome) {
    await ports.accepted(one, outcome.accepted);
    sent.accepted++;
    return "";
  }
  if ("unanswered" in outcome) {
    sent.waits++;
    return outcome.goOn ? "" : outcome.why;
  }
  // A definite refusal left nothing behind, so the next attempt is another intention and may go elsewhere.
  const { sending: _, waits: __, ...rest } = one;
  const again = { ...rest, key: ports.newKey() } as Captured;
  if ("notYet" in outcome) {
    sent.waits++;
    await ports.keep({ ...again, waits: outcome.notYet.sentence });
  } else {
    sent.refused++;
    await ports.keep({ ...again, refused: outcome.refused });
  }
  return "";
}
