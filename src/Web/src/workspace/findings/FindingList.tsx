import type { Finding } from "../../gen/reinstate/v1/common_pb";
import type { Directory } from "../../live/directory";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { plain, sentenceCase } from "../words";
import { severityKind } from "./order";

interface Props {
  findings: readonly Finding[];
  directory: Directory | undefined;
  chosen: string;
  choose: (id: string) => void;
}

export function FindingList({ findings, directory, chosen, choose }: Props) {
  return (
    <ul className="lines">
      {findings.map((finding) => (
        <li key={finding.findingId}>
          <div className="row">
            <SeverityMark finding={finding} />
            <strong>{finding.personId === "" ? "The service" : (directory?.personName(finding.personId) ?? finding.personId)}</strong>
            <Button small aria-pressed={finding.findingId === chosen} onClick={() => choose(finding.findingId === chosen ? "" : finding.findingId)}>
              {finding.state === "open" ? "Look at it" : "Show"}
              <span className="unseen">: {finding.explanation}</span>
            </Button>
          </div>
          <span>
            {sentenceCase(plain(finding.code))} <span className="quiet">(rule {finding.rule})</span>: {finding.explanation}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function SeverityMark({ finding }: { finding: Finding }) {
  const kind = severityKind(finding.severity);
  return (
    <>
      {finding.state === "closed" ? <Mark kind="good">{finding.decision || "closed"}</Mark> : <Mark {...(kind ? { kind } : {})}>{finding.severity}</Mark>}
      {finding.reopened && <Mark kind="bad">reopened</Mark>}
    </>
  );
}
