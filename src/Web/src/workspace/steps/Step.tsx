import { Link } from "react-router";
import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
import type { RunStep } from "../../gen/reinstate/v1/service_pb";
import type { Directory } from "../../live/directory";
import { dayAndClock, untilLimit } from "../../time/moment";
import { Mark } from "../../ui/Mark";
import { useNow } from "../../ui/useNow";
import { addressOf } from "../service";
import { type Block, blocks, type Known } from "./blocks";
import { CompleteStep } from "./CompleteStep";
import type { NextDoseCheck } from "./happened";
import { NextDoses } from "./NextDoses";
import { NoteRestoration } from "./NoteRestoration";
import { completedByHand } from "./stepOf";

interface Props {
  step: RunStep;
  known: Known;
  run: RunSummary;
  directory: Directory | undefined;
  withMedicines: readonly string[];
  checked: Map<string, NextDoseCheck> | undefined;
}

export function Step({ step, known, run, directory, withMedicines, checked }: Props) {
  const waits = step.doneAt ? [] : blocks(step.step, known);
  const name = (id: string) => directory?.staffName(id) ?? id;
  const unrestored = !run.restoredAt && run.state === "frozen";
  return (
    <li id={`step-${step.step}`} className={`step panel ${step.overdue ? "late" : ""}`}>
      <span className="step-number" aria-hidden="true">
        {step.step}
      </span>
      <div className="stack">
        <div className="row">
          <h3>
            <span className="unseen">Step {step.step}: </span>
            {step.title}
          </h3>
          <StepMark step={step} />
        </div>
        {step.doneAt && step.owner && (
          <p className="quiet">
            {name(step.owner)}
            {step.checker && `, confirmed by ${name(step.checker)}`}
          </p>
        )}
        <Waits waits={waits} run={run} />
        {step.step === 1 && unrestored && <NoteRestoration />}
        {step.step === 2 && !step.doneAt && (
          <p className="notice warn">No electronic medicines round before this is done: a dose that stands on paper only would be given a second time.</p>
        )}
        {step.step === 2 && <NextDoses people={withMedicines} checked={checked} directory={directory} done={step.doneAt !== undefined} />}
        {!step.doneAt && completedByHand(step.step) && <CompleteStep step={step} waits={waits.length > 0} directory={directory} />}
        {!step.doneAt && step.step === 11 && <Link to={`${addressOf(run)}/sign-off`}>Go to the sign-off</Link>}
        {step.step >= 12 && <Link to={`/incidents/${encodeURIComponent(run.incidentId)}`}>On the page of the incident</Link>}
      </div>
    </li>
  );
}

function StepMark({ step }: { step: RunStep }) {
  const now = useNow();
  if (step.doneAt) return <Mark kind="good">done {dayAndClock(step.doneAt)}</Mark>;
  if (step.dueAt) {
    return (
      <Mark kind={step.overdue ? "bad" : "warn"}>
        {step.overdue ? "overdue, " : "due "}
        {untilLimit(step.dueAt, now)}
        <span className="unseen"> (limit {dayAndClock(step.dueAt)})</span>
      </Mark>
    );
  }
  return <Mark>not done</Mark>;
}

function Waits({ waits, run }: { waits: readonly Block[]; run: RunSummary }) {
  if (waits.length === 0) return null;
  return (
    <ul className="waits">
      {waits.map((block) => (
        <li key={block.text}>{block.at ? <Link to={`${addressOf(run)}/${block.at}`}>{block.text}</Link> : block.text}</li>
      ))}
    </ul>
  );
}
