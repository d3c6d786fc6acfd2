import { type FormEvent, useState } from "react";
import { exercises } from "../../api/clients/exercises";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { reaches } from "../../session/may";
import { useWho } from "../../session/session";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { ServiceOptions } from "../timeline/parts";

/** What was done upon an inject, by whoever is signed in, and when. */
export function AnswerForm({ incident, injectId }: { incident: GetIncidentReply; injectId: string }) {
  const who = useWho();
  const services = incident.runs.filter((run) => reaches(who, run.serviceId));
  const [done, setDone] = useState("");
  const [at, setAt] = useState(() => whenOf(Date.now()));
  const [serviceId, setServiceId] = useState(() => services[0]?.serviceId ?? "");
  const answer = useCommand(exercises.answerInject);
  const moment = momentOf(at);
  const ready = moment && done.trim() !== "";
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    if (await answer.send({ incidentId: incident.incidentId, injectId, serviceId, done: done.trim(), doneBy: "", doneAt: moment })) {
      setDone("");
      say("The answer is recorded.");
    }
  };
  return (
    <details className="form">
      <summary>
        Record what you did<span className="unseen">: {injectId}</span>
      </summary>
      <form className="stack" onSubmit={send}>
        <Field label="What did you do?">
          <textarea value={done} maxLength={4000} onChange={(event) => setDone(event.target.value)} />
        </Field>
        <div className="two">
          <WhenField label="When?" value={at} onChange={setAt} />
          <Select label="Where" value={serviceId} onChange={setServiceId} none="The exercise as a whole">
            <ServiceOptions services={services} />
          </Select>
        </div>
        <Refused refusal={answer.refusal} />
        <div className="row">
          <Button kind="first" type="submit" busy={answer.busy} aria-disabled={!ready}>
            Record the answer
          </Button>
        </div>
      </form>
    </details>
  );
}
