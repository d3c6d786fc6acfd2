import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { may } from "../../session/may";
import { useWho } from "../../session/session";
import { Answered } from "../../ui/Notice";
import { useGovernance } from "../asked";
import { Actions } from "./Actions";
import { Audit } from "./Audit";
import { Course } from "./Course";
import { EvidencePack } from "./EvidencePack";
import { Learning } from "./Learning";
import { Notifications } from "./Notifications";
import { Review } from "./Review";

/** What follows restoration: whom to notify, the audit sample, the review and what is improved, and the evidence. */
export function Assurance({ incident }: { incident: GetIncidentReply }) {
  const who = useWho();
  const governs = may(who, "govern");
  const governance = useGovernance(incident.incidentId);
  return (
    <div className="stack">
      <Answered answer={governance} what="decisions and audit">
        {(reply) => (
          <>
            <Notifications incident={incident} governs={governs} />
            <Audit incident={incident} audit={reply.audit} governs={governs} />
            <Course incident={incident} />
            <Review incident={incident} summary={reply.reviewSummary} governs={governs} />
            <Actions incident={incident} actions={reply.actions} governs={governs} />
            <Learning incident={incident} governance={reply} governs={governs} />
          </>
        )}
      </Answered>
      {governs && <EvidencePack incidentId={incident.incidentId} />}
    </div>
  );
}
