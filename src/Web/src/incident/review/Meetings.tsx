import { Link } from "react-router";
import type { MeetingNote } from "../../gen/reinstate/v1/review_pb";
import { dated } from "../../time/dated";
import { forumName } from "../../tracker/forums";

/** What meetings have decided about this incident. They are noted on the tracker, for several incidents at once. */
export function Meetings({ meetings, governs }: { meetings: readonly MeetingNote[]; governs: boolean }) {
  return (
    <section className="panel stack" aria-labelledby="meetings">
      <h2 id="meetings">Meetings</h2>
      {meetings.length === 0 && <p>No meeting that spoke about it is noted.</p>}
      <ul className="items">
        {meetings.map((one) => (
          <li key={one.meetingId}>
            <div>
              <h3>
                {forumName(one.forum)}, {dated(one.heldOn)}
              </h3>
              <p>{one.decision}</p>
              <p className="quiet">
                {[one.actionIds.length > 0 && `About ${one.actionIds.join(", ")}`, one.nextOn && `Next on ${dated(one.nextOn)}`].filter(Boolean).join(". ")}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {governs && <Link to="/tracker">Note a meeting on the governance tracker</Link>}
    </section>
  );
}
