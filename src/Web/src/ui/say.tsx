import { useSyncExternalStore } from "react";
import { Button } from "./Button";

interface Said {
  text: string;
  undo?: () => void;
}

let said: Said | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function become(next: Said | undefined): void {
  said = next;
  for (const tell of listeners) tell();
}

/** Tells that something was done, for ten seconds, with a way back where there is one. */
export function say(text: string, undo?: () => void): void {
  clearTimeout(timer);
  become(undo ? { text, undo } : { text });
  timer = setTimeout(() => become(undefined), 10_000);
}

/** Where it is told: in the page from the beginning, or nobody would hear the first one. */
export function Saying() {
  const current = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => said,
  );
  return (
    <div className="saying no-print" role="status">
      {current && (
        <div className="notice good row">
          <span>{current.text}</span>
          {current.undo && (
            <Button
              small
              onClick={() => {
                current.undo?.();
                become(undefined);
              }}
            >
              Undo
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
