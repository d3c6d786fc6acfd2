import { type FormEvent, useId, useState } from "react";
import { exercises } from "../../api/clients/exercises";
import { useCommand } from "../../api/commands";
import type { InjectAnswer, ScoredInject } from "../../gen/reinstate/v1/exercise_pb";
import { useWho } from "../../session/session";
import { dayAndClock } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";

interface Props {
  incidentId: string;
  inject: ScoredInject;
  name: (staffId: string) => string;
  judges: boolean;
}

/** What people did, and whether somebody else found that it is what was expected. */
export function Answers({ incidentId, inject, name, judges }: Props) {
  const who = useWho();
  if (inject.answers.length === 0) return null;
  return (
    <ol className="stack">
      {inject.answers.map((answer) => (
        <li key={answer.answer}>
          {answer.done}{" "}
          <span className="quiet">
            {name(answer.doneBy)}, {dayAndClock(answer.doneAt)}
            {answer.recordedBy !== answer.doneBy && `, recorded by ${name(answer.recordedBy)}`}
          </span>
          {answer.judgedBy ? (
            <p className="tight">
              {answer.met ? "What was expected" : "Not what was expected"}, {name(answer.judgedBy)}: {answer.note}
            </p>
          ) : judges && who.person !== answer.doneBy && who.person !== answer.recordedBy ? (
            <Judge incidentId={incidentId} injectId={inject.injectId} answer={answer} />
          ) : (
            <p className="quiet tight">Waits for somebody else to judge it.</p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Judge({ incidentId, injectId, answer }: { incidentId: string; injectId: string; answer: InjectAnswer }) {
  const group = useId();
  const [met, setMet] = useState<boolean | null>(null);
  const [note, setNote] = useState("");
  const judge = useCommand(exercises.judgeAnswer);
  const ready = met !== null && note.trim() !== "";
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (met === null || !ready) return;
    if (await judge.send({ incidentId, injectId, answer: answer.answer, met, note: note.trim() })) say("The answer is judged.");
  };
  return (
    <details className="form">
      <summary>
        Judge this answer
        <span className="unseen">
          : {injectId}, {answer.answer}
        </span>
      </summary>
      <form className="stack" onSubmit={send}>
        <fieldset>
          <legend>Is it what was expected?</legend>
          {[true, false].map((one) => (
            <label key={String(one)} className="choice">
              <input type="radio" name={group} checked={met === one} onChange={() => setMet(one)} />
              {one ? "Yes" : "No"}
            </label>
          ))}
        </fieldset>
        <Field label="Why">
          <textarea value={note} maxLength={4000} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Refused refusal={judge.refusal} />
        <div className="row">
          <Button kind="first" type="submit" busy={judge.busy} aria-disabled={!ready}>
            Record the judgement
          </Button>
        </div>
      </form>
    </details>
  );
}
