import { useSyncExternalStore } from "react";

/** Who is signed in, as the server says (`/me`). */
export interface Who {
  organisation: string;
  person: string;
  name: string;
  roles: string[];
  services: string[] | "*";
  endsAt: string;
}

export type Session = { state: "asking" } | { state: "nobody" } | { state: "unreachable" } | { state: "somebody"; who: Who; ended: boolean };

let session: Session = { state: "asking" };
const listeners = new Set<() => void>();

function become(next: Session): void {
  session = next;
  for (const tell of listeners) tell();
}

export async function askWho(): Promise<void> {
  try {
    const answer = await fetch("/me", { headers: { accept: "application/json" } });
    if (answer.ok) become({ state: "somebody", who: (await answer.json()) as Who, ended: false });
    else become(answer.status === 401 || answer.status === 403 ? { state: "nobody" } : { state: "unreachable" });
  } catch {
    become({ state: "unreachable" });
  }
}

/** A call was refused because nobody is signed in any more: the page stays as it is, with what was typed, and asks to sign in. */
export function sessionEnded(): void {
  if (session.state === "somebody" && !session.ended) become({ ...session, ended: true });
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useSession = () => useSyncExternalStore(subscribe, () => session);

/** Whoever is signed in. Only for pages inside the shell, which are not shown to nobody. */
export function useWho(): Who {
  const current = useSession();
  if (current.state !== "somebody") throw new Error("Nobody is signed in.");
  return current.who;
}

export const roleName = (role: string) => role.replaceAll("_", " ");

/** Who is signed in at this moment, outside of a page's drawing. */
export const sessionNow = () => session;
