import { useState } from "react";
import { people } from "../../api/clients/people";
import { useCommand } from "../../api/commands";
import type { Entry } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Finding, Item } from "../../gen/reinstate/v1/common_pb";
import type { PersonQuery } from "../../gen/reinstate/v1/person_pb";
import { Dialog } from "../../ui/Dialog";
import { say } from "../../ui/say";
import type { RecordView } from "../recordView";
import { WordsForm } from "./WordsForm";

interface Shown {
  view: RecordView;
  open: boolean;
  onClose: () => void;
}

const raise = people.raiseQuery;
const resolve = people.resolveQuery;
const except = people.exceptItem;
const voidEntry = people.voidEntry;
const decide = people.decideFinding;

const newQueryId = () => `Q-${crypto.randomUUID()}`;

export function QueryDialog({ view, item, entry, open, onClose }: Shown & { item: Item; entry?: Entry | undefined }) {
  const command = useCommand(raise);
  // One id until the question is taken: sent again after a lost answer it is the same one. The same words later are another question, also when the first was answered.
  const [queryId, setQueryId] = useState(newQueryId);
  const scope = { incidentId: view.incidentId, personId: view.personId };
  const entryId = entry?.entryId ?? "";
  return (
    <Dialog title="Ask a question about this" open={open} onClose={onClose}>
      <WordsForm
        label="Question"
        hint="Until somebody answers it, this stays open and stands in the way of sign-off."
        action="Ask"
        command={command}
        send={(text) => command.send({ ...scope, queryId, itemId: item.itemId, entryId, text })}
        onDone={() => {
          setQueryId(newQueryId());
          say("Asked. It is open until it is answered.");
          onClose();
        }}
      />
    </Dialog>
  );
}

export function AnswerDialog({ view, query, open, onClose }: Shown & { query: PersonQuery }) {
  const command = useCommand(resolve);
  return (
    <Dialog title="Answer the question" open={open} onClose={onClose}>
      <p>{query.text}</p>
      <WordsForm
        label="Answer"
        hint="Say how you know. An answer cannot be taken back."
        action="Answer"
        command={command}
        send={(text) => command.send({ incidentId: view.incidentId, personId: view.personId, queryId: query.queryId, resolution: text })}
        onDone={() => {
          say("Answered.");
          onClose();
        }}
      />
    </Dialog>
  );
}

const exceptions = [
  { kind: "confirmed_omitted", name: "Confirmed omitted.", hint: "It did not happen, and somebody who was there says so." },
  { kind: "not_applicable", name: "Not applicable.", hint: "It was not needed: away, in hospital, stopped." },
  { kind: "paper_lost", name: "Paper lost.", hint: "It was written on paper that cannot be found." },
];

export function ExceptDialog({ view, item, open, onClose }: Shown & { item: Item }) {
  const command = useCommand(except);
  return (
    <Dialog title="Account for it without an entry" open={open} onClose={onClose}>
      <WordsForm
        kinds={exceptions}
        label="Reason"
        hint="Who confirmed it, and what was done. This cannot be taken back."
        action="Record the exception"
        command={command}
        send={(reason, kind) => command.send({ incidentId: view.incidentId, personId: view.personId, itemId: item.itemId, kind, reason })}
        onDone={() => {
          say("Recorded as an exception.");
          onClose();
        }}
      />
    </Dialog>
  );
}

const voids = [
  { kind: "duplicate", name: "Duplicate.", hint: "The same thing is recorded twice; the other record stands." },
  { kind: "entered_in_error", name: "Entered in error.", hint: "It is about something else, or never happened." },
];

export function VoidDialog({ view, entry, open, onClose }: Shown & { entry: Entry }) {
  const command = useCommand(voidEntry);
  return (
    <Dialog title={`Void entry ${entry.entryId}`} open={open} onClose={onClose}>
      <p>It no longer counts, but is kept and shown struck through. This cannot be taken back.</p>
      <WordsForm
        kinds={voids}
        label="Reason"
        action="Void it"
        danger
        command={command}
        send={(reason, kind) => command.send({ incidentId: view.incidentId, personId: view.personId, entryId: entry.entryId, kind, reason })}
        onDone={() => {
          say("Void. It is kept, and no longer counts.");
          onClose();
        }}
      />
    </Dialog>
  );
}

const decisions = [
  { kind: "explained", name: "Explained.", hint: "There is a good reason, and nothing has to be changed." },
  { kind: "accepted", name: "Accepted.", hint: "It is so, and the risk was dealt with." },
  { kind: "corrected", name: "Corrected.", hint: "The record was put right. Taken only when the program no longer finds it." },
];

export function DecideDialog({ view, finding, open, onClose }: Shown & { finding: Finding }) {
  const command = useCommand(decide);
  return (
    <Dialog title="Decide on what was found" open={open} onClose={onClose}>
      <p>{finding.explanation}</p>
      <WordsForm
        kinds={decisions}
        label="Reason"
        hint="Your name and the time are kept with it."
        action="Decide"
        command={command}
        send={(reason, decision) => command.send({ incidentId: view.incidentId, personId: view.personId, findingId: finding.findingId, decision, reason })}
        onDone={() => {
          say("Decided.");
          onClose();
        }}
      />
    </Dialog>
  );
}
