import { useAnswer } from "../../api/queries";
import type { Directory } from "../../live/directory";
import { Mark } from "../../ui/Mark";
import { askChronology } from "../asked";
import type { RecordView } from "../recordView";
import { EntryCard } from "./EntryCard";

/** Entries that no item counts: void, and kept. The chronology says which of them are. */
export function Uncounted({ view, directory }: { view: RecordView; directory: Directory | undefined }) {
  const { data } = useAnswer(askChronology, { incidentId: view.incidentId, personId: view.personId });
  const isVoid = new Set(data?.entries.filter((entry) => entry.voided).map((entry) => entry.entryId));
  return (
    <section className="stack">
      <h2>Kept, and not counted ({view.uncounted.length})</h2>
      {view.uncounted.map((entry) => (
        <div key={entry.entryId} className={isVoid.has(entry.entryId) ? "voided" : ""}>
          {isVoid.has(entry.entryId) && <Mark>void</Mark>}
          <EntryCard view={view} directory={directory} entry={entry} acts={!isVoid.has(entry.entryId)} />
        </div>
      ))}
    </section>
  );
}
