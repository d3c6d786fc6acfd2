import { reconciliation } from "../../api/clients/reconciliation";
import { ask, useAnswer } from "../../api/queries";
import { ReconciliationService } from "../../gen/reinstate/v1/reconciliation_pb";
import { Answered, Notice } from "../../ui/Notice";
import { PaceChart } from "./PaceChart";
import "./trend.css";

const asked = ask(ReconciliationService.method.getPace, reconciliation.getPace);

/** The pace of an incident, or of one service of it. */
export function Pace({ incidentId, serviceId = "", of }: { incidentId: string; serviceId?: string; of: string }) {
  const pace = useAnswer(asked, { incidentId, serviceId });
  if (pace.refusal?.code === "UNIMPLEMENTED") {
    return (
      <Notice title="This server does not tell the pace of work yet">
        <p>The figures of the board are not affected.</p>
      </Notice>
    );
  }
  return (
    <Answered answer={pace} what="the pace of work">
      {(reply) => <PaceChart pace={reply} of={of} />}
    </Answered>
  );
}
