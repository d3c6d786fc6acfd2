import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

const each = 12_000;

interface Pages {
  list: RefObject<HTMLOListElement | null>;
  page: number;
  pages: number;
  perPage: number;
  /** Pages do not turn by themselves, because the device asks for less motion (WCAG 2.2.2). */
  still: boolean;
}

/** As many rows as fit into the list's height on one page; the pages turn by themselves, and by the arrow keys. */
export function useTurningPages(rows: number): Pages {
  const list = useRef<HTMLOListElement>(null);
  const [perPage, setPerPage] = useState(6);
  const [turned, setTurned] = useState(0);
  const [still] = useState(() => matchMedia("(prefers-reduced-motion: reduce)").matches);
  const pages = Math.max(1, Math.ceil(rows / perPage));
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => setPerPage(fitting(element.clientHeight, element.firstElementChild?.clientHeight ?? 96));
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const timer = still ? undefined : setInterval(() => setTurned((page) => page + 1), each);
    const turn = (event: KeyboardEvent) => {
      if (event.key === "ArrowRight" || event.key === "ArrowDown") setTurned((page) => page + 1);
      if (event.key === "ArrowLeft" || event.key === "ArrowUp") setTurned((page) => page - 1);
    };
    addEventListener("keydown", turn);
    return () => {
      clearInterval(timer);
      removeEventListener("keydown", turn);
    };
  }, [still]);
  return { list, page: ((turned % pages) + pages) % pages, pages, perPage, still };
}

/** How many rows of a height fit; one at least, or nothing would be seen on a small screen. */
export const fitting = (height: number, row: number): number => Math.max(1, Math.floor(height / row));
