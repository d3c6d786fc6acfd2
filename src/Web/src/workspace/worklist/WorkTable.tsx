import { Link } from "react-router";
import type { WorkItem } from "../../gen/reinstate/v1/service_pb";
import type { Directory } from "../../live/directory";
import { dayAndClock, untilLimit } from "../../time/moment";
import { Mark } from "../../ui/Mark";
import { Scroll } from "../../ui/Scroll";
import { useNow } from "../../ui/useNow";
import { addressOf, personAddress, type Scope } from "../service";
import { nextName, priorityName, whatOf } from "../words";

interface Props {
  caption: string;
  items: readonly WorkItem[];
  scope: Scope;
  directory: Directory | undefined;
  /** Findings to decide on, by person and item. */
  undecided: ReadonlyMap<string, string>;
}

export function WorkTable({ caption, items, scope, directory, undecided }: Props) {
  const now = useNow();
  return (
    <Scroll label={caption}>
      <table className="table cards">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Person</th>
            <th scope="col">When</th>
            <th scope="col">Next</th>
            <th scope="col">Allocated to</th>
            <th scope="col">Limit</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ item, next, allocatedTo }) => {
            if (!item) return null;
            const finding = undecided.get(`${item.personId} ${item.itemId}`);
            return (
              <tr key={`${item.personId} ${item.itemId}`}>
                <th scope="row">
                  <span>
                    {priorityName(item.priority)}{" "}
                    <Link data-item={item.itemId} to={personAddress(scope, item.personId, item.itemId)}>
                      {whatOf(item)}
                    </Link>
                  </span>
                </th>
                <td data-label="Person">{directory?.personName(item.personId) ?? item.personId}</td>
                <td data-label="When">{dayAndClock(item.at)}</td>
                <td data-label="Next">
                  {next === "answer the query" && finding ? (
                    <Link to={`${addressOf(scope)}/findings?finding=${encodeURIComponent(finding)}`}>Decide on the finding</Link>
                  ) : (
                    (nextName[next] ?? next)
                  )}
                </td>
                <td data-label="Allocated to">{allocatedTo === "" ? "nobody" : (directory?.staffName(allocatedTo) ?? allocatedTo)}</td>
                <td data-label="Limit">{item.dueBy && (item.overdue ? <Mark kind="bad">{untilLimit(item.dueBy, now)}</Mark> : untilLimit(item.dueBy, now))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
