import { useState } from "react";
import { Link } from "react-router";
import { organisation } from "../api/clients/organisation";
import { useCommand } from "../api/commands";
import { useAnswer } from "../api/queries";
import type { LegalHold } from "../gen/reinstate/v1/retention_pb";
import { may } from "../session/may";
import { useWho } from "../session/session";
import { dayAndClock } from "../time/moment";
import { Confirm } from "../ui/Confirm";
import { Field } from "../ui/Field";
import { Mark } from "../ui/Mark";
import { Answered, Refused } from "../ui/Notice";
import { askHolds } from "./asked";
import { PlaceHold } from "./PlaceHold";

/** Every legal hold: those that stand, with a way to lift them, and those that were lifted. */
export function Holds() {
  const answer = useAnswer(askHolds, {});
  return (
    <section className="panel stack" aria-labelledby="holds">
      <h2 id="holds">Legal holds</h2>
      <p>While a hold stands, nothing that it covers is erased, whatever the date and whoever asks.</p>
      <Answered answer={answer} what="legal holds">
        {(reply) =>
          reply.holds.length === 0 ? (
            <p>No hold was ever placed.</p>
          ) : (
            <ul className="items">
              {reply.holds.map((hold) => (
                <li key={hold.holdId}>
                  <Hold hold={hold} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <PlaceHold title="Place a hold on an incident" />
    </section>
  );
}

/** One hold, with who placed it and why. */
export function Hold({ hold }: { hold: LegalHold }) {
  const who = useWho();
  return (
    <div className="stack">
      <h3>
        {hold.reference || "reference erased with the person"}{" "}
        <Mark {...(hold.lifted ? {} : { kind: "warn" as const })}>{hold.lifted ? "lifted" : "stands"}</Mark>
      </h3>
      <p>
        {hold.personId ? <Link to={`/records/${hold.personId}`}>{hold.personId}</Link> : `Everybody whom incident ${hold.ofIncidentId} names`} ({hold.people}{" "}
        {hold.people === 1 ? "person" : "people"}
        {hold.erasedPeople.length > 0 && `; erased: ${hold.erasedPeople.join(", ")}`}). {hold.reason}{" "}
        <span className="quiet">
          {hold.placedBy}, {dayAndClock(hold.placedAt)}
          {hold.lifted && `. Lifted by ${hold.liftedBy}, ${dayAndClock(hold.liftedAt)}${hold.liftedBecause && `: ${hold.liftedBecause}`}`}
        </span>
      </p>
      {!hold.lifted && may(who, "erase") && <Lift hold={hold} />}
    </div>
  );
}

function Lift({ hold }: { hold: LegalHold }) {
  const [reason, setReason] = useState("");
  const lift = useCommand(organisation.liftLegalHold);
  return (
    <div className="row">
      <Confirm
        label="Lift the hold"
        title={`Lift hold ${hold.reference}?`}
        busy={lift.busy}
        onConfirm={() => lift.send({ holdId: hold.holdId, reason: reason.trim() })}
      >
        <p>What it covers may be erased from then on, where nothing else keeps it. That it stood stays on record.</p>
        <Field label="Reason">
          <textarea value={reason} maxLength={4000} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Refused refusal={lift.refusal} />
      </Confirm>
    </div>
  );
}
