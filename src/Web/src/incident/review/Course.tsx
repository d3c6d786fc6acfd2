import { capital, words } from "../../board/names";
import type { GetReviewReply, StepTiming } from "../../gen/reinstate/v1/review_pb";
import { useDirectory } from "../../live/directory";
import { dayAndClock } from "../../time/moment";
import { span } from "../../time/span";
import { Mark } from "../../ui/Mark";
import { Scroll } from "../../ui/Scroll";

/** How the incident went, from the record: its turns, what came back in which order, each step against its limit, and whether it has happened before. */
export function Course({ review }: { review: GetReviewReply }) {
  return (
    <section className="panel stack" aria-labelledby="course">
      <h2 id="course">How it went</h2>
      <Milestones reply={review} />
      <Restored reply={review} />
      <Steps steps={review.steps} />
      {review.recurrences.length > 0 && <Recurring reply={review} />}
    </section>
  );
}

const late = (seconds: bigint) => (seconds > 0n ? <Mark kind="bad">{span(seconds)} late</Mark> : null);

function Milestones({ reply }: { reply: GetReviewReply }) {
  return (
    <ol>
      {reply.milestones.map((turn) => (
        <li key={`${turn.what} ${turn.at?.instant?.seconds}`}>
          {capital(words(turn.what))} {dayAndClock(turn.at)}
          {turn.secondsFromDetection > 0n && `, ${span(turn.secondsFromDetection)} after detection`} {late(turn.lateSeconds)}
        </li>
      ))}
    </ol>
  );
}

function Restored({ reply }: { reply: GetReviewReply }) {
  const directory = useDirectory();
  if (reply.restorations.length === 0) return <p>Nothing is restored yet.</p>;
  return (
    <>
      <p>
        Came back:{" "}
        {reply.restorations
          .map(
            (one) => `${words(one.system)}${one.serviceId && ` at ${directory?.serviceName(one.serviceId) ?? one.serviceId}`} ${dayAndClock(one.restoredAt)}`,
          )
          .join("; ")}
        .
      </p>
      {reply.restoredOutOfOrder.map((sentence) => (
        <p key={sentence}>
          <Mark kind="warn">order</Mark> {sentence}
        </p>
      ))}
    </>
  );
}

function Steps({ steps }: { steps: readonly StepTiming[] }) {
  const directory = useDirectory();
  if (steps.length === 0) return null;
  const name = (id: string) => directory?.staffName(id) ?? id;
  return (
    <Scroll label="Steps against their limits">
      <table className="table">
        <caption>Each step against its limit</caption>
        <thead>
          <tr>
            {["Service", "Step", "From", "Limit", "Done", "By"].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map((one) => (
            <tr key={`${one.serviceId} ${one.step}`}>
              <td>{directory?.serviceName(one.serviceId) ?? one.serviceId}</td>
              <th scope="row">
                {one.step}. {one.title}
              </th>
              <td>{dayAndClock(one.startedAt)}</td>
              <td>{one.dueAt ? dayAndClock(one.dueAt) : "none"}</td>
              <td>
                {one.doneAt ? dayAndClock(one.doneAt) : "not done"} {late(one.lateSeconds)}
              </td>
              <td>{[one.owner && name(one.owner), one.checker && `confirmed by ${name(one.checker)}`].filter(Boolean).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Recurring({ reply }: { reply: GetReviewReply }) {
  return (
    <>
      <h3>It has happened before</h3>
      <ul>
        {reply.recurrences.map((one) => (
          <li key={`${one.kind} ${one.what}`}>
            {one.sentence}
            {one.openActions.length > 0 && ` Still open: ${one.openActions.join(", ")}.`}
          </li>
        ))}
      </ul>
    </>
  );
}
