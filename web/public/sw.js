// Keeps the page itself, so that it opens without the network. Never an answer of the node: what the ledger says is
// asked for each time.

const CACHE = "tally-1";
/** Some builds' files; the oldest go first. */
const MOST_FILES = 500;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin || /^\/(v1|docs|openapi|metrics)/.test(url.pathname)) return;
  // Files under /assets carry their hash in the name and never change; the rest is asked for first.
  const fixed = url.pathname.startsWith("/assets/");
  event.respondWith(fixed ? kept(event.request) : fresh(event.request));
});

async function kept(request) {
  const known = await caches.match(request);
  return known ?? fresh(request);
}

async function fresh(request) {
  try {
    const response = await fetch(request);
    if (response.ok) {
      const cache = await caches.open(CACHE);
      await cache.put(request, response.clone());
      const known = await cache.keys();
      for (const old of known.slice(0, Math.max(known.length - MOST_FILES, 0))) await cache.delete(old);
    }
    return response;
  } catch (error) {
    const known = await caches.match(request);
    if (known) return known;
    throw error;
  }
}
