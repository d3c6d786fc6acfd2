import { Link, useSearchParams } from "react-router";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import type { having } from "./filters";
import { withChoice } from "./filters";
import { PriorityCell } from "./PriorityCell";
import { partOf, priorities, sum, tellsPriorities } from "./progress";
import { isExercise } from "./risk";

/** The sums of all rows that the filter leaves, without exercises: exact, from the runs themselves. A number leads to the services that it comes from. */
export function Totals({ runs: all }: { runs: readonly RunSummary[] }) {
  const runs = all.filter((run) => !isExercise(run));
  if (runs.length === 0 && all.length > 0) return null;
  const told = tellsPriorities(runs);
  const total = (of: (run: RunSummary) => number) => runs.reduce((all, run) => all + of(run), 0);
  const signed = runs.filter((run) => run.state === "signed_off").length;
  return (
    <section className="totals" aria-label="Totals">
      {told ? (
        priorities.map(({ priority, name }) => {
          const parts = runs.map((run) => partOf(run, priority)).filter((part) => part !== undefined);
          return (
            <div className="panel" key={name}>
              <h2>{name}</h2>
              <PriorityCell of={parts.length > 0 ? sum(parts) : undefined} label={`${name} in all these services`} />
            </div>
          );
        })
      ) : (
        <div className="panel">
          <h2>All priorities</h2>
          <PriorityCell of={sum(runs.map((run) => run.completeness))} label="all priorities in all these services" />
        </div>
      )}
      <div className="panel wide">
        <h2>To settle</h2>
        <dl className="figures-row">
          <div>
            <dt>Signed off</dt>
            <dd>
              <strong>
                {signed} of {runs.length}
              </strong>
            </dd>
          </div>
          <Total name="P1 open" of={total((run) => run.openP1)} having="p1" bad />
          <Total name="Overdue" of={total((run) => run.completeness?.overdue ?? 0)} having="overdue" bad />
          <Total name="Queries" of={total((run) => run.openQueries)} having="queries" />
          <Total name="Findings" of={total((run) => run.findingsOpen)} having="findings" />
          <Total name="Overrides" of={total((run) => run.overrides)} having="overrides" />
          <Total name="Not reviewed" of={total((run) => run.overridesUnreviewed)} having="unreviewed" bad />
          <Total name="Sheets missing" of={total((run) => run.sheetsIssued - run.sheetsAccounted)} having="sheets" bad />
        </dl>
      </div>
    </section>
  );
}

function Total({ name, of, having: field, bad = false }: { name: string; of: number; having: keyof typeof having; bad?: boolean }) {
  const [address] = useSearchParams();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {of === 0 ? (
          <span className="quiet">0</span>
        ) : (
          <Link
            className={bad ? "many bad" : "many"}
            to={{ search: withChoice(address, "with", field).toString() }}
            aria-label={`${of} ${name}: show the services`}
          >
            {of}
          </Link>
        )}
      </dd>
    </div>
  );
}
