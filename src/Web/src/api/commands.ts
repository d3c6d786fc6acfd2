import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import { useCallback, useRef, useState } from "react";
import type { CommandHeaderSchema, CommandReply } from "../gen/reinstate/v1/common_pb";
import { sessionEnded } from "../session/session";
import { type Refusal, refusalOf } from "./refusal";

export type Header = MessageInitShape<typeof CommandHeaderSchema>;

/**
 * One key for one intention. What got no answer may have been done, so the same content is sent again under the same key, and the server does it once; other content,
 * or anything after a definite answer, is another intention.
 */
export class Intention {
  private key = "";
  private content = "";

  keyFor(content: unknown): string {
    const text = JSON.stringify(content, (_, value) => (typeof value === "bigint" ? String(value) : value instanceof Uint8Array ? bytesByName(value) : value));
    if (this.key === "" || this.content !== text) {
      this.key = crypto.randomUUID();
      this.content = text;
    }
    return this.key;
  }

  answered(): void {
    this.key = "";
  }
}

// A photograph is told from another by which object it is: spelled out, two megabytes would be twenty of text. Bytes are never changed once they are read.
const namesOfBytes = new WeakMap<Uint8Array, string>();
function bytesByName(bytes: Uint8Array): string {
  const name = namesOfBytes.get(bytes) ?? crypto.randomUUID();
  namesOfBytes.set(bytes, name);
  return name;
}

/** A request without its header. Of a message and what makes one the latter: Omit of both together would know no field of either. */
export type Content<T> = T extends { $typeName: string } ? never : Omit<T, "header">;

export interface Command<T> {
  /** True when it is durable. With a version, only if nobody changed what it is about since then (STALE_VERSION). */
  send: (content: T, expectedVersion?: bigint) => Promise<boolean>;
  busy: boolean;
  refusal: Refusal | undefined;
  clear: () => void;
}

/** A command of a client: sends it with a key, and keeps why it was refused. */
export function useCommand<T extends { header?: Header | undefined }>(call: (request: T) => Promise<CommandReply | { position: bigint }>): Command<Content<T>> {
  const intention = useRef(new Intention());
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const send = useCallback(
    async (content: Content<T>, expectedVersion?: bigint) => {
      setBusy(true);
      setRefusal(undefined);
      try {
        const version = expectedVersion === undefined ? {} : { expectedVersion };
        await call({ ...content, header: { idempotencyKey: intention.current.keyFor({ ...content, ...version }), ...version } } as unknown as T);
        intention.current.answered();
        return true;
      } catch (error) {
        const why = refusalOf(error);
        if (!why.unanswered) intention.current.answered();
        if (why.status === Code.Unauthenticated) sessionEnded();
        setRefusal(why);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [call],
  );
  return { send, busy, refusal, clear: useCallback(() => setRefusal(undefined), []) };
}
