import type { ExternalAccess } from "../../gen/reinstate/v1/governance_pb";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { useDirectory } from "../../live/directory";
import { may } from "../../session/may";
import { useWho } from "../../session/session";
import { dayAndClock, millis } from "../../time/moment";
import { Mark } from "../../ui/Mark";
import { Answered } from "../../ui/Notice";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { useNow } from "../../ui/useNow";
import { useGovernance } from "../asked";
import { EndAccess } from "./EndAccess";
import { GrantAccess } from "./GrantAccess";
import { key, redactionName, roleTitle } from "./readers";

/** Who outside the organisation reads this incident: for what, until when, and how much of it. */
export function Readers({ incident }: { incident: GetIncidentReply }) {
  const governs = may(useWho(), "govern");
  const governance = useGovernance(incident.incidentId);
  return (
    <section className="panel stack" aria-labelledby="readers">
      <h2 id="readers">Readers from outside</h2>
      <p>A commissioner or an inspector can be given this incident to read: nothing else, and only until a moment. What they read is recorded.</p>
      <Answered answer={governance} what="who reads from outside">
        {({ external }) => (
          <>
            {external.length === 0 && <p>Nobody from outside was given access.</p>}
            <ul className="items">
              {external.map((one) => (
                <Reader key={key(one)} incidentId={incident.incidentId} access={one} governs={governs} />
              ))}
            </ul>
          </>
        )}
      </Answered>
      {governs ? (
        <GrantAccess incidentId={incident.incidentId} />
      ) : (
        <NotYourDuty what="give or end access" whose="a manager who signs, or the group’s director" />
      )}
    </section>
  );
}

function Reader({ incidentId, access, governs }: { incidentId: string; access: ExternalAccess; governs: boolean }) {
  const directory = useDirectory();
  const now = useNow();
  const name = (id: string) => directory?.staffName(id) ?? id;
  const ended = access.withdrawnBy !== "";
  const over = !access.until || millis(access.until) <= now;
  return (
    <li>
      <div>
        <h3>
          {access.subject}, {roleTitle(access.role).toLowerCase()}
        </h3>
        <p>
          {ended ? <Mark>ended</Mark> : over ? <Mark>over</Mark> : <Mark kind="warn">reads</Mark>} until {dayAndClock(access.until)},{" "}
          {redactionName(access.redaction)}. {access.reason}
        </p>
        <p className="quiet">
          Given by {name(access.grantedBy)}, {dayAndClock(access.grantedAt)}
          {ended && `. Ended by ${name(access.withdrawnBy)}: ${access.withdrawnReason}`}
        </p>
      </div>
      {governs && !ended && !over && <EndAccess incidentId={incidentId} access={access} />}
    </li>
  );
}
