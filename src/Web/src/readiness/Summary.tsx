import { Link } from "react-router";
import type { GetReadinessReply } from "../gen/reinstate/v1/readiness_pb";
import { Answered } from "../ui/Notice";
import { useReadiness } from "./asked";

/** How many services stand how, for a board on which nothing is under way. */
export function ReadinessSummary() {
  const readiness = useReadiness();
  return (
    <section className="panel stack" aria-labelledby="readiness">
      <h2 id="readiness">Before an outage</h2>
      <Answered answer={readiness} what="how ready the services are">
        {(reply) => (
          <p>
            {counts(reply)} <Link to="/readiness">See which, and why</Link>
          </p>
        )}
      </Answered>
    </section>
  );
}

/** The counts in a sentence; those of nothing are left out, but for what is ready. */
export function counts(reply: Pick<GetReadinessReply, "ready" | "dueSoon" | "notReady" | "unknown">): string {
  const all = reply.ready + reply.dueSoon + reply.notReady + reply.unknown;
  const others = [
    { many: reply.dueSoon, words: "with something due soon" },
    { many: reply.notReady, words: "not ready" },
    { many: reply.unknown, words: "of which something is not known" },
  ].filter(({ many }) => many > 0);
  return `${[`${reply.ready} of ${all} services are ready`, ...others.map(({ many, words }) => `${many} ${words}`)].join(", ")}.`;
}
