import { Link } from "react-router";
import type { GetGovernanceTrackerReply } from "../gen/reinstate/v1/tracker_pb";
import { dated } from "../time/dated";
import { forumName } from "./forums";
import { Listing } from "./Listing";
import { NoteMeeting } from "./NoteMeeting";

/** Meetings of the period, and a form for the next. */
export function Meetings({ reply }: { reply: GetGovernanceTrackerReply }) {
  const titles = new Map(reply.incidents.map((one) => [one.incidentId, one.title]));
  return (
    <>
      <Listing
        title="Meetings"
        none="No meeting is noted in the period."
        columns={["Held", "Meeting", "About", "Decided", "Next"]}
        rows={reply.meetings.map((one) => [
          dated(one.heldOn),
          forumName(one.forum),
          <ul key="about">
            {one.incidentIds.map((id) => (
              <li key={id}>
                <Link to={`/incidents/${id}/review`}>{titles.get(id) || id}</Link>
              </li>
            ))}
          </ul>,
          <span key="decided" className="decided">
            {one.decision}
          </span>,
          one.nextOn ? dated(one.nextOn) : "none set",
        ])}
      />
      {reply.incidents.length > 0 && <NoteMeeting incidents={reply.incidents} />}
    </>
  );
}
