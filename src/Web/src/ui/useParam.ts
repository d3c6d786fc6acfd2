import { useAddress } from "./useAddress";

/** One part of the address's question mark, so that what is looked at can be linked to, and survives reloading. Empty when it is not there. */
export function useParam(name: string): [string, (value: string) => void] {
  const [params, change] = useAddress();
  return [params.get(name) ?? "", (value) => change({ [name]: value })];
}
