import { useRef } from "react";
import type { Finding } from "../../gen/reinstate/v1/common_pb";
import { useDirectory } from "../../live/directory";
import { Field } from "../../ui/Field";
import { Answered, Empty } from "../../ui/Notice";
import { useFocusOn } from "../../ui/useFocusOn";
import { useParam } from "../../ui/useParam";
import { useFindings, useScope } from "../service";
import { count } from "../words";
import { FindingList } from "./FindingList";
import { OneFinding } from "./OneFinding";
import { inOrder } from "./order";

/** What the rules found in the records of this service, and what a person decided on it. */
export function Findings() {
  const answer = useFindings(useScope());
  return (
    <div className="stack">
      <h2>Findings</h2>
      <Answered answer={answer} what="the findings">
        {(reply) =>
          reply.findings.length === 0 ? (
            <Empty title="The rules found nothing">
              <p>They look at what is recorded. What nobody wrote down they cannot see.</p>
            </Empty>
          ) : (
            <Listed findings={reply.findings} />
          )
        }
      </Answered>
    </div>
  );
}

function Listed({ findings }: { findings: readonly Finding[] }) {
  const directory = useDirectory();
  const [state, setState] = useParam("state");
  const [severity, setSeverity] = useParam("severity");
  const [id, choose] = useParam("finding");
  const heading = useFocusOn<HTMLHeadingElement>(id);
  const shown = inOrder(findings).filter((one) => (state === "all" || one.state === (state || "open")) && (severity === "" || one.severity === severity));
  const found = findings.find((one) => one.findingId === id);
  // When its data are corrected it is gone from the list; what it was stays here, so that this can be recorded as its correction.
  const last = useRef<Finding>(undefined);
  if (found) last.current = found;
  const chosen = found ?? (last.current?.findingId === id ? last.current : undefined);
  const open = findings.filter((one) => one.state === "open").length;
  return (
    <>
      <div className="filters">
        <Field label="Show">
          <select value={state} onChange={(e) => setState(e.target.value)}>
            <option value="">To be decided ({open})</option>
            <option value="closed">Decided ({findings.length - open})</option>
            <option value="all">All ({findings.length})</option>
          </select>
        </Field>
        <Field label="Severity">
          <select value={severity} onChange={(e) => setSeverity(e.target.value)}>
            <option value="">Any</option>
            {["critical", "high", "medium", "low"].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </Field>
      </div>
      <p role="status">
        {shown.length} of {count(findings.length, "finding")} shown.
      </p>
      <div className={chosen ? "beside findings" : ""}>
        <FindingList findings={shown} directory={directory} chosen={id} choose={choose} />
        {chosen && <OneFinding key={id} finding={chosen} gone={!found} heading={heading} directory={directory} close={() => choose("")} />}
      </div>
    </>
  );
}
