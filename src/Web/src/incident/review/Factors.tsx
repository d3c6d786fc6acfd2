import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { Factor, GetReviewReply } from "../../gen/reinstate/v1/review_pb";
import { useDirectory } from "../../live/directory";
import { Action } from "../../ui/Action";
import { Confirm } from "../../ui/Confirm";
import { Form } from "../../ui/Form";
import { Refused } from "../../ui/Notice";
import { Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { Words } from "../../ui/Words";
import { byElement } from "./taxonomy";

/** Why it happened, or went as it did: in the terms of a taxonomy, so that incidents can be compared. */
export function Factors({ incidentId, review, governs }: { incidentId: string; review: GetReviewReply; governs: boolean }) {
  const directory = useDirectory();
  return (
    <section className="panel stack" aria-labelledby="factors">
      <h2 id="factors">Contributory factors</h2>
      {review.factors.length === 0 && <p>No factor is identified yet.</p>}
      <ul className="items">
        {review.factors.map((one) => (
          <li key={one.factor}>
            <div>
              <h3>{one.title}</h3>
              <p>
                {one.note} <span className="quiet">{directory?.staffName(one.identifiedBy) ?? one.identifiedBy}</span>
              </p>
            </div>
            {governs && <Withdraw incidentId={incidentId} factor={one} />}
          </li>
        ))}
      </ul>
      {governs && <Identify incidentId={incidentId} review={review} />}
      <p className="quiet">{review.taxonomy}</p>
    </section>
  );
}

function Identify({ incidentId, review }: { incidentId: string; review: GetReviewReply }) {
  const [factor, setFactor] = useState("");
  const [note, setNote] = useState("");
  const identify = useCommand(governance.identifyFactor);
  const known = review.factors.some((one) => one.factor === factor);
  const send = async () => {
    if (await identify.send({ incidentId, factor, note: note.trim() })) {
      setFactor("");
      setNote("");
      say("The factor is identified.");
    }
  };
  return (
    <Action summary="Identify a factor">
      <Form
        button={known ? "Replace what is said of it" : "Identify it"}
        command={identify}
        missing={[factor === "" && "which factor", note.trim() === "" && "how it contributed"]}
        onSend={send}
      >
        <Select label="Factor" value={factor} onChange={setFactor} none="Choose" hint={review.taxonomyFactors.find((one) => one.factor === factor)?.note ?? ""}>
          {byElement(review.taxonomyFactors).map(({ element, factors }) => (
            <optgroup key={element} label={element}>
              {factors.map((one) => (
                <option key={one.factor} value={one.factor}>
                  {one.name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        <Words label="How did it contribute?" value={note} onChange={setNote} />
      </Form>
    </Action>
  );
}

function Withdraw({ incidentId, factor }: { incidentId: string; factor: Factor }) {
  const [reason, setReason] = useState("");
  const withdraw = useCommand(governance.withdrawFactor);
  const send = async () => {
    const done = await withdraw.send({ incidentId, factor: factor.factor, reason: reason.trim() });
    if (done) say("The factor is withdrawn. It stays on the timeline, with the reason.");
    return done;
  };
  return (
    <Confirm small kind="danger" label="Withdraw" about={factor.title} title={`Withdraw: ${factor.title}`} busy={withdraw.busy} onConfirm={send}>
      <Words label="Reason" hint="Why it did not contribute after all" value={reason} onChange={setReason} />
      <Refused refusal={withdraw.refusal} />
    </Confirm>
  );
}
