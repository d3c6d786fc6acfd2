import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
import { useDirectory } from "../../live/directory";
import { Answered, Notice } from "../../ui/Notice";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { useMay } from "../access";
import { useRecoveryRun, useScope } from "../service";
import { count } from "../words";
import { Missing } from "./Missing";
import { Sign } from "./Sign";

/** Step 11: what is missing, or the signature. */
export function SignOff({ run }: { run: RunSummary }) {
  const answer = useRecoveryRun(useScope());
  const directory = useDirectory();
  const may = useMay("signOff");
  const signer = directory?.staffName(run.signedOffBy) ?? run.signedOffBy;
  return (
    <div className="stack">
      <h2>Sign-off</h2>
      {run.state === "signed_off" && (
        <Notice kind="good" title={`Signed off by ${signer}`}>
          <p>It covers everything up to position {String(run.signedOffPosition)} of the record. Anything that is entered later reopens it, visibly.</p>
        </Notice>
      )}
      {run.state === "reopened" && (
        <Notice kind="bad" title="The record changed after the sign-off">
          <p>
            {/* The run names the signer of a signature that holds; of one that does not any more, the findings (rule 43) tell who gave it and what came after. */}
            {run.signedOffBy !== "" && `${signer} signed at position ${run.signedOffPosition}. `}The signature no longer covers what is recorded now. Look at
            what changed, which stands among the findings, and sign again.
          </p>
        </Notice>
      )}
      {run.state !== "signed_off" && (
        <Answered answer={answer} what="what is missing">
          {(reply) =>
            reply.blocking.length > 0 ? (
              <>
                <Notice kind="warn" title={`Not yet: ${count(reply.blocking.length, "thing is", "things are")} in the way`}>
                  <p>Each leads to where it is mended. An attempt to sign before that is refused, and stays on record.</p>
                </Notice>
                <Missing reply={reply} directory={directory} />
              </>
            ) : may ? (
              <Sign run={run} />
            ) : (
              <>
                <Notice kind="good" title="Nothing is in the way of sign-off" />
                <NotYourDuty what="sign off" whose="the registered manager, branch manager or on-call manager" />
              </>
            )
          }
        </Answered>
      )}
    </div>
  );
}
