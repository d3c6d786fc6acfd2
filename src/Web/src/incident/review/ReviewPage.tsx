import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { may } from "../../session/may";
import { useWho } from "../../session/session";
import { Answered } from "../../ui/Notice";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { useGovernance, useReview } from "../asked";
import { Actions } from "./Actions";
import { Course } from "./Course";
import { Factors } from "./Factors";
import { Heard } from "./Heard";
import { Learning } from "./Learning";
import { Meetings } from "./Meetings";
import { Questions } from "./Questions";
import { Review } from "./Review";

/** Step 13: how it went, why, what people say of it, and what is changed. */
export function ReviewPage({ incident }: { incident: GetIncidentReply }) {
  const governs = may(useWho(), "govern");
  const review = useReview(incident.incidentId);
  const governance = useGovernance(incident.incidentId);
  return (
    <div className="stack">
      {!governs && (
        <NotYourDuty what="answer for the review or agree actions; what people say you can record" whose="a manager who signs, or the group’s director" />
      )}
      <Answered answer={review} what="the review">
        {(reply) => (
          <>
            <Course review={reply} />
            <Questions incident={incident} review={reply} governs={governs} />
            <Factors incidentId={incident.incidentId} review={reply} governs={governs} />
            <Heard incident={incident} review={reply} />
            <Answered answer={governance} what="the actions">
              {({ reviewSummary, actions }) => (
                <>
                  <Review incident={incident} summary={reviewSummary} governs={governs} />
                  <Actions incidentId={incident.incidentId} actions={actions} factors={reply.factors} governs={governs} />
                </>
              )}
            </Answered>
            <Meetings meetings={reply.meetings} governs={governs} />
            <Learning incident={incident} review={reply} governs={governs} />
          </>
        )}
      </Answered>
    </div>
  );
}
