import { useState } from "react";
import { people } from "../api/clients/people";
import { useCommand } from "../api/commands";
import { blank, forExpected, toEntry } from "../person/entry/draft";
import { newEntryId, useDraft } from "../person/entry/drafts";
import { EntryForm } from "../person/entry/EntryForm";
import { say } from "../ui/say";
import type { OfVisit } from "./VisitDetail";
import { viewOfVisit } from "./viewOfVisit";

const recordEntries = people.recordEntries;

/** A line of a call monitoring sheet about this visit: who was there, from when until when, why late, who was told. */
export function SheetForm(props: OfVisit & { onDone: () => void }) {
  const { visit, incidentId, directory, onDone } = props;
  const view = viewOfVisit(props);
  const command = useCommand(recordEntries);
  const [kept, keep] = useDraft(`visit ${incidentId} ${visit.itemId}`);
  const [fresh] = useState(() => {
    const expected = view.expected(visit.itemId);
    return expected ? forExpected(expected, newEntryId()) : { ...blank("visit", newEntryId()), visitId: visit.visitId };
  });
  const draft = kept ?? fresh;
  const send = async () => {
    if (!(await command.send({ incidentId, personId: visit.personId, entries: [toEntry(draft)], imported: false }))) return;
    keep(undefined);
    say("Entered. It counts when a second person has checked it.");
    onDone();
  };
  return (
    <EntryForm
      view={view}
      directory={directory}
      draft={draft}
      onChange={keep}
      action="Enter this visit"
      busy={command.busy}
      refusal={command.refusal}
      onSend={() => void send()}
    />
  );
}
