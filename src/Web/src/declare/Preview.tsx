import { useEffect, useMemo, useRef } from "react";
import type { Refusal } from "../api/refusal";
import { count, words } from "../board/names";
import type { GetPlanReply, PlannedPerson } from "../gen/reinstate/v1/plan_pb";
import type { Directory } from "../live/directory";
import { may } from "../session/may";
import { useWho } from "../session/session";
import { dayAndClock, inLondon } from "../time/moment";
import { Button } from "../ui/Button";
import { Loading, Notice } from "../ui/Notice";
import { horizonOf } from "./carryOut";
import { type Declaration, keep } from "./declaration";
import { summaryOf } from "./freeze";
import { ServicePlan } from "./ServicePlan";
import { useHighRisk } from "./useHighRisk";
import { isRefusal, usePlans } from "./usePlans";

interface Props {
  declaration: Declaration;
  directory: Directory;
  onBack: () => void;
  onDeclare: (freeze: boolean) => void;
}

/** What will be frozen, before it is: whom it covers, how much, and whose plan is missing or old. */
export function Preview({ declaration, directory, onBack, onDeclare }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever hears the page is told at once that another look has begun; once, or each plan that arrives would take the focus away.
  useEffect(() => heading.current?.focus(), []);
  const mayFreeze = may(useWho(), "freeze");
  const highRisk = useHighRisk();
  const { replies, again } = usePlans(declaration);
  const people = useMemo(() => declaration.services.flatMap((id) => peopleOf(replies.get(id))), [declaration.services, replies]);
  const total = useMemo(() => summaryOf(people, highRisk, Date.now()), [people, highRisk]);
  const refused = declaration.services.filter((id) => isRefusal(replies.get(id)));
  const waiting = declaration.services.length - replies.size;
  const { from, to } = horizonOf(declaration);
  const declare = (freeze: boolean) => {
    keep(declaration);
    onDeclare(freeze);
  };
  return (
    <section className="stack" aria-labelledby="preview">
      <div className="panel">
        <h2 id="preview" tabIndex={-1} ref={heading}>
          This will be frozen
        </h2>
        <p>
          <strong>{declaration.title}</strong> ({declaration.kind}), {declaration.systems.map(words).join(", ")}
          {declaration.supplier && `, ${declaration.supplier}`}. Detected {dayAndClock(inLondon(declaration.detectedAt))}.
        </p>
        <p>
          What is planned from {dayAndClock(from)} until {dayAndClock(to)}.
        </p>
        {waiting > 0 ? (
          <Loading what={`plans, ${count(waiting, "service")} to go`} />
        ) : refused.length === declaration.services.length ? null : (
          <p role="status">
            <strong>
              {count(total.people, "person", "people")}, {count(total.counted, "item")}:
            </strong>{" "}
            {total.byPriority.P1} P1, {total.byPriority.P2} P2, {total.byPriority.P3} P3.
            {total.limits > 0 && ` With them ${count(total.limits, "limit")} of medicines given when needed, which are not items.`}
            {refused.length > 0 && ` Without ${count(refused.length, "service")} whose plan cannot be read.`}
          </p>
        )}
      </div>
      {refused.length > 0 && (
        <Notice kind="bad" title={`The plan of ${count(refused.length, "service")} cannot be read`}>
          <p>
            Nothing of these services can be frozen now. You can declare without freezing, and freeze from the incident's page as soon as the plan can be read.
          </p>
          <Button onClick={again}>Try again</Button>
        </Notice>
      )}
      {declaration.services.map((id) => (
        <ServicePlan key={id} name={directory.serviceName(id)} plan={replies.get(id)} highRisk={highRisk} />
      ))}
      {!mayFreeze && (
        <Notice kind="warn" title="Your role declares, and does not freeze">
          <p>
            A manager, nurse in charge or deputy of each service freezes what is expected, on the incident's page. Tell them at once: the limit is 15 minutes
            from detection.
          </p>
        </Notice>
      )}
      <div className="row sticky-actions">
        {refused.length === 0 && (
          <Button kind="first" aria-disabled={waiting > 0} onClick={() => waiting === 0 && declare(mayFreeze)}>
            {mayFreeze ? "Declare, and freeze this" : "Declare"}
          </Button>
        )}
        {refused.length > 0 && <Button onClick={() => declare(false)}>Declare without freezing</Button>}
        <Button onClick={onBack}>Back: change something</Button>
      </div>
      <p className="quiet">Declaring cannot be undone; an incident is closed, with its record, instead. What is frozen can be amended with a reason.</p>
    </section>
  );
}

const peopleOf = (one: GetPlanReply | Refusal | undefined): readonly PlannedPerson[] => (one && !isRefusal(one) ? one.people : []);
