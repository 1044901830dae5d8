import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { builtFolder } from '../tools/project.ts'

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
let server: Server
let address: string

/** Serves the built renderer, and an API that counts; the worker is what is looked at here, not the station. */
test.beforeEach(async () => {
  let answers = 0
  server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname
    if (path.startsWith('/api/')) {
      response.end(String(++answers))
      return
    }
    const file = join(builtFolder, 'renderer', normalize(extname(path) ? path : '/index.html'))
    const bytes = await readFile(file).catch(() => null)
    response.writeHead(bytes ? 200 : 404, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
    })
    response.end(bytes)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`
})
test.afterEach(() => stop())

async function stop(): Promise<void> {
  server.closeAllConnections()
  if (server.listening) await new Promise((done) => server.close(done))
}

async function installWorker(page: Page): Promise<void> {
  await page.goto(address)
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js')
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) {
      await new Promise((changed) =>
        navigator.serviceWorker.addEventListener('controllerchange', changed, { once: true }),
      )
    }
  })
}

test('with the server stopped, a reload and any screen still come up, with their fonts', async ({ page }) => {
  await installWorker(page)
  const title = await page.title()
  await stop()

  await page.reload()
  expect(await page.title()).toBe(title)
  await page.goto(`${address}/tasks/some-task`)
  expect(await page.title()).toBe(title)
  const fontBytes = await page.evaluate(async () => {
    const answer = await fetch('/fonts/noto-sans-sc-400.ttf')
    return (await answer.arrayBuffer()).byteLength
  })
  expect(fontBytes).toBeGreaterThan(5_000_000)
})

test('answers of the API are never kept', async ({ page }) => {
  await installWorker(page)
  const ask = () => page.evaluate(async () => (await fetch('/api/tasks', { cache: 'no-store' })).text())
  expect([await ask(), await ask()]).toEqual(['1', '2'])
  const kept = await page.evaluate(async () => {
    const addresses: string[] = []
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys())
        addresses.push(new URL(request.url).pathname)
    }
    return addresses
  })
  expect(kept).toContain('/index.html')
  expect(kept.filter((path) => path.startsWith('/api/') || path === '/sw.js')).toEqual([])
  await stop()
  expect(await ask().catch(() => 'refused')).toBe('refused')
})
