import { Link } from "react-router";
import { people } from "../../api/clients/people";
import { useCommand } from "../../api/commands";
import type { DutyOverride } from "../../gen/reinstate/v1/service_pb";
import type { Directory } from "../../live/directory";
import { useWho } from "../../session/session";
import { dayAndClock } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { personAddress, useScope } from "../service";
import { ReviewOverride } from "./ReviewOverride";

export function OneOverride({ override, directory }: { override: DutyOverride; directory: Directory | undefined }) {
  const scope = useScope();
  const who = useWho();
  const check = useCommand(people.checkEntry);
  const { incidentId } = scope;
  const checkIt = async () => {
    const { personId, entryId, overrideId } = override;
    if (await check.send({ incidentId, personId, entryId, overrideId })) say("Your check under the override is recorded.");
  };
  return (
    <li>
      <div className="row">
        <ReviewMark override={override} directory={directory} />
        <strong>
          <Link to={personAddress(scope, override.personId)}>{directory?.personName(override.personId) ?? override.personId}</Link>, entry {override.entryId}
        </strong>
        <span className="quiet">second check set aside by {directory?.staffName(override.by) ?? override.by}</span>
      </div>
      <span>“{override.reason}”</span>
      <Refused refusal={check.refusal} />
      {override.by === who.person && !override.reviewed && (
        <div>
          <Button small busy={check.busy} onClick={() => void checkIt()}>
            Check the entry under this override
          </Button>
        </div>
      )}
      {!override.reviewed && <ReviewOverride override={override} />}
    </li>
  );
}

function ReviewMark({ override, directory }: { override: DutyOverride; directory: Directory | undefined }) {
  if (override.reviewed) return <Mark kind="good">reviewed by {directory?.staffName(override.reviewedBy) ?? override.reviewedBy}</Mark>;
  return (
    <Mark kind={override.reviewOverdue ? "bad" : "warn"}>
      {override.reviewOverdue ? "review overdue since " : "review by "}
      {dayAndClock(override.reviewDueAt)}
    </Mark>
  );
}
