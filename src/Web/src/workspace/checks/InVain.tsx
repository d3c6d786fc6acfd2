import { Link } from "react-router";
import type { Directory } from "../../live/directory";
import { personAddress, useScope, useWorklist } from "../service";
import { count, priorityName, whatOf } from "../words";
import { checkedInVain } from "./queue";

/** Not in the queue, and not checked either: without this the page would look finished. */
export function InVain({ directory }: { directory: Directory | undefined }) {
  const scope = useScope();
  const items = checkedInVain((useWorklist(scope).data?.items ?? []).flatMap(({ item }) => item ?? []));
  if (items.length === 0) return null;
  return (
    <section className="panel stack">
      <h3>{count(items.length, "check does", "checks do")} not count</h3>
      <p>
        Whoever checked was not independent of the entry. Somebody corrects it on the person’s page, as it stands on paper; then it waits for a check here
        again.
      </p>
      <ul className="lines">
        {items.map((item) => (
          <li key={`${item.personId} ${item.itemId}`}>
            <Link to={personAddress(scope, item.personId, item.itemId)}>
              {priorityName(item.priority)}, {directory?.personName(item.personId) ?? item.personId}: {whatOf(item)}
            </Link>
            <span className="quiet">{item.explanation}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
