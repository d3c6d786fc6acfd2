// The service worker, served as /sw.js: the app opens without a network, in one version as a whole. It keeps files of the app and nothing that the node answers.
// A new version waits until somebody asks for it, because taking over under a page that is open would mix two versions.
import { cacheOf, outdated, route } from "./routing";

declare const self: ServiceWorkerGlobalScope;
// Put in by build/offline.ts.
declare const VERSION: string;
declare const FILES: readonly string[];

const cacheName = cacheOf(VERSION);
const kept = new Set(FILES);

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll());
});

// All or nothing: with one file missing, a page of this version would fail when it is needed most.
async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(FILES.map((path) => new Request(path, { cache: path.startsWith("/assets/") ? "default" : "no-cache", credentials: "same-origin" })));
}

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

// At the first visit too: the page that is open came from the network in this version, and finds its other pages here when the network goes.
async function takeOver(): Promise<void> {
  await Promise.all(outdated(await caches.keys(), cacheName).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const way = route(event.request, self.location.origin, kept);
  if (way.give === "page") event.respondWith(give("/index.html", event.request));
  else if (way.give === "file") event.respondWith(give(way.path, event.request));
  else if (new URL(event.request.url).pathname.startsWith("/assets/")) event.respondWith(ofEarlierVersion(event.request));
});

async function give(path: string, request: Request): Promise<Response> {
  return (await (await caches.open(cacheName)).match(path)) ?? fetch(request);
}

// A tab of the version before asks for a page that it has not shown yet.
async function ofEarlierVersion(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
