import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import { gapsOf } from "./gaps";
import { RunList, type RunsProps } from "./RunList";
import { keyOf } from "./risk";

/**
 * A thousand services, of which only those in sight are in the page: spacers stand for the others, and rows say their place for those who hear the table. A row that has the
 * focus stays in the page wherever it is scrolled to.
 */
export default function ManyRuns({ wide, ...props }: RunsProps & { wide: boolean }) {
  const { rows } = props;
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
  return (
    <div ref={list} {...focus}>
      <RunList {...props} wide={wide} shown={items.map((item) => item.index)} gaps={gaps} measure={virtual.measureElement} />
    </div>
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
