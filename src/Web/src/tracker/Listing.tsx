import { type ReactNode, useId } from "react";
import { Scroll } from "../ui/Scroll";

interface Props {
  title: string;
  /** What is said where there is nothing. */
  none: string;
  columns: readonly string[];
  rows: readonly (readonly ReactNode[])[];
}

/** One list of the tracker, as it goes on the table of a meeting: a heading, how many, and a row for each. */
export function Listing({ title, none, columns, rows }: Props) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>
        {title} ({rows.length})
      </h2>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <Scroll label={title}>
          <table className={columns.length > 5 ? "table broad" : "table"}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows hold no state, and come whole with each answer.
                <tr key={at}>
                  {row.map((cell, place) => (
                    <td key={columns[place]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}
