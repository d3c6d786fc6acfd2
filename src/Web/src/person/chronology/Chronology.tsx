import { useState } from "react";
import { useAnswer } from "../../api/queries";
import type { GetChronologyReply } from "../../gen/reinstate/v1/person_pb";
import type { Directory } from "../../live/directory";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Answered, Empty } from "../../ui/Notice";
import { askChronology } from "../asked";
import { ReadReason } from "../ReadReason";
import type { RecordView } from "../recordView";
import { categoryName, plain } from "../words";
import { ChronologyTable } from "./ChronologyTable";
import { categoriesOf, everything, type Filter, filtered, type Lane, rowsOf } from "./rows";
import "./chronology.css";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
}

/** The clock of care: what was expected, what paper says, what the system holds and who was told, on one axis of time. */
export function Chronology({ view, directory }: Props) {
  const answer = useAnswer(askChronology, { incidentId: view.incidentId, personId: view.personId });
  return (
    <ReadReason answer={answer} scope={{ personId: view.personId }} what="this person's record">
      <Answered answer={answer} what="the chronology">
        {(reply) => <Shown view={view} directory={directory} reply={reply} />}
      </Answered>
    </ReadReason>
  );
}

const lanes: readonly { lane: "" | Lane; name: string }[] = [
  { lane: "", name: "All accounts" },
  { lane: "expected", name: "Expected" },
  { lane: "paper", name: "Paper" },
  { lane: "digital", name: "Digital" },
  { lane: "contact", name: "Contacts" },
];

function Shown({ view, directory, reply }: Props & { reply: GetChronologyReply }) {
  const [filter, setFilter] = useState<Filter>(everything);
  const [times, setTimes] = useState(false);
  const rows = rowsOf(reply.entries);
  const shown = filtered(rows, filter);
  if (rows.length === 0) {
    return (
      <Empty title="Nothing yet">
        <p>Nothing was expected of this person, and nothing has been entered.</p>
      </Empty>
    );
  }
  const categories = categoriesOf(reply.entries.filter((entry) => entry.source !== "contact"));
  return (
    <div className="chronology stack">
      <div className="row filters no-print">
        <Field label="Accounts">
          <select value={filter.lane} onChange={(event) => setFilter({ ...filter, lane: event.target.value as Filter["lane"] })}>
            {lanes.map((one) => (
              <option key={one.lane} value={one.lane}>
                {one.name}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Kind">
          <select value={filter.category} onChange={(event) => setFilter({ ...filter, category: event.target.value })}>
            <option value="">All kinds</option>
            {categories.map((category) => (
              <option key={category} value={category}>
                {categoryName(category)}
              </option>
            ))}
          </select>
        </Field>
        <label className="choice">
          <input type="checkbox" checked={filter.differing} onChange={(event) => setFilter({ ...filter, differing: event.target.checked })} />
          Only what differs
        </label>
        <label className="choice">
          <input type="checkbox" checked={!filter.voided} onChange={(event) => setFilter({ ...filter, voided: !event.target.checked })} />
          Leave out what is void
        </label>
        <label className="choice">
          <input type="checkbox" checked={times} onChange={(event) => setTimes(event.target.checked)} />
          All four times
        </label>
        <Button onClick={() => print()}>Print</Button>
      </div>
      <p role="status" className="quiet">
        {shown.length === rows.length ? `${rows.length} rows` : `${shown.length} of ${rows.length} rows`}
        {filter.category !== "" && `, ${plain(filter.category)}`}
      </p>
      <ChronologyTable view={view} directory={directory} rows={shown} times={times} />
    </div>
  );
}
