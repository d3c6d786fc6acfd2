import { useEffect } from "react";
import { useLocation } from "react-router";
import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
import type { GetRecoveryRunReply } from "../../gen/reinstate/v1/service_pb";
import { useDirectory } from "../../live/directory";
import { Answered } from "../../ui/Notice";
import { useRecoveryRun, useScope, useTimeline, useWorklist } from "../service";
import type { Known } from "./blocks";
import { allocations, nextDoseChecks } from "./happened";
import { Step } from "./Step";

/** The recovery run, step by step. */
export function Steps({ run }: { run: RunSummary }) {
  const answer = useRecoveryRun(useScope());
  return (
    <Answered answer={answer} what="the steps">
      {(reply) => <Listed reply={reply} run={run} />}
    </Answered>
  );
}

const medicines = new Set(["medicines", "prn", "cd"]);

function useStepOfAddress(): void {
  const { hash } = useLocation();
  // The browser looked for it before the steps were there.
  useEffect(() => {
    if (/^#step-\d+$/.test(hash)) document.querySelector(hash)?.scrollIntoView();
  }, [hash]);
}

function Listed({ reply, run }: { reply: GetRecoveryRunReply; run: RunSummary }) {
  useStepOfAddress();
  const scope = useScope();
  const directory = useDirectory();
  const timeline = useTimeline(scope);
  const work = useWorklist(scope);
  const checked = timeline.data && nextDoseChecks(timeline.data.entries, scope.serviceId);
  const given = new Set([...(timeline.data ? allocations(timeline.data.entries, scope.serviceId).values() : [])].map((one) => one.personId));
  const withMedicines = [...new Set(reply.rows.filter((row) => medicines.has(row.category)).map((row) => row.personId))].sort();
  const here = directory?.reply.people.filter((person) => person.serviceId === scope.serviceId) ?? [];
  const known: Known = {
    run: reply,
    work: work.data?.items ?? [],
    withoutNextDose: checked ? withMedicines.filter((person) => !checked.has(person)).length : 0,
    withoutStaff: timeline.data ? here.filter((person) => !given.has(person.personId)).length : 0,
  };
  return (
    <div className="stack">
      <h2>Steps of the recovery</h2>
      <ol className="steps">
        {reply.steps.map((step) => (
          <Step key={step.step} step={step} known={known} run={run} directory={directory} withMedicines={withMedicines} checked={checked} />
        ))}
      </ol>
    </div>
  );
}
