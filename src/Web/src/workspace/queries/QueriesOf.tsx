import { Link } from "react-router";
import type { GetPersonRecordReply } from "../../gen/reinstate/v1/person_pb";
import type { Directory } from "../../live/directory";
import { Mark } from "../../ui/Mark";
import { Answered } from "../../ui/Notice";
import { EntryFacts } from "../entry/EntryFacts";
import { medicinesOf } from "../entry/facts";
import { personAddress, useRecord, useScope } from "../service";
import { whatOf } from "../words";
import { AnswerQuery } from "./AnswerQuery";

export function QueriesOf({ personId, name, directory }: { personId: string; name: string; directory: Directory | undefined }) {
  const answer = useRecord(useScope(), personId);
  return (
    <Answered answer={answer} what={`the record of ${name}`}>
      {(record) => (record.queries.length === 0 ? null : <Asked record={record} name={name} directory={directory} />)}
    </Answered>
  );
}

function Asked({ record, name, directory }: { record: GetPersonRecordReply; name: string; directory: Directory | undefined }) {
  const scope = useScope();
  const queries = [...record.queries].sort((a, b) => Number(a.resolved) - Number(b.resolved));
  return (
    <section className="panel stack" aria-label={`Queries about ${name}`}>
      <h3>
        <Link to={personAddress(scope, record.personId)}>{name}</Link>
      </h3>
      <ul className="lines">
        {queries.map((query) => {
          const entry = record.entries.find((one) => one.entryId === query.entryId);
          const item = record.items.find((one) => one.itemId === query.itemId);
          return (
            <li key={query.queryId}>
              <div className="row">
                {query.resolved ? <Mark kind="good">answered</Mark> : <Mark kind="warn">open</Mark>}
                <strong>“{query.text}”</strong>
                <span className="quiet">asked by {directory?.staffName(query.raisedBy) ?? query.raisedBy}</span>
              </div>
              {item && (
                <span>
                  About <Link to={personAddress(scope, record.personId, item.itemId)}>{whatOf(item)}</Link>
                </span>
              )}
              {query.resolved ? (
                <span>
                  {directory?.staffName(query.resolvedBy) ?? query.resolvedBy}: {query.resolution}
                </span>
              ) : (
                <>
                  {entry && <EntryFacts entry={entry} directory={directory} medicine={medicinesOf(record.expected)} />}
                  <AnswerQuery personId={record.personId} query={query} />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
