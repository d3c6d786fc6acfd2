import { useEffect, useState } from "react";

/** The time by this device, in milliseconds since 1970, anew every so often: for what counts down. */
export function useNow(everyMilliseconds = 15_000): number {
  const [at, setAt] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setAt(Date.now()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return at;
}
