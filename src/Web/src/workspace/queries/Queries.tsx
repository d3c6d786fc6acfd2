import { Link } from "react-router";
import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
import { useDirectory } from "../../live/directory";
import { Answered } from "../../ui/Notice";
import { useMay } from "../access";
import { addressOf, useRecoveryRun, useScope } from "../service";
import { count } from "../words";
import { QueriesOf } from "./QueriesOf";
import { peopleToAsk } from "./who";

/** Questions that somebody asked about an entry, and their answers. */
export function Queries({ run }: { run: RunSummary }) {
  const scope = useScope();
  const directory = useDirectory();
  const answer = useRecoveryRun(scope);
  const mayFind = useMay("seeFindings");
  return (
    <div className="stack">
      <h2>Queries</h2>
      <p role="status">{run.openQueries === 0 ? "No query is open." : `${count(run.openQueries, "query is", "queries are")} open.`}</p>
      <Answered answer={answer} what="the queries">
        {(reply) => (
          <>
            {peopleToAsk(reply).map((person) => (
              <QueriesOf key={person} personId={person} name={directory?.personName(person) ?? person} directory={directory} />
            ))}
            {(run.completeness?.queried ?? 0) > 0 && mayFind && (
              <p>
                {count(run.completeness?.queried ?? 0, "item counts", "items count")} as queried. Where nobody asked anything, a finding waits for a decision:{" "}
                <Link to={`${addressOf(scope)}/findings`}>go to the findings</Link>.
              </p>
            )}
          </>
        )}
      </Answered>
    </div>
  );
}
