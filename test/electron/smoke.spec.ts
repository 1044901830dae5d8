import { appendFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { IpcChannel, IpcRequest, IpcResult } from '../../shared/protocol/ipc.ts'
import { type LaunchedApp, launchApp } from '../tools/electron.ts'

const station = 'http://127.0.0.1:39999'
let app: LaunchedApp

test.beforeAll(async () => {
  app = await launchApp({ name: 'smoke', station })
})
test.afterAll(async () => {
  await app.stop()
  await app.forget()
})

/** Sends one message from the page, as the app does. Bytes travel as arrays between spec and page. */
async function invoke<C extends IpcChannel>(
  page: Page,
  channel: C,
  request?: IpcRequest<C>,
): Promise<IpcResult<C>> {
  return page.evaluate(([c, r]) => window.suijian!.invoke(c, r as never) as never, [
    channel,
    request,
  ] as const)
}

test('the window opens on the app:// origin, isolated and without Node', async () => {
  const facts = await app.page.evaluate(() => ({
    address: location.href,
    origin: location.origin,
    secure: isSecureContext,
    subtle: typeof crypto.subtle,
    node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
    bridge: Object.keys(window.suijian ?? {}),
    locks: typeof navigator.locks,
  }))
  expect(facts.address.startsWith('app://suijian/')).toBe(true)
  expect(facts).toMatchObject({
    origin: 'app://suijian',
    secure: true,
    subtle: 'object',
    node: ['undefined', 'undefined'],
    bridge: ['invoke'],
    locks: 'object',
  })
  expect(await invoke(app.page, 'station:address')).toEqual({ ok: true, value: station })
})

test('pages carry the content security policy, and no path leaves the renderer folder', async () => {
  const answers = await app.page.evaluate(async () => {
    const ask = async (path: string) => {
      const answer = await fetch(path)
      return { status: answer.status, policy: answer.headers.get('content-security-policy') }
    }
    return {
      start: await ask('/index.html'),
      screen: await ask('/tasks/1'),
      outside: await ask('/%2e%2e/package.json'),
      encoded: await ask('/..%2fpackage.json'),
      backslash: await ask('/..%5cpackage.json'),
      missing: await ask('/nothing.js'),
    }
  })
  expect(answers.start.status).toBe(200)
  expect(answers.screen.status).toBe(200)
  expect(answers.start.policy).toContain("default-src 'self'")
  expect(answers.start.policy).not.toContain("'unsafe-eval'")
  for (const refused of [answers.outside, answers.encoded, answers.backslash, answers.missing]) {
    expect(refused.status).toBe(404)
  }
})

test('nothing opens a window or navigates away', async () => {
  const opened = await app.page.evaluate(() => window.open('https://example.com/') !== null)
  expect(opened).toBe(false)
  await app.page.evaluate(() => location.assign('https://example.com/'))
  // The refusal leaves no trace to wait for; a message answered afterwards shows that the page still stands.
  expect(await invoke(app.page, 'journal:read-all')).toMatchObject({ ok: true })
  expect(app.page.url().startsWith('app://suijian/')).toBe(true)
})

test('the page may use the camera, and neither microphone nor position', async () => {
  const states = await app.page.evaluate(async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'persistent-storage'] as const
    return Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    )
  })
  expect(states).toEqual(['granted', 'denied', 'denied', 'denied', 'granted'])
})

test('a reload in the middle of a capture leaves no unfinished file', async () => {
  const folder = join(app.userData, 'store/evidence')
  await app.page.evaluate(async () => {
    const writer = await window.suijian!.invoke('evidence:create', 'f'.repeat(32))
    if (!writer.ok) throw new Error(writer.code)
    await window.suijian!.invoke('evidence:write', { writer: writer.value, bytes: new Uint8Array(1000) })
  })
  expect(await readdir(folder)).toEqual([`${'f'.repeat(32)}.part`])
  await app.page.reload()
  await expect.poll(() => readdir(folder)).toEqual([])
})

test('messages that do not fit the contract are refused with a code', async () => {
  const refusals = await app.page.evaluate(async () => {
    const ask = window.suijian!.invoke as (channel: string, request?: unknown) => Promise<{ code?: string }>
    return Promise.all([
      ask('files:read', '/etc/passwd'),
      ask('__proto__'),
      ask('evidence:size', '../journal.bin'),
      ask('journal:append', 'text'),
      ask('journal:append', new Uint8Array(0)),
      ask('evidence:read', { name: '0'.repeat(32), offset: 0, length: 10 }),
    ]).then((answers) => answers.map(({ code }) => code))
  })
  expect(refusals).toEqual([
    'host.refused',
    'host.refused',
    'host.refused',
    'host.refused',
    'host.refused',
    'evidence.missing',
  ])
})

test('evidence and keyring: what was written is read back, and stands on the disk', async () => {
  const name = '0123456789abcdef0123456789abcdef'
  const read = await app.page.evaluate(async (name) => {
    const bridge = window.suijian!
    const value = async <T>(result: Promise<{ ok: boolean; value?: T; code?: string }>): Promise<T> => {
      const answer = await result
      if (!answer.ok) throw new Error(answer.code)
      return answer.value as T
    }
    const writer = await value(bridge.invoke('evidence:create', name))
    await value(bridge.invoke('evidence:write', { writer, bytes: new Uint8Array(100_000).fill(7) }))
    await value(bridge.invoke('evidence:write', { writer, bytes: Uint8Array.of(1, 2, 3) }))
    await value(bridge.invoke('evidence:finish', writer))
    const kept = await value(bridge.invoke('keyring:protect', Uint8Array.of(9, 8, 7)))
    await value(bridge.invoke('keyring:write', kept.bytes))
    const stored = await value(bridge.invoke('keyring:read', undefined))
    const opened = await value(bridge.invoke('keyring:unprotect', { backend: kept.backend, bytes: stored! }))
    const other = await bridge.invoke('keyring:unprotect', { backend: 'elsewhere', bytes: stored! })
    return {
      size: await value(bridge.invoke('evidence:size', name)),
      tail: [...(await value(bridge.invoke('evidence:read', { name, offset: 99_999, length: 50 })))],
      names: await value(bridge.invoke('evidence:list', undefined)),
      opened: [...opened],
      otherKeystore: other.ok ? '' : other.code,
    }
  }, name)
  expect(read).toEqual({
    size: 100_003,
    tail: [7, 1, 2, 3],
    names: [name],
    opened: [9, 8, 7],
    otherKeystore: 'keystore.changed',
  })
  expect(await readdir(join(app.userData, 'store/evidence'))).toEqual([name])
})

test('an appended entry is on the disk, and survives the end of the process and a torn tail', async () => {
  await app.page.evaluate(() => window.suijian!.invoke('journal:append', new TextEncoder().encode('第一条')))
  const file = join(app.userData, 'store/journal.bin')
  expect((await readFile(file)).includes('第一条')).toBe(true)

  await app.stop()
  await appendFile(file, Buffer.from([200, 0, 0, 0, 1, 2, 3]))
  app = await launchApp({ name: 'smoke', keepData: true })
  const journal = await app.page.evaluate(async () => {
    const read = await window.suijian!.invoke('journal:read-all', undefined)
    if (!read.ok) throw new Error(read.code)
    return { entries: read.value.entries.map((e) => new TextDecoder().decode(e)), torn: read.value.tornBytes }
  })
  expect(journal).toEqual({ entries: ['第一条'], torn: 7 })
})
