/**
 * The service worker of the browser host (the desktop app has none): a reload works with the station stopped.
 * It keeps the shell and the fonts, each under its own revision, and answers nothing else: requests to /api/
 * pass it by, so an answer of the station is never stored here. `test/tools/build-service-worker.ts` compiles
 * this file and puts in the list of assets.
 */
declare const PRECACHE: readonly { path: string; revision: string }[]

const worker = self as unknown as ServiceWorkerGlobalScope
const cacheName = 'suijian-shell'
const startPage = '/index.html'
const parallelDownloads = 4

const keys = new Map(PRECACHE.map(({ path, revision }) => [path, `${path}?revision=${revision}`]))

worker.addEventListener('install', (event) => event.waitUntil(precache()))
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))

worker.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') void worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (url.pathname.startsWith('/api/')) return
  const path = request.mode === 'navigate' ? startPage : url.pathname
  const key = keys.get(path)
  if (key) event.respondWith(fromCache(key, path))
})

/** Downloads what this revision has and the cache lacks; an unchanged 10 MB font is not fetched again. */
async function precache(): Promise<void> {
  const cache = await caches.open(cacheName)
  const waiting = [...keys]
  const download = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, key] = next
      if (await cache.match(key)) continue
      const answer = await fetch(path, { cache: 'no-cache' })
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      await cache.put(key, answer)
    }
  }
  await Promise.all(Array.from({ length: parallelDownloads }, download))
}

/** Removes what older revisions left behind and serves the pages that are open already. */
async function takeOver(): Promise<void> {
  const cache = await caches.open(cacheName)
  const current = new Set([...keys.values()].map((key) => new URL(key, worker.location.origin).href))
  for (const request of await cache.keys()) {
    if (!current.has(request.url)) await cache.delete(request)
  }
  for (const name of await caches.keys()) {
    if (name.startsWith('suijian-') && name !== cacheName) await caches.delete(name)
  }
  await worker.clients.claim()
}

/** An entry that the browser evicted is fetched again. */
async function fromCache(key: string, path: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(key)) ?? fetch(path)
}
