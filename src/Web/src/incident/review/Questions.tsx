import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import type { GetReviewReply, ReviewAnswer } from "../../gen/reinstate/v1/review_pb";
import { useDirectory } from "../../live/directory";
import { dayAndClock } from "../../time/moment";
import { Action } from "../../ui/Action";
import { Choices } from "../../ui/Choices";
import { Form } from "../../ui/Form";
import { Mark } from "../../ui/Mark";
import { Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { Words } from "../../ui/Words";
import { ServiceOptions } from "../timeline/parts";
import { Printed } from "./Printed";
import { type Answer, answers, questions } from "./questions";

/** The questions that every review answers, of the incident as a whole or of one service; beside them what the record knows of it. */
export function Questions({ incident, review, governs }: { incident: GetIncidentReply; review: GetReviewReply; governs: boolean }) {
  const open = questions.filter(({ question }) => !review.answers.some((one) => one.question === question)).length;
  return (
    <section className="panel stack" aria-labelledby="questions">
      <h2 id="questions">Questions of the review</h2>
      <p>{open === 0 ? "All are answered." : `${questions.length - open} of ${questions.length} are answered.`}</p>
      <ul className="items wide">
        {questions.map((one) => {
          const given = review.answers.filter((answer) => answer.question === one.question);
          return (
            <li key={one.question}>
              <div>
                <h3>{one.title}</h3>
                <p className="quiet">{one.about}</p>
                {given.length === 0 && (
                  <p>
                    <Mark kind="warn">not answered</Mark>
                  </p>
                )}
                {given.map((answer) => (
                  <Given key={answer.serviceId} answer={answer} />
                ))}
              </div>
              {one.question === "printed_material" && <Printed printed={review.printed} />}
              {governs && <AnswerForm incident={incident} question={one} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const kinds = { yes: "good", partly: "warn", no: "bad" } as const;

function Given({ answer }: { answer: ReviewAnswer }) {
  const directory = useDirectory();
  const name = answers.find(([code]) => code === answer.answer)?.[1] ?? answer.answer;
  return (
    <p>
      <Mark kind={kinds[answer.answer as Answer] ?? "warn"}>{name}</Mark>{" "}
      {answer.serviceId && `${directory?.serviceName(answer.serviceId) ?? answer.serviceId}: `}
      {answer.detail}{" "}
      <span className="quiet">
        {directory?.staffName(answer.answeredBy) ?? answer.answeredBy}, {dayAndClock(answer.answeredAt)}
      </span>
    </p>
  );
}

function AnswerForm({ incident, question }: { incident: GetIncidentReply; question: (typeof questions)[number] }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [detail, setDetail] = useState("");
  const [serviceId, setService] = useState("");
  const command = useCommand(governance.answerReviewQuestion);
  const send = async () => {
    if (answer === null) return;
    if (await command.send({ incidentId: incident.incidentId, question: question.question, answer, detail: detail.trim(), serviceId })) {
      setAnswer(null);
      setDetail("");
      say("The answer is recorded.");
    }
  };
  return (
    <Action summary="Answer it" about={question.title}>
      <Form button="Record the answer" command={command} missing={[answer === null && "an answer", detail.trim() === "" && "what it rests on"]} onSend={send}>
        <Choices legend={question.title} choices={answers} value={answer} onChange={setAnswer} />
        <Words label="What does it rest on?" value={detail} onChange={setDetail} />
        <Select label="About" value={serviceId} onChange={setService} none="The incident as a whole">
          <ServiceOptions services={incident.runs} />
        </Select>
      </Form>
    </Action>
  );
}
