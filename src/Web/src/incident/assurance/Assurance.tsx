import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { may } from "../../session/may";
import { useWho } from "../../session/session";
import { Answered } from "../../ui/Notice";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { useGovernance } from "../asked";
import { Audit } from "./Audit";
import { Close } from "./Close";
import { EvidencePack } from "./EvidencePack";
import { Notifications } from "./Notifications";

/** What follows restoration: whom to notify, the audit sample, closing, and the evidence. */
export function Assurance({ incident }: { incident: GetIncidentReply }) {
  const who = useWho();
  const governs = may(who, "govern");
  const governance = useGovernance(incident.incidentId);
  return (
    <div className="stack">
      {!governs && <NotYourDuty what="decide on notifications or draw the audit sample" whose="a manager who signs, or the group’s director" />}
      <Answered answer={governance} what="decisions and audit">
        {(reply) => (
          <>
            <Notifications incident={incident} governs={governs} />
            <Audit incident={incident} audit={reply.audit} governs={governs} />
            {governs && <Close incident={incident} audit={reply.audit} />}
          </>
        )}
      </Answered>
      {governs && <EvidencePack incidentId={incident.incidentId} />}
    </div>
  );
}
