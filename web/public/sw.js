// Keeps the page itself, so that it opens without the network. Never an answer of the node: what the ledger says is
// asked for each time.

const CACHE = "tally-1";

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
    if (response.ok) (await caches.open(CACHE)).put(request, response.clone());
    return response;
  } catch (error) {
    const known = await caches.match(request);
    if (known) return known;
    throw error;
  }
}
