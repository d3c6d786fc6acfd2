import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import type { GetReviewReply } from "../../gen/reinstate/v1/review_pb";
import { Confirm } from "../../ui/Confirm";
import { Refused } from "../../ui/Notice";
import { Words } from "../../ui/Words";
import { questionName } from "./questions";

/** The end: everything that policy asks for is there, and every action has its proof. */
export function Learning({ incident, review, governs }: { incident: GetIncidentReply; review: GetReviewReply; governs: boolean }) {
  const [statement, setStatement] = useState("");
  const complete = useCommand(governance.completeLearning);
  if (incident.state === "learning_complete") return null;
  const left = review.openBeforeLearning;
  return (
    <section className="panel stack" aria-labelledby="learning">
      <h2 id="learning">Before learning is complete</h2>
      {left.length === 0 ? (
        <p>All that policy asks for is there{incident.state === "closed" ? "." : "; the incident has to be closed first."}</p>
      ) : (
        <ul>
          {left.map((one) => (
            <li key={one}>{inWords(one)}</li>
          ))}
        </ul>
      )}
      {governs && incident.state === "closed" && (
        <div className="row">
          <Confirm
            label="Learning is complete"
            title="Is learning complete?"
            busy={complete.busy}
            onConfirm={() => complete.send({ incidentId: incident.incidentId, statement: statement.trim() })}
          >
            <Words label="Statement" value={statement} onChange={setStatement} />
            <Refused refusal={complete.refusal} />
          </Confirm>
        </div>
      )}
    </section>
  );
}

// The server names a question by its code.
const inWords = (sentence: string) =>
  sentence.replace(/^(The review's question is not answered): (\w+)\.$/, (_, told, code) => `${told}: ${questionName(code)}`);
