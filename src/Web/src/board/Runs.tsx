import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import type { IncidentSummary } from "../gen/reinstate/v1/reconciliation_pb";
import { Scroll } from "../ui/Scroll";
import { useWide } from "../ui/useWide";
import { gapsOf } from "./gaps";
import { RunCard } from "./RunCard";
import { RunRow } from "./RunRow";
import { keyOf } from "./risk";

interface Props {
  rows: readonly RunSummary[];
  incidents: ReadonlyMap<string, IncidentSummary>;
  now: number;
}

const columns = ["Service", "Incident", "State and next limit", "P1", "P2", "P3"];
const numbers = ["Overdue", "Queries", "Findings", "Overrides", "Sheets"];

/**
 * A thousand services, of which only those in sight are in the page: spacers stand for the others, and rows say their place for those who hear the table. A row that has the
 * focus stays in the page wherever it is scrolled to.
 */
export function Runs({ rows, incidents, now }: Props) {
  const wide = useWide(64);
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [top, setTop] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the layout is another.
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), [wide]);
  const keys = useSameKeys(rows);
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys]);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (wide ? 88 : 330),
    overscan: 6,
    scrollMargin: top,
    getItemKey,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const shown = new Set<number>();
      for (let i = Math.max(0, startIndex - overscan); i <= Math.min(count - 1, endIndex + overscan); i++) shown.add(i);
      const kept = focused === null ? -1 : rows.findIndex((run) => keyOf(run) === focused);
      if (kept >= 0) shown.add(kept);
      return [...shown].sort((a, b) => a - b);
    },
  });
  const items = virtual.getVirtualItems();
  const gaps = gapsOf(
    items.map(({ start, end }) => ({ start: start - top, end: end - top })),
    virtual.getTotalSize(),
  );
  const focus = {
    onFocus: (event: React.FocusEvent) => setFocused(rowKey(event.target, rows)),
    onBlur: () => setFocused(null),
  };
  const props = (index: number) => {
    const run = rows[index] as RunSummary;
    return { run, incident: incidents.get(run.incidentId), now, index, measure: virtual.measureElement };
  };
  return (
    <div ref={list} {...focus}>
      {wide ? (
        <Scroll label="Services in recovery">
          <table className="table runs" aria-rowcount={rows.length + 1}>
            <caption>Services in recovery, most at risk first</caption>
            <thead>
              <tr aria-rowindex={1}>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                {numbers.map((name) => (
                  <th key={name} scope="col" className="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.flatMap((item, i) => [
                gaps[i] ? <Spacer key={`before ${String(item.key)}`} height={gaps[i]} /> : null,
                <RunRow key={item.key} {...props(item.index)} />,
              ])}
              {gaps[items.length] ? <Spacer height={gaps[items.length] as number} /> : null}
            </tbody>
          </table>
        </Scroll>
      ) : (
        <ol className="run-cards" aria-label="Services in recovery, most at risk first">
          {items.flatMap((item, i) => [
            gaps[i] ? <li key={`before ${String(item.key)}`} aria-hidden="true" style={{ height: gaps[i] }} /> : null,
            <RunCard key={item.key} {...props(item.index)} size={rows.length} />,
          ])}
          {gaps[items.length] ? <li aria-hidden="true" style={{ height: gaps[items.length] }} /> : null}
        </ol>
      )}
    </div>
  );
}

function Spacer({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row cannot be focused; this one stands for rows that are elsewhere.
    <tr aria-hidden="true" className="spacer">
      <td colSpan={columns.length + numbers.length} style={{ height }} />
    </tr>
  );
}

/** The rows' keys, the same array as long as they are in the same order: a change of figures must not have a thousand heights summed anew. */
function useSameKeys(rows: readonly RunSummary[]): readonly string[] {
  const [keys, setKeys] = useState(() => rows.map(keyOf));
  const now = rows.map(keyOf);
  if (now.length === keys.length && now.every((key, i) => key === keys[i])) return keys;
  setKeys(now);
  return now;
}

function rowKey(target: EventTarget, rows: readonly RunSummary[]): string | null {
  const index = (target as HTMLElement).closest<HTMLElement>("[data-index]")?.dataset.index;
  const run = index === undefined ? undefined : rows[Number(index)];
  return run ? keyOf(run) : null;
}
