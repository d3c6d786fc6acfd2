import { useMemo } from "react";
import type { GetCompletenessReply } from "../../gen/reinstate/v1/reconciliation_pb";
import { useDirectory } from "../../live/directory";
import { Field } from "../../ui/Field";
import { Answered, Notice } from "../../ui/Notice";
import { useFocusOn } from "../../ui/useFocusOn";
import { useParam } from "../../ui/useParam";
import { useItems, useScope } from "../service";
import { count } from "../words";
import { Behind } from "./Behind";
import { Grid } from "./Grid";
import { bucketName, gridOf, usualHours } from "./periods";

/** Everybody by time of the outage: where something is missing, and whose. */
export function Matrix() {
  const answer = useItems(useScope());
  return (
    <div className="stack">
      <h2>Person by time</h2>
      <Answered answer={answer} what="completeness">
        {(reply) => <Shown reply={reply} />}
      </Answered>
    </div>
  );
}

function Shown({ reply }: { reply: GetCompletenessReply }) {
  const scope = useScope();
  const directory = useDirectory();
  const [typed, setHours] = useParam("hours");
  const [cell, choose] = useParam("cell");
  const hours = Number(typed) || usualHours(reply.items);
  const people = useMemo(
    () =>
      (directory?.reply.people ?? [])
        .filter((one) => one.serviceId === scope.serviceId)
        .sort((a, b) => a.name.localeCompare(b.name, "en-GB"))
        .map((one) => one.personId),
    [directory, scope.serviceId],
  );
  const grid = useMemo(() => gridOf(people, reply.items, hours), [people, reply.items, hours]);
  const [person = "", column = ""] = cell.split("~");
  const row = grid.rows.find((one) => one.personId === person);
  const index = grid.buckets.findIndex((bucket) => String(bucket) === column);
  const chosen = row && (column === "all" ? row.all : row.cells[index]);
  const heading = useFocusOn<HTMLHeadingElement>(cell);
  const open = reply.items.filter((item) => item.open).length;
  const beyond = (reply.total?.open ?? 0) - open;
  const empty = grid.rows.filter((one) => one.all.items.length === 0).length;
  const period = (bucket: number | null | undefined) => {
    if (bucket === null || bucket === undefined) return "at no stated time";
    const { day, time } = bucketName(bucket, hours);
    return `${day}, ${time}`;
  };
  return (
    <>
      <div className="filters">
        <Field label="Columns of">
          <select value={String(hours)} onChange={(e) => setHours(e.target.value)}>
            {[1, 2, 4, 6, 12, 24].map((n) => (
              <option key={n} value={n}>
                {count(n, "hour")}
              </option>
            ))}
          </select>
        </Field>
        <p className="quiet legend">
          ✓ all accounted for · ◆ something open · ▲ P1 open · – nothing expected or recorded. Figures: accounted for / all. The times are those of the clock on
          the wall.
        </p>
      </div>
      {beyond > 0 && (
        <Notice kind="warn" title={`${count(beyond, "open item")} more than these cells show`}>
          <p>They belong to people whose expected set is not frozen. Nobody is complete by being absent.</p>
        </Notice>
      )}
      {empty > 0 && <p>{count(empty, "person has", "people have")} no item at all: look whether they were away, or were forgotten.</p>}
      <Grid grid={grid} hours={hours} directory={directory} chosen={cell} choose={choose} />
      {chosen && (
        <Behind
          heading={heading}
          title={`${directory?.personName(person) ?? person}, ${column === "all" ? "all times" : period(grid.buckets[index])}`}
          cell={chosen}
          close={() => choose("")}
        />
      )}
    </>
  );
}
