import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import { count } from "./names";
import { isExercise } from "./risk";

/** Exercises among the rows, counted apart: nothing of them is in the totals of what really happens. */
export function ExerciseTotals({ runs }: { runs: readonly RunSummary[] }) {
  const played = runs.filter(isExercise);
  if (played.length === 0) return null;
  const signed = played.filter((run) => run.state === "signed_off").length;
  const open = played.reduce((all, run) => all + (run.completeness?.open ?? 0), 0);
  return (
    <section className="panel exercises" aria-label="Exercises, counted apart">
      <p className="tight">
        <strong>Exercises, counted apart:</strong> {count(played.length, "service")} in practice, {signed} signed off, {count(open, "item")} open.
      </p>
    </section>
  );
}
