import { Code } from "@connectrpc/connect";
import { useCallback, useRef, useState } from "react";
import type { CommandReply } from "../gen/reinstate/v1/common_pb";
import { sessionEnded } from "../session/session";
import { type Content, type Header, Intention } from "./commands";
import { type Refusal, refusalOf } from "./refusal";

export interface Progress {
  done: number;
  of: number;
}

export interface Refused<T> {
  content: T;
  refusal: Refusal;
}

/** Sends the same kind of command for each of many things, one after the other. What was refused does not stop the rest; a lost connection does. */
export async function sendEach<T>(
  contents: readonly T[],
  send: (content: T) => Promise<unknown>,
  tell: (done: number) => void,
): Promise<{ refused: Refused<T>[]; notSent: T[] }> {
  const refused: Refused<T>[] = [];
  for (const [index, content] of contents.entries()) {
    try {
      await send(content);
    } catch (error) {
      const refusal = refusalOf(error);
      refused.push({ content, refusal });
      if (refusal.status === Code.Unauthenticated) sessionEnded();
      if (refusal.unanswered || refusal.status === Code.Unauthenticated) return { refused, notSent: contents.slice(index + 1) };
    }
    tell(index + 1);
  }
  return { refused, notSent: [] };
}

/** As `useCommand`, for many at once: each is an intention of its own, and keeps its key until it is answered. */
export function useCommands<T extends { header?: Header | undefined }>(call: (request: T) => Promise<CommandReply>) {
  const intentions = useRef(new Map<string, Intention>());
  const [progress, setProgress] = useState<Progress>();
  const [refused, setRefused] = useState<Refused<Content<T>>[]>([]);
  const send = useCallback(
    async (contents: readonly Content<T>[]) => {
      setRefused([]);
      setProgress({ done: 0, of: contents.length });
      const outcome = await sendEach(
        contents,
        async (content) => {
          const name = JSON.stringify(content);
          const intention = intentions.current.get(name) ?? new Intention();
          intentions.current.set(name, intention);
          try {
            await call({ ...content, header: { idempotencyKey: intention.keyFor(content) } } as unknown as T);
            intentions.current.delete(name);
          } catch (error) {
            if (!refusalOf(error).unanswered) intentions.current.delete(name);
            throw error;
          }
        },
        (done) => setProgress({ done, of: contents.length }),
      );
      setRefused(outcome.refused);
      setProgress(undefined);
      return outcome;
    },
    [call],
  );
  return { send, progress, refused, clear: useCallback(() => setRefused([]), []) };
}
