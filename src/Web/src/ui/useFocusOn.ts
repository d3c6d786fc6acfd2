import { type RefObject, useEffect, useRef } from "react";

/** Takes the keyboard and the reader's voice to an element when what it shows becomes another; not when the page is first opened without it. */
export function useFocusOn<T extends HTMLElement>(what: string): RefObject<T | null> {
  const element = useRef<T>(null);
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (what !== "" && before.current !== undefined && before.current !== what) element.current?.focus();
    before.current = what;
  }, [what]);
  return element;
}
