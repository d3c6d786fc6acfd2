import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import type { Feedback, GetReviewReply } from "../../gen/reinstate/v1/review_pb";
import { useDirectory } from "../../live/directory";
import { roleName } from "../../session/session";
import { dayAndClock } from "../../time/moment";
import { Action } from "../../ui/Action";
import { FeedbackForm } from "./FeedbackForm";
import { kindName } from "./feedback";

/** What staff, people and families say of the outage, in their own words. */
export function Heard({ incident, review }: { incident: GetIncidentReply; review: GetReviewReply }) {
  return (
    <section className="panel stack" aria-labelledby="heard">
      <h2 id="heard">What people say</h2>
      {review.feedback.length === 0 && <p>Nothing that staff, people or families say is recorded yet.</p>}
      <ul className="items">
        {review.feedback.map((one) => (
          <Said key={one.feedbackId} said={one} />
        ))}
      </ul>
      <Action summary="Record what somebody says">
        <FeedbackForm incident={incident} services={incident.runs} />
      </Action>
    </section>
  );
}

function Said({ said }: { said: Feedback }) {
  const directory = useDirectory();
  const about = said.serviceId && (directory?.serviceName(said.serviceId) ?? said.serviceId);
  const by = said.anonymous ? "anonymous" : said.author;
  const recorded = said.recordedBy && `recorded by ${directory?.staffName(said.recordedBy) ?? said.recordedBy}`;
  return (
    <li>
      <div>
        <h3>{kindName(said.kind)}</h3>
        <p className="words">“{said.text}”</p>
        <p className="quiet">
          {[by, ["person", "family"].includes(said.authorRole) ? "" : roleName(said.authorRole), about, dayAndClock(said.saidAt), recorded]
            .filter(Boolean)
            .join(", ")}
        </p>
      </div>
    </li>
  );
}
