import { useState } from "react";
import { dayAndClock, inLondon } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Mark } from "../../ui/Mark";
import { say } from "../../ui/say";
import type { Captured } from "../captured";
import { discard, type Open, replace } from "../device/device";
import { EntryForm } from "../forms/EntryForm";
import { InFull } from "./InFull";

/** One thing that only this device has. */
export function WaitingOne({ one, open }: { one: Captured; open: Open }) {
  const [correcting, correct] = useState(false);
  const [removing, remove] = useState(false);
  const person = open.kit?.people.find((known) => known.person.personId === one.personId);
  const name = person?.person.name || one.personId;
  // What was sent without an answer may be in the record: it is neither changed nor removed until there is one.
  const settled = !one.sending && open.sending === null;
  return (
    <li className="panel">
      <p className="row tight">
        <strong>{name}</strong> <span>{one.what}</span>
        {one.refused ? <Mark kind="bad">refused</Mark> : one.sending ? <Mark kind="warn">sent, no answer yet</Mark> : <Mark kind="warn">waits</Mark>}
      </p>
      <p className="quiet tight">
        {one.kind === "entry" && `Happened ${dayAndClock(inLondon(one.occurredAt))}, written `}
        {one.kind === "photo" && "Taken "}
        {dayAndClock(inLondon(one.writtenAt))}
      </p>
      {one.refused && (
        <>
          <p className="tight">{one.refused.sentence}</p>
          <ul>
            {one.refused.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      {!one.refused && one.waits && <p className="tight">{one.waits}</p>}
      {correcting && one.kind === "entry" && person && open.kit ? (
        <EntryForm open={open} kit={open.kit} person={person} kind={one.filled.kind} itemId="" correcting={one} done={() => correct(false)} />
      ) : (
        <div className="row">
          <InFull one={one} name={name} />
          {one.kind === "entry" && settled && person && (
            <Button small onClick={() => correct(true)}>
              Correct
            </Button>
          )}
          {one.refused && (
            <Button small onClick={() => void keepAgain(one).catch((error: Error) => say(error.message))}>
              Try again
            </Button>
          )}
          {settled && (
            <Button small kind="danger" onClick={() => remove(true)}>
              Remove
            </Button>
          )}
        </div>
      )}
      <Dialog title="Remove it from this device?" open={removing} onClose={() => remove(false)}>
        <p>
          {one.what}, {name}. It is nowhere else. Remove it only when it is written on paper or in the care record, or was never true. This cannot be undone.
        </p>
        <div className="row">
          <Button onClick={() => remove(false)}>Keep it</Button>
          <Button
            kind="danger"
            onClick={() =>
              void discard(one.id).then(
                () => say("Removed from this device."),
                (error: Error) => say(error.message),
              )
            }
          >
            Remove
          </Button>
        </div>
      </Dialog>
    </li>
  );
}

// Another intention, under the new key that it got with the refusal.
function keepAgain(one: Captured): Promise<void> {
  const { refused: _, ...rest } = one;
  return replace(rest as Captured);
}
