import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from '../tools/electron.ts'

let app: LaunchedApp

test.beforeAll(async () => {
  app = await launchApp({ name: 'sender', station: 'http://127.0.0.1:39999' })
})
test.afterAll(async () => {
  await app?.stop()
  await app?.forget()
})

const refused = { ok: false, code: 'host.refused' }

test('a frame gets no bridge, and one of another origin does not reach that of the page', async () => {
  await app.page.evaluate(() => {
    const address = URL.createObjectURL(new Blob(['<p>a</p>'], { type: 'text/html' }))
    for (const [name, sandbox] of [
      ['own', null],
      ['foreign', 'allow-scripts'],
    ] as const) {
      const frame = Object.assign(document.createElement('iframe'), { name, src: address })
      if (sandbox) frame.setAttribute('sandbox', sandbox)
      document.body.append(frame)
    }
  })
  await expect.poll(() => app.page.frames().map((frame) => frame.name())).toContain('foreign')
  const own = app.page.frame({ name: 'own' })!
  const foreign = app.page.frame({ name: 'foreign' })!
  await expect.poll(() => foreign.url()).toMatch(/^blob:/)
  expect(await own.evaluate(() => typeof window.suijian)).toBe('undefined')
  expect(
    await foreign.evaluate(() => {
      try {
        return typeof (parent as Window).suijian
      } catch (error) {
        return (error as Error).name
      }
    }),
  ).toBe('SecurityError')
  expect(await foreign.evaluate(() => typeof window.suijian)).toBe('undefined')
})

test('a foreign page in the window is answered nothing, and the app is itself again afterwards', async () => {
  const journal = () => readFile(join(app.userData, 'store', 'journal.bin'))
  const before = await journal()
  // The app never navigates there; a debugger may.
  for (const address of ['data:text/html,<p>a</p>', 'about:blank']) {
    await app.page.goto(address)
    expect(await app.page.evaluate(() => typeof window.suijian)).toBe('object')
    const answers = await app.page.evaluate(() =>
      Promise.all([
        window.suijian!.invoke('journal:read-all', undefined),
        window.suijian!.invoke('journal:append', Uint8Array.of(1, 2, 3)),
        window.suijian!.invoke('keyring:read', undefined),
        window.suijian!.invoke('machine:versions', undefined),
      ]),
    )
    expect(answers, address).toMatchObject([refused, refused, refused, refused])
    const states = await app.page.evaluate(() =>
      Promise.all(
        ['camera', 'geolocation', 'notifications'].map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    )
    expect(states, address).not.toContain('granted')
  }
  expect(await journal()).toEqual(before)
  await app.page.goto('app://suijian/')
  expect(await app.page.evaluate(() => window.suijian!.invoke('journal:read-all', undefined))).toMatchObject({
    ok: true,
  })
})
