import type { RefObject } from "react";
import { Link } from "react-router";
import { clock } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { personAddress, useScope } from "../service";
import { count, plain, priorityName, whatOf } from "../words";
import type { Cell } from "./periods";

/** The items behind a figure. */
export function Behind({ heading, title, cell, close }: { heading: RefObject<HTMLHeadingElement | null>; title: string; cell: Cell; close: () => void }) {
  const scope = useScope();
  const items = [...cell.items].sort((a, b) => Number(b.open) - Number(a.open) || a.priority - b.priority);
  return (
    <section className="panel stack" aria-labelledby="behind">
      <div className="row">
        <h3 id="behind" ref={heading} tabIndex={-1}>
          {title}: {count(items.length, "item")}, {cell.open} open
        </h3>
        <Button small onClick={close}>
          Close
        </Button>
      </div>
      <ul className="lines">
        {items.map((item) => (
          <li key={item.itemId}>
            <div className="row">
              {item.open ? <Mark kind={item.priority === 1 ? "bad" : "warn"}>open</Mark> : <Mark kind="good">{plain(item.outcome)}</Mark>}
              <Link to={personAddress(scope, item.personId, item.itemId)}>
                {priorityName(item.priority)} {item.at && `${clock(item.at)} `}
                {whatOf(item)}
              </Link>
              {item.open && <span className="quiet">{plain(item.outcome)}</span>}
              {item.overdue && <Mark kind="bad">overdue</Mark>}
            </div>
            <span className="quiet">{item.explanation}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
