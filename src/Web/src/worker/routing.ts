/** What the worker does with a request: give the app's page, give a file that was kept, or leave it to the network as if there were no worker. */
export type Route = { give: "page" } | { give: "file"; path: string } | { give: "network" };

// What the node answers itself. None of it is ever kept: it is about people.
const ofTheNode = /^\/(?:reinstate\.|v1\/|me$|signin|signout|connect\/|\.well-known\/|health|metrics|sw\.js)/;

export function route(request: { method: string; mode: string; url: string }, origin: string, kept: ReadonlySet<string>): Route {
  const { origin: from, pathname } = new URL(request.url);
  if (request.method !== "GET" || from !== origin || ofTheNode.test(pathname)) return { give: "network" };
  if (kept.has(pathname)) return { give: "file", path: pathname };
  return request.mode === "navigate" && !/\.[a-z0-9]+$/i.test(pathname) ? { give: "page" } : { give: "network" };
}

const prefix = "app-";

export const cacheOf = (version: string) => `${prefix}${version}`;

/**
 * Which caches go when a version takes over. The one before it stays: a tab that is still open with it may yet ask for its files, which the server has no more.
 * @param names of all caches, oldest first
 */
export function outdated(names: readonly string[], current: string): string[] {
  const others = names.filter((name) => name.startsWith(prefix) && name !== current);
  return others.slice(0, -1);
}
