import type { SupplierContact } from "../../gen/reinstate/v1/review_pb";
import { useDirectory } from "../../live/directory";
import { dayAndClock } from "../../time/moment";
import { Mark } from "../../ui/Mark";
import { channelName } from "./channels";
import { JudgePromise } from "./JudgePromise";

/** Each contact in the order of time, with what it asks, what it answers and what was promised. */
export function Contacts({ incidentId, contacts }: { incidentId: string; contacts: readonly SupplierContact[] }) {
  if (contacts.length === 0) return <p>No contact with the supplier is recorded yet.</p>;
  return (
    <ul className="items">
      {contacts.map((one) => (
        <li key={one.contactId}>
          <Contact contact={one} contacts={contacts} />
          {one.promise && <JudgePromise incidentId={incidentId} contact={one} />}
        </li>
      ))}
    </ul>
  );
}

const states = {
  kept: { kind: "good", words: "kept" },
  broken: { kind: "bad", words: "not kept" },
  unjudged: { kind: "warn", words: "past, not judged" },
  open: { kind: "warn", words: "not due yet" },
} as const;

function Contact({ contact, contacts }: { contact: SupplierContact; contacts: readonly SupplierContact[] }) {
  const directory = useDirectory();
  const asked = contacts.find((one) => one.contactId === contact.answers);
  const isAnswered = contacts.some((one) => one.answers === contact.contactId);
  const state = states[contact.promiseState as keyof typeof states];
  return (
    <div>
      <h3>
        {dayAndClock(contact.occurredAt)}, {contact.direction === "to_supplier" ? "to" : "from"} the supplier, {channelName(contact.channel)}
      </h3>
      <p>{contact.summary}</p>
      {asked && (
        <p className="quiet">
          Answers what was asked {dayAndClock(asked.occurredAt)}: {asked.summary}
        </p>
      )}
      {contact.asksAnswer && <p>{isAnswered ? <Mark kind="good">answered</Mark> : <Mark kind="warn">waits for an answer</Mark>}</p>}
      {contact.promise && (
        <p>
          {state && <Mark kind={state.kind}>{state.words}</Mark>} Promised by {dayAndClock(contact.promisedBy)}: {contact.promise}
          {contact.promiseNote && `. ${contact.promiseNote}`}
        </p>
      )}
      <p className="quiet">Recorded by {directory?.staffName(contact.recordedBy) ?? contact.recordedBy}</p>
    </div>
  );
}
