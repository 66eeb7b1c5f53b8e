import { sendNow } from './outbox/outbox.ts';

// The service worker of the field part. It keeps the files of one version, so that the part opens without signal, and
// sends what waits when the browser says there is signal again. Answers of the server it does not keep: the page does,
// for one account.

declare const SHELL: string[];
declare const LATER: string[];
declare const VERSION: string;

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Waiting {
  request: Request;
  respondWith(answer: Promise<Response> | Response): void;
}
interface WorkerScope {
  addEventListener(kind: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(kind: 'sync', listener: (event: Waiting & { tag: string }) => void): void;
  addEventListener(kind: 'message', listener: (event: Waiting & { data: unknown }) => void): void;
  addEventListener(kind: 'fetch', listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  location: Location;
}
const worker = self as unknown as WorkerScope;

const page = '/field';
const prefix = 'field-';
const cacheName = `${prefix}${VERSION}`;
const aside = ['/first-paint.js', '/favicon.svg', '/field.webmanifest', '/icons/field-192.png'];
const keepable = new Set([...SHELL, ...LATER, ...aside]);

worker.addEventListener('install', (event) => {
  const fresh = [page, ...aside].map((path) => new Request(path, { cache: 'reload' }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([...fresh, ...SHELL])));
});

// An older version goes only when its last window has let go, so a form that is being filled in never loses its code.
worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(prefix) && name !== cacheName))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(worker.skipWaiting());
  if (event.data === 'keep-map') event.waitUntil(keepLater());
});

/** The map, once the part itself is there and the line is idle. */
async function keepLater(): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const path of LATER) if ((await cache.match(path)) === undefined) await cache.add(path).catch(() => {});
}

worker.addEventListener('sync', (event) => {
  if (event.tag === 'field-outbox') event.waitUntil(sendNow());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (pathname === page || pathname.startsWith(`${page}/`)) event.respondWith(fromCache(page, event));
    return;
  }
  if (keepable.has(pathname)) event.respondWith(fromCache(pathname, event));
});

async function fromCache(path: string, event: Fetching): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(path);
  if (kept !== undefined) return kept;
  const answer = await fetch(event.request);
  // Kept while it is being read, not before: a large file would otherwise wait for itself.
  if (answer.ok && path !== page) event.waitUntil(cache.put(path, answer.clone()));
  return answer;
}
