import type { DutyOverride, GetRecoveryRunReply } from "../../gen/reinstate/v1/service_pb";
import { useDirectory } from "../../live/directory";
import { Answered, Empty } from "../../ui/Notice";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { useMay } from "../access";
import { useRecoveryRun, useScope } from "../service";
import { count } from "../words";
import { MakeOverride } from "./MakeOverride";
import { OneOverride } from "./OneOverride";

/** The rule of separate people set aside with a reason, and the review by somebody else that has to follow. */
export function Overrides() {
  const answer = useRecoveryRun(useScope());
  return (
    <div className="stack">
      <h2>Overrides</h2>
      <Answered answer={answer} what="the overrides">
        {(reply) => <Listed reply={reply} />}
      </Answered>
    </div>
  );
}

const weight = (one: DutyOverride) => (one.reviewed ? 2 : one.reviewOverdue ? 0 : 1);

function Listed({ reply }: { reply: GetRecoveryRunReply }) {
  const directory = useDirectory();
  const may = useMay("override");
  const overrides = [...reply.overrides].sort((a, b) => weight(a) - weight(b));
  const waiting = overrides.filter((one) => !one.reviewed).length;
  return (
    <>
      {may ? <MakeOverride reply={reply} directory={directory} /> : <NotYourDuty what="set the rule aside" whose="a senior or the manager" />}
      {overrides.length === 0 ? (
        <Empty title="No rule was set aside">
          <p>Giver, transcriber and second checker are different people. At night a small team can set the second check aside for one entry, with a reason.</p>
        </Empty>
      ) : (
        <>
          <p role="status">
            {count(overrides.length, "override")}, {waiting} not reviewed.
          </p>
          <ul className="lines">
            {overrides.map((one) => (
              <OneOverride key={one.overrideId} override={one} directory={directory} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
