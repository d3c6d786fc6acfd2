import { useEffect } from "react";
import { useSearchParams } from "react-router";
import type { Item } from "../../gen/reinstate/v1/common_pb";
import type { Directory } from "../../live/directory";
import { useWho } from "../../session/session";
import { Button } from "../../ui/Button";
import { Empty, Notice } from "../../ui/Notice";
import { Asked } from "../acts/Asked";
import { may } from "../acts/duties";
import { blank, forExpected, type Kind } from "../entry/draft";
import { newEntryId, useDraft } from "../entry/drafts";
import { Transcribe } from "../entry/Transcribe";
import { inOrder, type RecordView } from "../recordView";
import { ItemCard } from "./ItemCard";
import { Uncounted } from "./Uncounted";

interface Props {
  view: RecordView;
  directory: Directory | undefined;
}

/** What of a person's record is open, first; then what is accounted for. `?enter=ITEM` opens the form for an item. */
export function RecordTab({ view, directory }: Props) {
  const { roles } = useWho();
  const [search, setSearch] = useSearchParams();
  const [draft, setDraft] = useDraft(`${view.incidentId} ${view.personId}`);
  const asked = search.get("enter");
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address that asks; a line that is being typed is not replaced.
  useEffect(() => {
    const expected = asked ? view.expected(asked) : undefined;
    if (expected && !draft && may("write", roles)) setDraft(forExpected(expected, newEntryId()));
  }, [asked]);
  const items = inOrder(view);
  const open = items.filter((item) => item.open);
  const done = items.filter((item) => !item.open);
  const hasVisits = items.some((item) => item.category === "visit") || directory?.service(view.serviceId)?.type === "homecare";
  const begin = (kind: Kind) => setDraft(blank(kind, newEntryId()));
  const beginWith = (item: Item) => {
    const due = view.expected(item.itemId);
    if (due) setDraft(forExpected(due, newEntryId()));
  };
  return (
    <div className="stack">
      {draft ? (
        <Transcribe
          view={view}
          directory={directory}
          draft={draft}
          order={items.map((item) => item.itemId)}
          onChange={(next) => {
            setDraft(next);
            if (!next && asked) setSearch({}, { replace: true });
          }}
        />
      ) : (
        may("write", roles) && (
          <div className="row">
            <span>Enter from paper:</span>
            <Button onClick={() => begin("dose")}>A dose</Button>
            <Button onClick={() => begin("record")}>A note</Button>
            {hasVisits && <Button onClick={() => begin("visit")}>A visit</Button>}
          </div>
        )
      )}
      {!may("write", roles) && (
        <Notice>
          <p>You may read this record and ask questions about it. Entering and checking is for those who work at the service.</p>
        </Notice>
      )}
      <Loose view={view} directory={directory} />
      <section className="stack">
        <h2>Open ({open.length})</h2>
        {open.length === 0 && items.length > 0 && <p>Nothing of this person’s record is open.</p>}
        {items.length === 0 && (
          <Empty title="Nothing was expected">
            <p>Nothing was frozen for this person, and nothing has been entered.</p>
          </Empty>
        )}
        {open.map((item) => (
          <ItemCard key={item.itemId} view={view} directory={directory} item={item} onEnter={beginWith} />
        ))}
      </section>
      {done.length > 0 && (
        <section className="stack">
          <h2>Accounted for ({done.length})</h2>
          {done.map((item) => (
            <ItemCard key={item.itemId} view={view} directory={directory} item={item} />
          ))}
        </section>
      )}
      {view.uncounted.length > 0 && <Uncounted view={view} directory={directory} />}
    </div>
  );
}

/** Questions and findings about the person that no item is the place of. */
function Loose({ view, directory }: Props) {
  if (view.looseFindings.length + view.looseQueries.length === 0) return null;
  return (
    <section className="panel">
      <h2>About the person</h2>
      <Asked view={view} directory={directory} queries={view.looseQueries} findings={view.looseFindings} />
    </section>
  );
}
