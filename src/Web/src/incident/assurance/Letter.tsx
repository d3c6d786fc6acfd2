import type { DraftNotificationReply } from "../../gen/reinstate/v1/notification_pb";
import { Action } from "../../ui/Action";
import { Answered } from "../../ui/Notice";
import { useLetter } from "../asked";
import type { Body } from "./bodies";

/** A letter or form as far as the record fills it. What is not on record is a gap, named, and never made up. */
export function Letter({ incidentId, body }: { incidentId: string; body: Body }) {
  return (
    <Action summary="Draft from the record" about={body.name}>
      <Draft incidentId={incidentId} body={body} />
    </Action>
  );
}

function Draft({ incidentId, body }: { incidentId: string; body: Body }) {
  const letter = useLetter(incidentId, body.body);
  return (
    <Answered answer={letter} what="the draft">
      {(reply) => <Text reply={reply} />}
    </Answered>
  );
}

function Text({ reply }: { reply: DraftNotificationReply }) {
  return (
    <div className="stack">
      <h4>{reply.title}</h4>
      {reply.gaps.length > 0 && <p>To be completed by you: {reply.gaps.join("; ")}.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long letter scrolls, and has to be reached by keyboard. */}
      <pre className="letter" tabIndex={0}>
        {reply.text}
      </pre>
      <p className="quiet">{reply.template}</p>
    </div>
  );
}
