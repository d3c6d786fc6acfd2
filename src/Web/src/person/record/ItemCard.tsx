import type { Item } from "../../gen/reinstate/v1/common_pb";
import type { Directory } from "../../live/directory";
import { untilLimit } from "../../time/moment";
import { Mark } from "../../ui/Mark";
import { useNow } from "../../ui/useNow";
import { Asked } from "../acts/Asked";
import type { RecordView } from "../recordView";
import { categoryName, itemName, itemWhen, outcomeName, priorityName } from "../words";
import { EntryCard } from "./EntryCard";
import { ItemActs } from "./ItemActs";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
  item: Item;
  onEnter?: ((item: Item) => void) | undefined;
}

/** Something to be accounted for. What is open lies open; the rest opens when somebody asks. */
export function ItemCard(props: Props) {
  const { view, item } = props;
  return (
    <details className="item" open={item.open} data-item={item.itemId}>
      <summary>
        <span className="item-name">
          <Mark {...(item.priority === 1 && item.open ? { kind: "bad" as const } : {})}>{priorityName(item.priority)}</Mark>
          <strong>{itemName(view, item)}</strong>
          <span className="quiet">
            {[categoryName(item.category), itemWhen(view, item)].filter((part) => part !== "" && part !== itemName(view, item)).join(", ")}
          </span>
        </span>
        <State item={item} />
      </summary>
      <Inside {...props} />
    </details>
  );
}

export function State({ item }: { item: Item }) {
  if (!item.open) return <Mark kind={item.excepted ? "warn" : "good"}>{outcomeName(item.outcome)}</Mark>;
  return <Mark kind={item.priority === 1 ? "bad" : "warn"}>{outcomeName(item.outcome)}</Mark>;
}

function Inside({ view, directory, item, onEnter }: Props) {
  const now = useNow();
  const entries = view.entriesOf(item);
  return (
    <div className="item-inside stack">
      <p>{item.explanation}</p>
      {item.open && item.dueBy && (
        <p>
          <Mark {...(item.overdue ? { kind: "bad" as const } : {})}>limit {untilLimit(item.dueBy, now)}</Mark>
        </p>
      )}
      <div className="entries">
        {entries.map((entry) => (
          <EntryCard key={entry.entryId} view={view} directory={directory} entry={entry} />
        ))}
      </div>
      <Asked view={view} directory={directory} queries={view.queriesOf(item)} findings={view.findingsOf(item)} />
      <ItemActs view={view} directory={directory} item={item} onEnter={onEnter && view.expected(item.itemId) ? () => onEnter(item) : undefined} />
    </div>
  );
}
