import { useSearchParams } from "react-router";

/**
 * The parts of the address's question mark, and how to change some of them; an empty one is taken away. The browser's own address is what is changed: the router draws it later, and of two changes
 * in a moment the second would undo the first.
 */
export function useAddress(): [URLSearchParams, (parts: Record<string, string>) => void] {
  const [params, setParams] = useSearchParams();
  return [
    params,
    (parts) => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(parts)) {
        if (value === "") next.delete(name);
        else next.set(name, value);
      }
      setParams(next, { replace: true, preventScrollReset: true });
    },
  ];
}
