import { useState } from "react";
import { useAnswer } from "../api/queries";
import type { ListRecordReadsReply } from "../gen/reinstate/v1/person_pb";
import type { Directory } from "../live/directory";
import { roleName } from "../session/session";
import { dayAndClock } from "../time/moment";
import { Button } from "../ui/Button";
import { Answered, Empty } from "../ui/Notice";
import { Scroll } from "../ui/Scroll";
import { askReads } from "./asked";
import type { RecordView } from "./recordView";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
}

const methods: Record<string, string> = {
  GetPersonRecord: "the record",
  GetChronology: "the chronology",
  GetCompleteness: "completeness with its items",
  GetFindings: "findings",
  GetWorklist: "the worklist",
  GetCheckQueue: "what waits for a check",
  GetVisits: "visits",
  GetEvidencePack: "the evidence pack",
  ExportSubjectAccess: "the copy for the person",
  GetScan: "a scan",
  ListScans: "the list of scans",
};

/** Who looked at this record, newest first. */
export function Reads({ view, directory }: Props) {
  const [pages, setPages] = useState<bigint[]>([]);
  const before = pages.at(-1) ?? 0n;
  const answer = useAnswer(askReads, { incidentId: view.incidentId, personId: view.personId, beforePosition: before, pageSize: 100 });
  if (answer.refusal?.code === "ROLE_NOT_ALLOWED") {
    return (
      <Empty title="Who looked is for managers">
        <p>
          Every look at this record is kept. Registered, branch and on-call managers, the nominated individual and the data protection officer may see them.
        </p>
      </Empty>
    );
  }
  return (
    <Answered answer={answer} what="who looked">
      {(reply) => (
        <div className="stack">
          <List reply={reply} view={view} directory={directory} />
          <div className="row">
            {pages.length > 0 && <Button onClick={() => setPages(pages.slice(0, -1))}>Newer</Button>}
            {reply.nextBeforePosition > 0n && <Button onClick={() => setPages([...pages, reply.nextBeforePosition])}>Older</Button>}
          </div>
        </div>
      )}
    </Answered>
  );
}

function List({ reply, view, directory }: Props & { reply: ListRecordReadsReply }) {
  if (reply.reads.length === 0) return <Empty title="Nobody has looked yet" />;
  return (
    <Scroll label="Who looked">
      <table className="table">
        <caption>Who looked at the record of {view.name}, newest first. The same look within an hour is kept once.</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">As</th>
            <th scope="col">At what</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {reply.reads.map((read) => (
            <tr key={String(read.position)}>
              <th scope="row">{dayAndClock(read.at)}</th>
              <td>{directory?.staffName(read.actor) ?? read.actor}</td>
              <td>{roleName(read.role)}</td>
              <td>
                {methods[read.method] ?? read.method}
                {read.extent !== "person" && `, of the whole ${read.extent}`}
                {read.redacted && ", redacted"}
              </td>
              <td>{read.reason || <span className="quiet">not asked</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
