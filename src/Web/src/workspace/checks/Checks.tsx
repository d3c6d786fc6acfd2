import { Code } from "@connectrpc/connect";
import { useState } from "react";
import type { GetCheckQueueReply } from "../../gen/reinstate/v1/service_pb";
import { useDirectory } from "../../live/directory";
import { Answered, Notice } from "../../ui/Notice";
import { NotYourDuty } from "../../ui/NotYourDuty";
import { useFocusOn } from "../../ui/useFocusOn";
import { useMay } from "../access";
import { useCheckQueue, useScope } from "../service";
import { count } from "../words";
import { OneCheck } from "./OneCheck";
import { checkKey, current } from "./queue";

/** Second checks: one line at a time, paper against what was typed from it. */
export function Checks() {
  const answer = useCheckQueue(useScope());
  const may = useMay("checkEntry");
  return (
    <div className="stack">
      <h2>Second checks</h2>
      {!may ? (
        <NotYourDuty what="check entries" whose="somebody who gives care" />
      ) : answer.refusal?.status === Code.Unimplemented ? (
        <Notice kind="warn" title="This server cannot say yet what waits for you">
          <p>It is of an older version. Open the people in the worklist whose next step is “Second check”, and check their entries there.</p>
        </Notice>
      ) : (
        <Answered answer={answer} what="what waits for you">
          {(reply) => <Queue reply={reply} />}
        </Answered>
      )}
    </div>
  );
}

function Queue({ reply }: { reply: GetCheckQueueReply }) {
  const directory = useDirectory();
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [putOff, setPutOff] = useState<readonly string[]>([]);
  const check = current(reply.checks, answered, putOff);
  const key = check ? checkKey(check) : "";
  const heading = useFocusOn<HTMLHeadingElement>(key || "end");
  const left = reply.checks.filter((one) => !answered.has(checkKey(one))).length;
  return (
    <>
      <p role="status">
        {count(left, "entry waits", "entries wait")} for you.{" "}
        {reply.notYours > 0 &&
          `${count(reply.notYours, "other waits", "others wait")} for somebody else: you gave or typed them, they need a medicines competency, or nobody is named who typed them.`}
      </p>
      {check?.entry ? (
        <OneCheck
          key={key}
          check={check}
          heading={heading}
          directory={directory}
          answered={() => setAnswered(new Set([...answered, key]))}
          putOff={() => setPutOff([...putOff.filter((one) => one !== key), key])}
        />
      ) : (
        <section className="panel">
          <h3 ref={heading} tabIndex={-1}>
            Nothing waits for you
          </h3>
          {reply.notYours > 0 && <p>What is left has to be checked by somebody else. If nobody is there, a manager can record an override.</p>}
        </section>
      )}
    </>
  );
}
