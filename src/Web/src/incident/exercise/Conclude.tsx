import { useState } from "react";
import { exercises } from "../../api/clients/exercises";
import { useCommand } from "../../api/commands";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";

/** The end of an exercise, by whoever leads: concluded when everything is told, over and judged; or broken off, which tested nothing. */
export function Conclude({ incidentId }: { incidentId: string }) {
  const [observations, setObservations] = useState("");
  const conclude = useCommand(exercises.concludeExercise);
  const ready = observations.trim() !== "";
  const end = async (brokenOff: boolean) => {
    if (!ready) return;
    if (await conclude.send({ incidentId, observations: observations.trim(), brokenOff }))
      say(brokenOff ? "The exercise is broken off." : "The exercise is concluded.");
  };
  return (
    <section className="panel stack" aria-labelledby="conclude">
      <h2 id="conclude">Conclude</h2>
      <Field label="What you observed" hint="It stays with the score. No names of people you support.">
        <textarea value={observations} maxLength={4000} onChange={(event) => setObservations(event.target.value)} />
      </Field>
      <Refused refusal={conclude.refusal} />
      <div className="row">
        <Button kind="first" busy={conclude.busy} aria-disabled={!ready} onClick={() => end(false)}>
          Conclude the exercise
        </Button>
        <Button busy={conclude.busy} aria-disabled={!ready} onClick={() => end(true)}>
          Break it off
        </Button>
      </div>
    </section>
  );
}
