import { Link } from "react-router";
import type { Directory } from "../../live/directory";
import { Mark } from "../../ui/Mark";
import { Scroll } from "../../ui/Scroll";
import { personAddress, useScope } from "../service";
import { bucketName, type Cell, type Grid as GridOf, shown } from "./periods";

interface Props {
  grid: GridOf;
  hours: number;
  directory: Directory | undefined;
  chosen: string;
  choose: (cell: string) => void;
}

export function Grid({ grid, hours, directory, chosen, choose }: Props) {
  const scope = useScope();
  return (
    <Scroll label="Person by time" className="scroll tall">
      <table className="table matrix">
        <caption className="unseen">Accounted for, of all items, by person and time</caption>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">All</th>
            {grid.buckets.map((bucket) => {
              const name = bucket === null ? { day: "", time: "no time" } : bucketName(bucket, hours);
              return (
                <th key={String(bucket)} scope="col">
                  <span className="day">{name.day}</span> {name.time}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <tr key={row.personId}>
              <th scope="row">
                <Link to={personAddress(scope, row.personId)}>{directory?.personName(row.personId) ?? row.personId}</Link>
                {row.all.items.length === 0 && (
                  <>
                    {" "}
                    <Mark kind="warn">no record here</Mark>
                  </>
                )}
              </th>
              <Figure cell={row.all} name={`${row.personId}~all`} chosen={chosen} choose={choose} />
              {row.cells.map((cell, i) => (
                <Figure key={String(grid.buckets[i])} cell={cell} name={`${row.personId}~${grid.buckets[i]}`} chosen={chosen} choose={choose} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Figure({ cell, name, chosen, choose }: { cell: Cell; name: string; chosen: string; choose: (cell: string) => void }) {
  const { sign, figure, word, kind } = shown(cell);
  if (cell.items.length === 0) {
    return (
      <td className="cell none">
        <span aria-hidden="true">–</span>
        <span className="unseen">nothing</span>
      </td>
    );
  }
  return (
    <td className={`cell ${kind}`}>
      <button type="button" title={word} aria-pressed={chosen === name} onClick={() => choose(chosen === name ? "" : name)}>
        <span aria-hidden="true">
          {sign} {figure}
        </span>
        <span className="unseen">{word}</span>
      </button>
    </td>
  );
}
