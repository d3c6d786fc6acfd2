import { exercises } from "../../api/clients/exercises";
import { ask, useAnswer } from "../../api/queries";
import { count } from "../../board/names";
import { type ExerciseScore, ExerciseService, type GetExerciseReply } from "../../gen/reinstate/v1/exercise_pb";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { useDirectory } from "../../live/directory";
import { may } from "../../session/may";
import { useWho } from "../../session/session";
import { dayAndClock } from "../../time/moment";
import { Answered, Notice } from "../../ui/Notice";
import { Conclude } from "./Conclude";
import { LoadScenario } from "./LoadScenario";
import { OneInject } from "./OneInject";

const asked = ask(ExerciseService.method.getExercise, exercises.getExercise);

/** What is played in an exercise: what people are told, what the record shows of it, and the score. */
export function Exercise({ incident }: { incident: GetIncidentReply }) {
  const exercise = useAnswer(asked, { incidentId: incident.incidentId });
  return (
    <div className="stack">
      <Answered answer={exercise} what="the exercise">
        {(reply) => (reply.loaded ? <Played incident={incident} reply={reply} /> : <NotLoaded incident={incident} />)}
      </Answered>
    </div>
  );
}

function NotLoaded({ incident }: { incident: GetIncidentReply }) {
  const leads = may(useWho(), "lead");
  return (
    <section className="panel stack" aria-labelledby="scenario">
      <h2 id="scenario">No scenario yet</h2>
      <p>A scenario says what people are told and when, and what is expected of them. The record is scored against it.</p>
      {leads && <LoadScenario incidentId={incident.incidentId} />}
    </section>
  );
}

function Played({ incident, reply }: { incident: GetIncidentReply; reply: GetExerciseReply }) {
  const who = useWho();
  const directory = useDirectory();
  const leads = may(who, "lead");
  const isLead = who.person === reply.lead;
  const over = reply.conclusion !== undefined;
  const name = (id: string) => directory?.staffName(id) ?? id;
  return (
    <>
      <section className="panel stack" aria-labelledby="score">
        <h2 id="score">{reply.title}</h2>
        <p className="quiet tight">
          Led by {name(reply.lead)}; from {reply.fileName}
        </p>
        {reply.score && <Score score={reply.score} />}
        {reply.ofServices.length > 0 && (
          <p className="quiet">
            This score is of {count(reply.ofServices.length, "service")} within your reach:{" "}
            {reply.ofServices.map((id) => directory?.serviceName(id) ?? id).join(", ")}.
          </p>
        )}
        {reply.conclusion && (
          <Notice kind={reply.conclusion.brokenOff ? "warn" : "good"} title={reply.conclusion.brokenOff ? "Broken off: this tested nothing" : "Concluded"}>
            <p>
              {name(reply.conclusion.concludedBy)}, {dayAndClock(reply.conclusion.concludedAt)}: {reply.conclusion.observations}
            </p>
          </Notice>
        )}
        {leads && !over && !reply.injects.some((inject) => inject.givenAt) && <LoadScenario incidentId={incident.incidentId} another />}
      </section>
      <section className="stack" aria-labelledby="injects">
        <h2 id="injects">Injects</h2>
        {reply.injects.length === 0 && <p>Nothing was told yet.</p>}
        <ol className="stack plain">
          {reply.injects.map((inject) => (
            <OneInject key={inject.injectId} incident={incident} inject={inject} name={name} gives={isLead && !over} judges={leads && !over} answers={!over} />
          ))}
        </ol>
        {reply.injectsToCome > 0 && <p>More will be told when its time has come.</p>}
      </section>
      {isLead && !over && <Conclude incidentId={incident.incidentId} />}
    </>
  );
}

function Score({ score }: { score: ExerciseScore }) {
  const figures = [
    { name: "Met in time", of: `${score.met} of ${score.injects}` },
    { name: "Met late", of: score.late },
    { name: "Not met", of: score.notMet },
    { name: "Open", of: score.open },
    { name: "To be judged", of: score.toJudge },
    { name: "Not given", of: score.notTold },
    { name: "Limits kept", of: score.limitsKept },
    { name: "Limits passed", of: score.limitsPassed },
  ];
  return (
    <dl className="figures-row">
      {figures.map((figure) => (
        <div key={figure.name}>
          <dt>{figure.name}</dt>
          <dd>
            <strong>{figure.of}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}
