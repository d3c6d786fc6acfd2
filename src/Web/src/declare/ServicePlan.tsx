import { useMemo } from "react";
import type { Refusal } from "../api/refusal";
import { count } from "../board/names";
import type { GetPlanReply, PlannedPerson } from "../gen/reinstate/v1/plan_pb";
import { dayAndClock } from "../time/moment";
import { Mark } from "../ui/Mark";
import { Refused } from "../ui/Notice";
import { summaryOf } from "./freeze";
import { isRefusal } from "./usePlans";

/** One service's part of what will be frozen, and in clear words whose plan is missing, ends early or is old. */
export function ServicePlan({ name, plan, highRisk }: { name: string; plan: GetPlanReply | Refusal | undefined; highRisk: readonly string[] }) {
  const summary = useMemo(() => (plan && !isRefusal(plan) ? summaryOf(plan.people, highRisk, Date.now()) : undefined), [plan, highRisk]);
  return (
    <div className="panel">
      <h3>{name}</h3>
      {isRefusal(plan) && (
        <Refused
          refusal={plan.code === "UNIMPLEMENTED" ? { ...plan, sentence: "This server does not keep plans, so it cannot say what is expected." } : plan}
        />
      )}
      {plan === undefined && <p className="quiet">Reading its plan…</p>}
      {summary && (
        <>
          <dl className="figures-row">
            {(
              [
                ["People", summary.people],
                ["P1", summary.byPriority.P1],
                ["P2", summary.byPriority.P2],
                ["P3", summary.byPriority.P3],
                ["Doses", summary.byKind.dose],
                ["Checks and notes", summary.byKind.record],
                ["Visits", summary.byKind.visit],
              ] as const
            ).map(([term, of]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{of}</dd>
              </div>
            ))}
          </dl>
          {summary.people === 0 && <p>Nobody is registered here, so nothing will be expected.</p>}
          <Those
            people={summary.withoutPlan}
            what="no plan"
            so="Nothing of theirs is frozen, so nothing of theirs can be found missing. Write down by hand what they need."
            bad
          />
          <Those people={summary.notCovered} what="a plan that ends too early" so="Only a part of the time is frozen." bad />
          <Those people={summary.old} what="a plan from more than a day ago" so="It may not be what is right today." showAge />
          {summary.people > 0 && summary.withoutPlan.length + summary.notCovered.length + summary.old.length === 0 && (
            <Mark kind="good">Everybody has a plan of today</Mark>
          )}
        </>
      )}
    </div>
  );
}

function Those({ people, what, so, bad, showAge }: { people: readonly PlannedPerson[]; what: string; so: string; bad?: boolean; showAge?: boolean }) {
  if (people.length === 0) return null;
  return (
    <details>
      <summary>
        <Mark kind={bad ? "bad" : "warn"}>
          {count(people.length, "person has", "people have")} {what}
        </Mark>
      </summary>
      <p>{so}</p>
      <ul>
        {people.map((one) => (
          <li key={one.person?.personId}>
            {one.person?.name || one.person?.personId}
            {showAge && `, as of ${dayAndClock(one.asOf)}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
