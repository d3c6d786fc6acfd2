import { type RefObject, useEffect, useRef } from "react";

/**
 * Takes the keyboard and the reader's voice to an element when what it shows becomes another; not when the page is first opened with it. When it is closed (empty),
 * they go back to where they came from.
 */
export function useFocusOn<T extends HTMLElement>(what: string): RefObject<T | null> {
  const element = useRef<T>(null);
  const before = useRef<string>(undefined);
  const from = useRef<Element>(null);
  useEffect(() => {
    const was = before.current;
    before.current = what;
    if (was === undefined || was === what) return;
    if (what === "") {
      if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus();
      return;
    }
    if (was === "") from.current = document.activeElement;
    element.current?.focus();
  }, [what]);
  return element;
}
