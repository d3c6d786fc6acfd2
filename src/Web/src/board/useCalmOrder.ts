import { useCallback, useMemo, useRef, useState } from "react";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import { byRisk, inOrder, keyOf, sameOrder } from "./risk";

const afterTouch = 10_000;

export interface CalmOrder {
  rows: readonly RunSummary[];
  /** The order of risk is another by now, and is held back. */
  waiting: boolean;
  reorder: () => void;
  /** For what holds the rows: while the pointer or the focus is inside, or shortly after a touch, no row moves. */
  hold: {
    onPointerEnter: (event: React.PointerEvent) => void;
    onPointerLeave: (event: React.PointerEvent) => void;
    onFocus: () => void;
    onBlur: (event: React.FocusEvent) => void;
  };
}

/** Rows by risk, that stay where they are while somebody is about to press one of them: nobody may open the wrong service because a number changed. */
export function useCalmOrder(runs: readonly RunSummary[], now: number): CalmOrder {
  const [kept, setKept] = useState<readonly string[] | null>(null);
  const ranked = useMemo(() => byRisk(runs, now), [runs, now]);
  const rows = useMemo(() => (kept ? inOrder(runs, kept, now) : ranked), [runs, kept, ranked, now]);
  const shown = useRef(rows);
  shown.current = rows;
  const inside = useRef({ pointer: false, focus: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    setKept((before) => before ?? shown.current.map(keyOf));
  }, []);
  const release = useCallback((after: number) => {
    clearTimeout(timer.current);
    if (inside.current.pointer || inside.current.focus) return;
    timer.current = setTimeout(() => setKept(null), after);
  }, []);

  const hold = useMemo(
    () => ({
      onPointerEnter: (event: React.PointerEvent) => {
        inside.current.pointer = event.pointerType !== "touch";
        keep();
        if (event.pointerType === "touch") release(afterTouch);
      },
      onPointerLeave: (event: React.PointerEvent) => {
        inside.current.pointer = false;
        release(event.pointerType === "touch" ? afterTouch : 0);
      },
      onFocus: () => {
        inside.current.focus = true;
        keep();
      },
      onBlur: (event: React.FocusEvent) => {
        inside.current.focus = event.currentTarget.contains(event.relatedTarget);
        release(0);
      },
    }),
    [keep, release],
  );
  const waiting = useMemo(() => kept !== null && !sameOrder(rows, ranked), [kept, rows, ranked]);
  return { rows, waiting, hold, reorder: () => setKept(ranked.map(keyOf)) };
}
