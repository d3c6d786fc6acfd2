import { useState } from "react";
import type { Finding } from "../../gen/reinstate/v1/common_pb";
import type { PersonQuery } from "../../gen/reinstate/v1/person_pb";
import type { Directory } from "../../live/directory";
import { useWho } from "../../session/session";
import { dayAndClock } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import type { RecordView } from "../recordView";
import { AnswerDialog, DecideDialog } from "./dialogs";
import { may } from "./duties";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
}

/** What was asked about an item, and what the rules found in it, each with its answer or the button to give one. */
export function Asked({ view, directory, queries, findings }: Props & { queries: readonly PersonQuery[]; findings: readonly Finding[] }) {
  if (queries.length + findings.length === 0) return null;
  return (
    <ul className="asked">
      {queries.map((query) => (
        <Query key={query.queryId} view={view} directory={directory} query={query} />
      ))}
      {findings.map((finding) => (
        <Found key={finding.findingId} view={view} directory={directory} finding={finding} />
      ))}
    </ul>
  );
}

function Query({ view, directory, query }: Props & { query: PersonQuery }) {
  const [answering, setAnswering] = useState(false);
  const { roles } = useWho();
  const name = (id: string) => directory?.staffName(id) ?? id;
  return (
    <li>
      <Mark kind={query.resolved ? "good" : "warn"}>{query.resolved ? "answered" : "question open"}</Mark> {query.text}{" "}
      <span className="quiet">({name(query.raisedBy)})</span>
      {query.resolved ? (
        <div>
          {query.resolution} <span className="quiet">({name(query.resolvedBy)})</span>
        </div>
      ) : may("decide", roles) ? (
        <Button small onClick={() => setAnswering(true)}>
          Answer
        </Button>
      ) : (
        <span className="quiet"> Your lead or manager answers it.</span>
      )}
      <AnswerDialog view={view} query={query} open={answering} onClose={() => setAnswering(false)} />
    </li>
  );
}

function Found({ view, directory, finding }: Props & { finding: Finding }) {
  const [deciding, setDeciding] = useState(false);
  const { roles } = useWho();
  const open = finding.state === "open";
  return (
    <li>
      <Mark kind={!open ? "good" : finding.severity === "critical" || finding.severity === "high" ? "bad" : "warn"}>
        {open ? `found: ${finding.code.replaceAll("_", " ")}` : finding.decision || "closed"}
      </Mark>{" "}
      {finding.explanation}
      {finding.reopened && open && <span className="quiet"> An earlier decision was about something else.</span>}
      {!open && finding.decisionReason !== "" && (
        <div>
          {finding.decisionReason}{" "}
          <span className="quiet">
            ({directory?.staffName(finding.decidedBy) ?? finding.decidedBy}
            {finding.decidedAt && `, ${dayAndClock(finding.decidedAt)}`})
          </span>
        </div>
      )}
      {open &&
        (may("decide", roles) ? (
          <Button small onClick={() => setDeciding(true)}>
            Decide
          </Button>
        ) : (
          <span className="quiet"> Your lead or manager decides.</span>
        ))}
      <DecideDialog view={view} finding={finding} open={deciding} onClose={() => setDeciding(false)} />
    </li>
  );
}
