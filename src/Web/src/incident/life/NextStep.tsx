import { Link } from "react-router";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { may } from "../../session/may";
import { useWho } from "../../session/session";
import { Button } from "../../ui/Button";
import { Notice, Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { CloseForm } from "./CloseForm";
import { ContingencyForm } from "./ContingencyForm";
import { LossWindowForm } from "./LossWindowForm";
import { type Next, nextOf } from "./life";
import { ReopenForm } from "./ReopenForm";
import { RestorationForm } from "./RestorationForm";

/** What comes next, why, and the command for it where it is the reader's duty. The server refuses what is not yet to be done, and says why. */
export function NextStep({ incident }: { incident: GetIncidentReply }) {
  const who = useWho();
  const next = nextOf(incident);
  const mine = may(who, next.duty) && (next.step !== "freeze" || may(who, "lead"));
  const restorable = ["contingency", "partly_restored"].includes(incident.state);
  const lossable = ["contingency", "partly_restored", "restored", "reconciling"].includes(incident.state);
  return (
    <section className="panel stack next" aria-labelledby="next">
      <h2 id="next">Next</h2>
      <p>{next.why}</p>
      {mine ? (
        <Command next={next} incident={incident} />
      ) : (
        next.step !== "none" && next.step !== "recover" && <p className="quiet">This is another role’s duty.</p>
      )}
      {may(who, "lead") && (restorable || lossable) && (
        <div className="stack">
          {restorable && <RestorationForm incident={incident} />}
          {lossable && incident.state !== "contingency" && (
            <LossWindowForm key={String(incident.restoredAt?.instant?.seconds)} incident={incident} open={incident.state === "restored"} />
          )}
        </div>
      )}
      {may(who, "govern") && ["closed", "learning_complete"].includes(incident.state) && <ReopenForm incident={incident} />}
    </section>
  );
}

function Command({ next, incident }: { next: Next; incident: GetIncidentReply }) {
  const { incidentId } = incident;
  switch (next.step) {
    case "declare":
      return (
        <Link className="button first" to={`/declare?suspected=${incidentId}`}>
          Declare it
        </Link>
      );
    case "freeze":
      return (
        <Link className="button first" to={`/declare?incident=${incidentId}`}>
          Freeze what is expected
        </Link>
      );
    case "contingency":
      return <ContingencyForm incident={incident} />;
    case "reconciliation":
      return <Begin what="reconciliation" call={incidents.beginReconciliation} incidentId={incidentId} />;
    case "assurance":
      return <Begin what="assurance" call={incidents.beginAssurance} incidentId={incidentId} />;
    case "close":
      return (
        <>
          <Link to={`/incidents/${incidentId}/assurance`}>Go to assurance</Link>
          <CloseForm incident={incident} />
        </>
      );
    case "learning":
      return (
        <Notice>
          <Link to={`/incidents/${incidentId}/review`}>Go to the review and its actions</Link>
        </Notice>
      );
    default:
      return null;
  }
}

function Begin({ what, call, incidentId }: { what: string; call: typeof incidents.beginReconciliation | typeof incidents.beginAssurance; incidentId: string }) {
  const begin = useCommand(call as typeof incidents.beginReconciliation);
  return (
    <>
      <Refused refusal={begin.refusal} />
      <div className="row">
        <Button
          kind="first"
          busy={begin.busy}
          onClick={async () => {
            if (await begin.send({ incidentId })) say(`Begun: ${what}.`);
          }}
        >
          Begin {what}
        </Button>
      </div>
    </>
  );
}
