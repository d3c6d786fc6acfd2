import { useCallback, useState } from "react";
import type { EntryDraft } from "./draft";

// Lines that are being typed, by person: whoever looks at another tab of the page and comes back finds them as they were. Not on disk: tablets are shared.
const drafts = new Map<string, EntryDraft>();

/** The line being typed for a key; undefined for none. */
export function useDraft(key: string): [EntryDraft | undefined, (next: EntryDraft | undefined) => void] {
  const [held, setHeld] = useState({ key, draft: drafts.get(key) });
  const draft = held.key === key ? held.draft : drafts.get(key);
  const set = useCallback(
    (next: EntryDraft | undefined) => {
      if (next) drafts.set(key, next);
      else drafts.delete(key);
      setHeld({ key, draft: next });
    },
    [key],
  );
  return [draft, set];
}

export const newEntryId = () => `W-${crypto.randomUUID()}`;
