import { useEffect } from "react";

/** The page's name in the tab and in the history, first what tells it from others. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Reinstate`;
  }, [title]);
}
