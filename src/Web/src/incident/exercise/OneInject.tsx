import { exercises } from "../../api/clients/exercises";
import { useCommand } from "../../api/commands";
import { words } from "../../board/names";
import type { ScoredInject } from "../../gen/reinstate/v1/exercise_pb";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { roleName } from "../../session/session";
import { clock, dayAndClock } from "../../time/moment";
import { span } from "../../time/span";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { AnswerForm } from "./AnswerForm";
import { Answers } from "./Answers";
import { states } from "./states";

interface Props {
  incident: GetIncidentReply;
  inject: ScoredInject;
  name: (staffId: string) => string;
  gives: boolean;
  judges: boolean;
  answers: boolean;
}

/** One inject: who is told what, what is expected within which time, and what the record shows. */
export function OneInject({ incident, inject, name, gives, judges, answers }: Props) {
  const give = useCommand(exercises.giveInject);
  const state = states[inject.state] ?? { words: inject.state };
  const id = `inject-${inject.injectId}`;
  return (
    <li>
      <article className="panel stack" aria-labelledby={id}>
        <div className="row spread">
          <h3 id={id}>{inject.injectId}</h3>
          <Mark {...(state.kind ? { kind: state.kind } : {})}>
            {state.words}
            {inject.lateSeconds > 0n && `, ${span(inject.lateSeconds)} late`}
          </Mark>
        </div>
        <blockquote className="tight">
          To the {roleName(inject.to)}
          {inject.serviceId && ` at ${incident.runs.find((run) => run.serviceId === inject.serviceId)?.serviceName || inject.serviceId}`}: {inject.tell}
        </blockquote>
        <p className="tight">
          {inject.expectation}
          {inject.body && ` (${words(inject.body)})`}, within {inject.withinMinutes} min.{" "}
          {inject.givenAt
            ? `Given ${dayAndClock(inject.givenAt)}${inject.givenBy === "node" ? " by the clock" : ` by ${name(inject.givenBy)}`}, to be met by ${clock(inject.limitAt)}.`
            : `Given by the clock ${dayAndClock(inject.dueAt)} at the latest.`}
        </p>
        {inject.evidence.length > 0 && (
          <p className="tight">
            On record:{" "}
            {inject.evidence
              .map(
                (one) =>
                  `${one.event.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()}, ${name(one.actor)}, ${dayAndClock(one.recordedAt)} (position ${one.position})`,
              )
              .join("; ")}
            .
          </p>
        )}
        {inject.missing.length > 0 && (
          <ul>
            {inject.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        <Answers incidentId={incident.incidentId} inject={inject} name={name} judges={judges} />
        <Refused refusal={give.refusal} />
        {gives && !inject.givenAt && (
          <div className="row">
            <Button
              busy={give.busy}
              onClick={async () => {
                if (await give.send({ incidentId: incident.incidentId, injectId: inject.injectId })) say(`Given: ${inject.injectId}.`);
              }}
            >
              Give now<span className="unseen">: {inject.injectId}</span>
            </Button>
          </div>
        )}
        {answers && inject.givenAt && <AnswerForm incident={incident} injectId={inject.injectId} />}
      </article>
    </li>
  );
}
