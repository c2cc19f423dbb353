// Keeps the pages of a court's day, with their scripts and fonts, so that the sheet can be reloaded without network.
// Answers with data (/api/) never pass through here.
const PAGES = "peshi-pages";
const FILES = "peshi-files";
const MOST_PAGES = 12;
const MOST_FILES = 400;
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { page, files } = event.data ?? {};
  if (page) event.waitUntil(keepLoaded(page, files ?? []));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isDayPage(url)) event.respondWith(page(request));
  else if (isFile(url)) event.respondWith(file(request));
});

const isDayPage = (url) => /^\/[^/]+\/day\/\d{4}-\d{2}-\d{2}(\/end)?\/?$/.test(url.pathname);
const isFile = (url) => url.pathname.startsWith("/_next/static/") || url.pathname.startsWith("/fonts");

// Network first: a page is only taken from the device when the court's computer does not answer.
async function page(request) {
  const cache = await caches.open(PAGES);
  const key = new URL(request.url).pathname;
  const kept = await cache.match(key);
  try {
    const answer = await (kept ? within(PATIENCE_MS, fetch(request)) : fetch(request));
    // A gateway that stands before a dead server answers in its place.
    if (kept && answer.status >= 502 && answer.status <= 504) return kept;
    if (answer.ok && !answer.redirected) {
      await cache.put(key, answer.clone());
      await trim(cache, MOST_PAGES);
    }
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

// Files with a content hash in their name never change; any other is asked for again while there is network.
async function file(request) {
  const cache = await caches.open(FILES);
  const kept = await cache.match(request.url);
  if (kept && /immutable/.test(kept.headers.get("cache-control") ?? "")) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.type === "basic") {
      await cache.put(request.url, answer.clone());
      await trim(cache, MOST_FILES);
    }
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function keepLoaded(pageUrl, files) {
  const pages = await caches.open(PAGES);
  const path = new URL(pageUrl).pathname;
  if (isDayPage(new URL(pageUrl)) && !(await pages.match(path))) {
    const answer = await fetch(pageUrl, { credentials: "same-origin" }).catch(() => null);
    if (answer?.ok && !answer.redirected) await pages.put(path, answer);
  }
  const cache = await caches.open(FILES);
  for (const name of new Set(files)) {
    const url = new URL(name, self.location.origin);
    if (url.origin !== self.location.origin || !isFile(url) || (await cache.match(url.href))) continue;
    const answer = await fetch(url.href).catch(() => null);
    if (answer?.ok) await cache.put(url.href, answer);
  }
}

async function trim(cache, most) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

function within(milliseconds, work) {
  return Promise.race([
    work,
    new Promise((_, refuse) => {
      setTimeout(() => refuse(new Error("no answer in time")), milliseconds);
    }),
  ]);
}
