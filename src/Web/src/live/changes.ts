import { answers } from "../api/queries";
import type { Change } from "../gen/reinstate/v1/reconciliation_pb";

type Scope = Pick<Change, "incidentId" | "serviceId" | "personId">;

/** Whether an answer to a question about one thing may be another after a change of another. What names nothing is about everything. */
export function concerns(request: Partial<Scope>, change: Scope): boolean {
  const apart = (asked: string | undefined, changed: string) => asked !== undefined && asked !== "" && changed !== "" && asked !== changed;
  return !apart(request.incidentId, change.incidentId) && !apart(request.serviceId, change.serviceId) && !apart(request.personId, change.personId);
}

const gather = 300;
let waiting: Change[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks again what is on the screen and concerned, and forgets what is not on the screen; changes that come together cost one question. */
export function forgetWhatChanged(changes: readonly Change[]): void {
  waiting.push(...changes);
  timer ??= setTimeout(() => {
    timer = undefined;
    const heard = waiting;
    waiting = [];
    void answers.invalidateQueries({
      predicate: (query) => {
        const request = query.queryKey[1];
        return typeof request === "object" && request !== null && heard.some((change) => concerns(request as Partial<Scope>, change));
      },
    });
  }, gather);
}
