import { useEffect, useState } from "react";
import { plans } from "../api/clients/plans";
import { type Refusal, refusalOf } from "../api/refusal";
import type { GetPlanReply } from "../gen/reinstate/v1/plan_pb";
import { horizonOf } from "./carryOut";
import type { Declaration } from "./declaration";

const atOnce = 4;

export interface Plans {
  /** By service; undefined while it is asked for. */
  replies: ReadonlyMap<string, GetPlanReply | Refusal>;
  again: () => void;
}

export const isRefusal = (one: GetPlanReply | Refusal | undefined): one is Refusal => one !== undefined && "sentence" in one;

/** What would be frozen of each service, a few services at a time. */
export function usePlans({ services, detectedAt, hours }: Pick<Declaration, "services" | "detectedAt" | "hours">): Plans {
  const [replies, setReplies] = useState<ReadonlyMap<string, GetPlanReply | Refusal>>(new Map());
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when somebody asks to.
  useEffect(() => {
    const stop = new AbortController();
    const waiting = [...services];
    setReplies(new Map());
    const next = async (): Promise<void> => {
      for (let serviceId = waiting.shift(); serviceId !== undefined; serviceId = waiting.shift()) {
        const reply = await plans.getPlan({ serviceId, ...horizonOf({ detectedAt, hours }) }, { signal: stop.signal }).catch(refusalOf);
        if (stop.signal.aborted) return;
        const of = serviceId;
        setReplies((before) => new Map(before).set(of, reply));
      }
    };
    for (let i = 0; i < atOnce; i++) void next();
    return () => stop.abort();
  }, [services, detectedAt, hours, round]);
  return { replies, again: () => setRound(round + 1) };
}
