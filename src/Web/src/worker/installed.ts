import { useSyncExternalStore } from "react";

// A newer version that is kept completely and waits.
let waiting: ServiceWorker | undefined;
const listeners = new Set<() => void>();
const hourly = 3_600_000;

function offer(worker: ServiceWorker | null | undefined): void {
  if (!worker || !navigator.serviceWorker.controller) return;
  waiting = worker;
  for (const tell of listeners) tell();
}

/** Keeps the app on this device, so that it opens without a network, and notices newer versions. */
export async function keepApp(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => coming.state === "installed" && offer(coming));
    });
    setInterval(() => void registration.update().catch(() => undefined), hourly);
  } catch {
    // Without it the app works as long as there is a network; the page about this device says whether it is kept.
  }
}

/** Takes the newer version, and loads the page again when it has taken over. Only ever because somebody asked for it. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting?.postMessage("take over");
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useNewVersion = () => useSyncExternalStore(subscribe, () => waiting !== undefined);
