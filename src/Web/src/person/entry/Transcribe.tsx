import { useEffect, useRef, useState } from "react";
import { people } from "../../api/clients/people";
import { useCommand } from "../../api/commands";
import type { Directory } from "../../live/directory";
import { Button } from "../../ui/Button";
import { say } from "../../ui/say";
import type { RecordView } from "../recordView";
import { itemName, itemWhen } from "../words";
import { nextToEnter } from "./choices";
import { blank, type EntryDraft, forExpected, type Kind, keptFrom, toEntry } from "./draft";
import { newEntryId } from "./drafts";
import { EntryForm } from "./EntryForm";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
  draft: EntryDraft;
  onChange: (next: EntryDraft | undefined) => void;
  /** Items in the order in which they stand on the page: after one line comes the next that has no entry yet. */
  order: readonly string[];
}

const titles: Record<Kind, string> = { dose: "A dose from paper", record: "A note or observation from paper", visit: "A visit from paper" };

const recordEntries = people.recordEntries;

/** Typing in what paper says, line after line: after each it keeps sheet and initials and goes on with the next that is missing. */
export function Transcribe({ view, directory, draft, onChange, order }: Props) {
  const command = useCommand(recordEntries);
  const [entered, setEntered] = useState<string[]>([]);
  const section = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first line begins at its heading, each further one where something is to be typed.
  useEffect(() => {
    const fields = [...(section.current?.querySelectorAll<HTMLInputElement>("form input:not([type=checkbox]), form select, form textarea") ?? [])];
    const first = entered.length > 0 ? fields.find((field) => field.value === "" && !field.closest("details:not([open])")) : undefined;
    (first ?? section.current?.querySelector("h2"))?.focus();
  }, [draft.entryId]);
  const item = draft.itemId === "" ? undefined : view.item(draft.itemId);
  const send = async () => {
    const done = await command.send({ incidentId: view.incidentId, personId: view.personId, entries: [toEntry(draft)], imported: false });
    if (!done) return;
    setEntered((before) => [
      `${item ? itemName(view, item) : titles[draft.kind]}, sheet ${draft.sheetSerial}${draft.line ? ` line ${draft.line}` : ""}`,
      ...before,
    ]);
    const next = draft.itemId === "" ? undefined : nextToEnter(view, order, draft.itemId);
    const expected = next ? view.expected(next) : undefined;
    const nextItem = next ? view.item(next) : undefined;
    say(`Entered. It counts when a second person has checked it.${nextItem ? ` Next: ${itemName(view, nextItem)}, ${itemWhen(view, nextItem)}.` : ""}`);
    onChange(
      expected
        ? forExpected(expected, newEntryId(), keptFrom(draft))
        : blank(draft.kind, newEntryId(), { ...keptFrom(draft), occurredAt: { text: draft.occurredAt.text.slice(0, 11), clock: "" } }),
    );
  };
  return (
    <section className="panel stack" aria-labelledby="transcribe" ref={section}>
      <h2 id="transcribe" tabIndex={-1}>
        {item ? `${itemName(view, item)}, ${itemWhen(view, item)}` : titles[draft.kind]}
      </h2>
      <p className="quiet">
        Enter what stands on the paper, also where it seems wrong. You are recorded as the one who entered it; somebody else checks it against the sheet.
      </p>
      <EntryForm
        view={view}
        directory={directory}
        draft={draft}
        onChange={onChange}
        action="Enter this line"
        busy={command.busy}
        refusal={command.refusal}
        onSend={() => void send()}
        after={
          <Button kind="plain" onClick={() => onChange(undefined)}>
            Stop entering
          </Button>
        }
      />
      {entered.length > 0 && (
        <details>
          <summary>Entered since you began: {entered.length}</summary>
          <ul>
            {entered.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
