import { useSyncExternalStore } from "react";

/** Whether the window is at least so wide, in rem: for what is built otherwise on a narrow screen, and cannot be by style alone. */
export function useWide(rem: number): boolean {
  const query = `(min-width: ${rem}rem)`;
  return useSyncExternalStore(
    (tell) => {
      const wide = matchMedia(query);
      wide.addEventListener("change", tell);
      return () => wide.removeEventListener("change", tell);
    },
    () => matchMedia(query).matches,
  );
}
