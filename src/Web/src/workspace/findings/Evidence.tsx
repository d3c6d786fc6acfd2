import { Source } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Finding } from "../../gen/reinstate/v1/common_pb";
import type { GetPersonRecordReply } from "../../gen/reinstate/v1/person_pb";
import type { Directory } from "../../live/directory";
import { Answered } from "../../ui/Notice";
import { EntryFacts, Facts } from "../entry/EntryFacts";
import { expectedOf, medicinesOf } from "../entry/facts";
import { SheetScan } from "../parts/SheetScan";
import { useRecord, useScope } from "../service";

/** The three records side by side: what was expected, what stands on paper, what the restored system holds. */
export function Evidence({ finding, directory }: { finding: Finding; directory: Directory | undefined }) {
  const answer = useRecord(useScope(), finding.personId);
  return (
    <Answered answer={answer} what="the record">
      {(record) => <SideBySide record={record} finding={finding} directory={directory} />}
    </Answered>
  );
}

function SideBySide({ record, finding, directory }: { record: GetPersonRecordReply; finding: Finding; directory: Directory | undefined }) {
  const item = record.items.find((one) => one.itemId === finding.itemId);
  const ids = new Set([...finding.entryIds, ...(item ? [item.paperEntryId, item.digitalEntryId, ...item.otherEntryIds] : [])]);
  const entries = record.entries.filter((entry) => ids.has(entry.entryId));
  const expected = record.expected.find((one) => one.itemId === finding.itemId);
  const medicine = medicinesOf(record.expected);
  const serial = entries.find((entry) => entry.sheetSerial !== "")?.sheetSerial ?? "";
  const column = (source: Source) => {
    const of = entries.filter((entry) => entry.source === source);
    return of.length === 0 ? (
      <p className="quiet">nothing</p>
    ) : (
      of.map((entry) => <EntryFacts key={entry.entryId} entry={entry} directory={directory} medicine={medicine} />)
    );
  };
  return (
    <>
      <div className="three">
        <section className="stack">
          <h4>Expected</h4>
          {expected ? <Facts facts={expectedOf(expected, directory)} /> : <p className="quiet">{item?.planned ? item.explanation : "nothing expected it"}</p>}
        </section>
        <section className="stack">
          <h4>On paper</h4>
          {column(Source.PAPER)}
        </section>
        <section className="stack">
          <h4>In the restored system</h4>
          {column(Source.DIGITAL)}
        </section>
      </div>
      {serial !== "" && <SheetScan serial={serial} />}
    </>
  );
}
