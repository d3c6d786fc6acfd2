import type { Entry } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Directory } from "../../live/directory";
import { contentOf, type Fact, timesOf } from "./facts";

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One line on paper or row of the restored system: what it says, when, and whose hands it went through. */
export function EntryFacts({ entry, directory, medicine }: { entry: Entry; directory: Directory | undefined; medicine: (id: string) => string }) {
  return (
    <div className="stack">
      <Facts facts={contentOf(entry, directory, medicine)} />
      <Facts facts={timesOf(entry, directory)} />
      <p className="quiet">
        {entry.entryId}
        {entry.sheetSerial && `, sheet ${entry.sheetSerial}`}
        {entry.line !== undefined && `, line ${entry.line}`}
        {entry.lateEntry && ", marked as a late entry"}
      </p>
    </div>
  );
}
