import { useCallback, useEffect, useRef, useState } from "react";
import { lookAgain } from "../device/kept";
import type { Vault } from "../vault/vault";

const pause = 300;

/** What is being typed, kept enciphered a moment after each change: a crash, a lock or a flat battery takes at most the last word. */
export function useDraft<T>(
  vault: Vault,
  id: string,
  initial: T,
): { value: T; set: (next: T) => void; clear: () => Promise<void>; bring: (back: T) => Promise<void>; restored: boolean; problem: string } {
  const [value, become] = useState(initial);
  const [restored, restore] = useState(false);
  const [problem, tell] = useState("");
  const latest = useRef<T | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const write = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (latest.current === null) return;
    try {
      await vault.putJson("draft", id, latest.current);
      tell("");
    } catch (error) {
      tell(error instanceof Error ? error.message : "What you type cannot be kept as a draft.");
    }
  }, [vault, id]);
  useEffect(() => {
    let asked = true;
    vault
      .json<T>("draft", id)
      .then((draft) => {
        if (!asked || draft === undefined || latest.current !== null) return;
        become(draft);
        restore(true);
      })
      // A damaged draft is none: nothing that was kept depends on it.
      .catch(() => undefined);
    const hidden = () => document.visibilityState === "hidden" && void write();
    document.addEventListener("visibilitychange", hidden);
    return () => {
      asked = false;
      document.removeEventListener("visibilitychange", hidden);
      if (timer.current) void write();
    };
  }, [vault, id, write]);
  return {
    value,
    restored,
    problem,
    set: (next) => {
      become(next);
      latest.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void write(), pause);
    },
    // After the form is gone: it is there when the form is opened again.
    bring: (back) => vault.putJson("draft", id, back),
    clear: async () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      latest.current = null;
      await vault.remove("draft", id);
      await lookAgain();
    },
  };
}
