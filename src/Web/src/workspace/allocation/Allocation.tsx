import { useMemo, useState } from "react";
import type { Answer } from "../../api/queries";
import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
import { useDirectory } from "../../live/directory";
import { Answered, Loading } from "../../ui/Notice";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { useMay } from "../access";
import { useRecoveryRun, useScope, useTimeline, useWorklist } from "../service";
import { allocations } from "../steps/happened";
import { Allocate } from "./Allocate";
import { Loads } from "./Loads";
import { PlanTable } from "./PlanTable";
import { type Plan, planOf } from "./plan";

/** Named staff for everybody's entries, in order of priority (step 4). */
export function Allocation({ run }: { run: RunSummary }) {
  const scope = useScope();
  const directory = useDirectory();
  const work = useWorklist(scope);
  const timeline = useTimeline(scope);
  const recovery = useRecoveryRun(scope);
  const plan = useMemo(() => {
    if (!directory || !work.data || !timeline.data || !recovery.data) return undefined;
    const people = directory.reply.people.filter((one) => one.serviceId === scope.serviceId).sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
    return planOf(
      people.map((one) => one.personId),
      recovery.data.steps.map((step) => step.step),
      work.data.items,
      allocations(timeline.data.entries, scope.serviceId),
    );
  }, [directory, work.data, timeline.data, recovery.data, scope.serviceId]);
  const refused: Answer<unknown> | undefined = [recovery, work, timeline].find((answer) => answer.refusal !== undefined && answer.data === undefined);
  return (
    <div className="stack">
      <h2>Allocation</h2>
      {plan ? (
        <Planned plan={plan} run={run} />
      ) : refused ? (
        <Answered answer={refused} what="the allocation">
          {() => null}
        </Answered>
      ) : (
        <Loading what="the allocation" />
      )}
    </div>
  );
}

function Planned({ plan, run }: { plan: Plan; run: RunSummary }) {
  const directory = useDirectory();
  const may = useMay("allocate");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <Loads plan={plan} directory={directory} />
      {may ? (
        <Allocate plan={plan} chosen={chosen} setChosen={setChosen} directory={directory} />
      ) : (
        <NotYourDuty what="allocate work" whose="the service manager" />
      )}
      <PlanTable plan={plan} scope={run} directory={directory} chosen={chosen} setChosen={may ? setChosen : undefined} />
    </>
  );
}
