import type { DescMessage, DescMethodUnary, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import { create, toJson } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import { QueryClient, useQuery } from "@tanstack/react-query";
import { sessionEnded } from "../session/session";
import { reasonHeader } from "./reasons";
import { type Refusal, refusalOf } from "./refusal";

/** Answers are kept until a change that concerns them is heard of (live/changes.ts), so they are never refetched by the clock. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      networkMode: "always",
      retry: (count, refusal) => (refusal as unknown as Refusal).unanswered && count < 3,
      retryDelay: (count) => 300 * 2 ** count,
    },
  },
});

export interface Answer<T> {
  data: T | undefined;
  refusal: Refusal | undefined;
  loading: boolean;
  /** Shown from before while a newer answer is on its way. */
  refreshing: boolean;
  again: () => void;
}

interface Options {
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

interface Asked<I extends DescMessage, O extends DescMessage> {
  method: DescMethodUnary<I, O>;
  call: (request: MessageInitShape<I>, options?: Options) => Promise<MessageShape<O>>;
}

/** Names a method of a client together with its description, so that its requests can be told apart. */
export const ask = <I extends DescMessage, O extends DescMessage>(
  method: DescMethodUnary<I, O>,
  call: (request: MessageInitShape<I>, options?: Options) => Promise<MessageShape<O>>,
): Asked<I, O> => ({ method, call });

/**
 * The answer to a question, asked again when something of it changes. Null instead of a request: not yet to be asked.
 * `lasting`: what it asks for is known by its content and never another (a scan by its hash), so no change makes it be asked again.
 */
export function useAnswer<I extends DescMessage, O extends DescMessage>(
  asked: Asked<I, O>,
  request: MessageInitShape<I> | null,
  { lasting = false }: { lasting?: boolean } = {},
): Answer<MessageShape<O>> {
  const message = request === null ? null : toJson(asked.method.input, create(asked.method.input, request));
  const json = lasting ? JSON.stringify(message) : message;
  const query = useQuery<MessageShape<O>, Refusal>({
    queryKey: [`${asked.method.parent.name}.${asked.method.name}`, json],
    enabled: request !== null,
    queryFn: async ({ signal }) => {
      try {
        return await asked.call(request as MessageInitShape<I>, { signal, ...reasonHeader(json as { personId?: string } | null) });
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal.status === Code.Unauthenticated) sessionEnded();
        throw refusal;
      }
    },
    placeholderData: (before, earlier) => (!lasting && earlier && sameScope(earlier.queryKey[1], json) ? before : undefined),
    structuralSharing: false,
  });
  return {
    data: query.data,
    refusal: query.error ?? undefined,
    loading: query.isPending && request !== null,
    refreshing: query.isFetching && !query.isPending,
    again: () => void query.refetch(),
  };
}

// What is shown while the next answer is awaited must be about the same person and service: nobody may read one record under another's name.
function sameScope(a: unknown, b: unknown): boolean {
  const scope = (json: unknown) => ["incidentId", "serviceId", "personId"].map((field) => (json as Record<string, unknown> | null)?.[field] ?? "");
  return scope(a).join("\n") === scope(b).join("\n");
}
