// Keeps the pages of a court's day and of somebody's own days, with their scripts and fonts, so that they can be opened
// without network. Answers with data (/api/) never pass through here.
const PAGES = "peshi-pages";
const FILES = "peshi-files";
const MOST_PAGES = 12;
const MOST_FILES = 400;
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { page, files, today } = event.data ?? {};
  if (page) event.waitUntil(keepLoaded(page, files ?? []));
  if (today) event.waitUntil(keepToday(today));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isKeptPage(url)) event.respondWith(page(request));
  else if (request.mode === "navigate" && isToday(url)) event.respondWith(today(request));
  else if (request.mode === "navigate" && isOwnMatters(url)) event.respondWith(ownMatters(request));
  else if (isFile(url)) event.respondWith(file(request));
});

const isKeptPage = (url) => /^\/[^/]+\/(day\/\d{4}-\d{2}-\d{2}(\/end)?|days)\/?$/.test(url.pathname);
const isToday = (url) => /^\/[^/]+\/today\/?$/.test(url.pathname);
const isOwnMatters = (url) => /^\/[^/]+\/matters(\/leave)?\/?$/.test(url.pathname);
const isFile = (url) => url.pathname.startsWith("/_next/static/") || url.pathname.startsWith("/fonts");

// Network first: a page is only taken from the device when the court's computer does not answer.
async function page(request) {
  const cache = await caches.open(PAGES);
  const key = new URL(request.url).pathname;
  const kept = await cache.match(key);
  try {
    const answer = await (kept ? within(PATIENCE_MS, fetch(request)) : fetch(request));
    // A gateway that stands before a dead server answers in its place.
    if (kept && isFromGateway(answer)) return kept;
    if (isShutOut(answer)) await forget();
    else if (answer.ok && !answer.redirected) {
      await cache.put(key, answer.clone());
      await trim(cache, MOST_PAGES);
    }
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

const isFromGateway = ({ status }) => status >= 502 && status <= 504;

// A page of ours that leads elsewhere leads to the sign-in: whoever had this device may see it no more.
const isShutOut = ({ type, status }) => type === "opaqueredirect" || status === 401 || status === 403;

// "Today" leads to the day of the sheet; without network to the one that it was told last.
async function today(request) {
  const kept = await (await caches.open(PAGES)).match(new URL(request.url).pathname);
  try {
    const answer = await (kept ? within(PATIENCE_MS, fetch(request)) : fetch(request));
    if (!kept || !isFromGateway(answer)) return answer;
  } catch (error) {
    if (!kept) throw error;
  }
  return Response.redirect(new URL(await kept.text(), self.location.origin).href, 302);
}

// Matters and leave need the court's computer; without network the days that this phone keeps say so.
async function ownMatters(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const days = new URL(request.url).pathname.replace(/matters.*$/, "days");
    if (await (await caches.open(PAGES)).match(days)) return Response.redirect(days, 302);
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
  if (isKeptPage(new URL(pageUrl)) && !(await pages.match(path))) {
    const answer = await fetch(pageUrl, { credentials: "same-origin" }).catch(() => null);
    if (answer?.ok && !answer.redirected) await pages.put(path, answer);
  }
  await keepFiles(files);
}

// The sheet of today, before anybody opened it: its page with whatever that names, and where "today" leads.
async function keepToday({ from, to }) {
  const answer = await fetch(to, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const pages = await caches.open(PAGES);
  const text = await answer.clone().text();
  await pages.put(to, answer);
  await pages.put(from, new Response(to));
  await trim(pages, MOST_PAGES);
  const named = text.match(/static\/(?:chunks|css|media)\/[^"'\\\s)<>?]+/g) ?? [];
  await keepFiles(named.map((name) => `/_next/${name}`));
}

async function keepFiles(files) {
  const cache = await caches.open(FILES);
  for (const name of new Set(files)) {
    const url = new URL(name, self.location.origin);
    if (url.origin !== self.location.origin || !isFile(url) || (await cache.match(url.href))) continue;
    const answer = await fetch(url.href).catch(() => null);
    if (answer?.ok) await cache.put(url.href, answer);
  }
}

// Everything of a court but the outcomes that still wait to be sent: the pages, the copies of answers that the screens
// keep, and what an officer's phone has not sent.
async function forget() {
  await caches.delete(PAGES);
  await new Promise((done) => {
    const request = indexedDB.open("peshi-sheet");
    // It was never made here: it is not made now.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = done;
    request.onsuccess = () => {
      const database = request.result;
      const clearing = database.transaction(["copies", "outbox"], "readwrite");
      clearing.objectStore("copies").clear();
      const asked = clearing.objectStore("outbox").openCursor();
      asked.onsuccess = () => {
        const at = asked.result;
        if (!at) return;
        if (at.value.kind === "officer-report") at.delete();
        at.continue();
      };
      clearing.oncomplete = clearing.onabort = () => {
        database.close();
        done();
      };
    };
  });
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
