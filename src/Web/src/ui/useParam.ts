import { useSearchParams } from "react-router";

/** One part of the address's question mark, so that what is looked at can be linked to, and survives reloading. Empty when it is not there. */
export function useParam(name: string): [string, (value: string) => void] {
  const [params, setParams] = useSearchParams();
  return [
    params.get(name) ?? "",
    (value) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === "") after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: true, preventScrollReset: true },
      ),
  ];
}
