import { clock } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { atOf } from "./lines";
import type { Finish } from "./summary";

/** Whether the chart is finished, and if not exactly what is left. Finished is what the server has nothing open on. */
export function FinishSummary({ finish, onGo }: { finish: Finish; onGo: (itemId: string) => void }) {
  const { lines, finished, left } = finish;
  if (lines === 0) return null;
  return (
    <section className="panel stack" aria-label="Finish chart">
      <h2>
        {left.length === 0 ? (
          <Mark kind="good">every line is finished: {lines}</Mark>
        ) : (
          <>
            {finished} of {lines} lines finished, {left.length} left
          </>
        )}
      </h2>
      {left.length > 0 && (
        <ul className="left">
          {left.map(({ line, medicine, needs }) => (
            <li key={line.item.itemId}>
              <Button small onClick={() => onGo(line.item.itemId)}>
                {medicine.name}, {clock(line.dueAt ?? atOf(line))}
              </Button>{" "}
              {needs.join("; ")}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">A line is finished when its paper is entered, a second person has checked it, and no question about it is open.</p>
    </section>
  );
}
