import { Link } from "react-router";
import { PriorityCell } from "../board/PriorityCell";
import type { Completeness } from "../gen/reinstate/v1/common_pb";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import { useBoard } from "../live/board";
import { untilLimit } from "../time/moment";
import { Figures } from "../ui/Figures";
import { Mark } from "../ui/Mark";
import { useNow } from "../ui/useNow";
import { plain, priorityName } from "./words";

/** On every part of the workspace: which service, how far it is, and which limit ends first. */
export function RunHeader({ run }: { run: RunSummary }) {
  const now = useNow();
  const incident = useBoard().incidents.find((one) => one.incidentId === run.incidentId);
  const limit = run.nextLimit;
  const unfrozen =
    run.byPriority.length === 0 ? 0 : (run.completeness?.open ?? 0) - run.byPriority.reduce((sum, part) => sum + (part.completeness?.open ?? 0), 0);
  const parts: { name: string; of: Completeness | undefined }[] = run.byPriority.map((part) => ({
    name: priorityName(part.priority),
    of: part.completeness,
  }));
  return (
    <header className="run-header">
      <div className="row">
        <h1>{run.serviceName || run.serviceId}</h1>
        <RunState run={run} />
        {run.kind === "exercise" && <Mark kind="warn">Exercise: this is practice</Mark>}
        <Link to={`/incidents/${encodeURIComponent(run.incidentId)}`}>{incident?.title || run.incidentId}</Link>
      </div>
      <div className="run-figures">
        <div className="priority-bars">
          {(parts.length > 0 ? parts : [{ name: "All", of: run.completeness }]).map((part) => (
            <div key={part.name} className="priority-bar">
              <strong>{part.name}</strong>
              <PriorityCell of={part.of} label={part.name} />
            </div>
          ))}
        </div>
        <Figures
          figures={[
            { name: "P1 open", value: run.openP1, bad: run.openP1 > 0 },
            { name: "Open", value: run.completeness?.open ?? 0 },
            ...(unfrozen > 0 ? [{ name: "Open of people not frozen", value: unfrozen, bad: true }] : []),
            { name: "Overdue", value: run.completeness?.overdue ?? 0, bad: (run.completeness?.overdue ?? 0) > 0 },
            { name: "Sheets accounted", value: `${run.sheetsAccounted} of ${run.sheetsIssued}` },
            ...(limit?.dueAt ? [{ name: `Next limit: step ${limit.step}`, value: untilLimit(limit.dueAt, now), bad: limit.overdue }] : []),
          ]}
        />
      </div>
    </header>
  );
}

export function RunState({ run }: { run: RunSummary }) {
  if (run.state === "signed_off") return <Mark kind="good">signed off</Mark>;
  if (run.state === "reopened") return <Mark kind="bad">reopened: changed after sign-off</Mark>;
  return <Mark kind="warn">{plain(run.state)}</Mark>;
}
