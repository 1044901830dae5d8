import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from '../tools/electron.ts'
import { freePort } from '../tools/free-port.ts'
import { DebugTarget, pageTargets } from './debug-target.ts'
import { LoneServer } from './lone-server.ts'

let app: LaunchedApp
let station: LoneServer
let port: number

test.beforeAll(async () => {
  station = await LoneServer.start()
  port = await freePort()
  app = await launchApp({ name: 'printing', port, station: station.address })
})
test.afterAll(async () => {
  await app?.stop()
  await app?.forget()
  await station?.stop()
})

const paper = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
  'trailer<</Root 1 0 R>>',
].join('\n')

/** Asks for a print without waiting: the answer comes when its dialog is closed. */
const print = (page: Page, title: string, text: string) =>
  page.evaluate(
    ([title, text]) => {
      void window.suijian!.invoke('papers:print', { title, bytes: new TextEncoder().encode(text) })
    },
    [title, text] as const,
  )

test('what is no PDF is not shown, whatever it calls itself', async () => {
  const answers = await app.page.evaluate(async () => {
    const bytes = new TextEncoder().encode('<script>1</script>')
    const all = []
    for (const title of ['a.html', 'a.pdf', '../a.xlsx', 'a.pdf:ads'])
      all.push(await window.suijian!.invoke('papers:print', { title, bytes }))
    return all
  })
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, code: 'host.refused' })
  expect(await pageTargets(port)).toHaveLength(1)
})

test('the print window has no bridge, no Node, no network, no permission, and goes nowhere', async () => {
  await print(app.page, '../../通知书.html', paper)
  const shown = async () => (await pageTargets(port)).find(({ url }) => url.startsWith('file:'))
  await expect.poll(shown).toBeDefined()
  const target = (await shown())!
  expect(decodeURIComponent(target.url)).toMatch(/\/suijian-print-[^/]+\/[^/]*通知书\.html\.pdf$/)
  const viewer = await DebugTarget.join(target.webSocketDebuggerUrl)
  try {
    const facts = await viewer.evaluate(`(async () => {
      const ask = (address) => fetch(address).then(() => 'answered', (error) => error.name)
      return {
        bridge: typeof window.suijian,
        node: [typeof window.require, typeof window.process],
        opened: window.open('${station.address}/opened') !== null,
        http: await ask('${station.address}/open'),
        image: await new Promise((done) => {
          const image = new Image()
          image.onload = () => done('loaded')
          image.onerror = () => done('refused')
          image.src = '${station.address}/a.png'
        }),
        app: await ask('app://suijian/index.html'),
        file: await ask('file:///C:/windows/win.ini'),
        camera: await (navigator.mediaDevices?.getUserMedia({ video: true }) ?? Promise.reject({ name: 'none' }))
          .then(() => 'given', () => 'refused'),
        notification: await Notification.requestPermission(),
      }
    })()`)
    expect(facts).toEqual({
      bridge: 'undefined',
      node: ['undefined', 'undefined'],
      opened: false,
      http: 'TypeError',
      image: 'refused',
      app: 'TypeError',
      file: 'TypeError',
      camera: 'refused',
      notification: 'denied',
    })
    // An empty page (`about:blank`) no navigation can be held from; it shows nothing and reaches nothing.
    for (const address of [`${station.address}/away`, 'app://suijian/', 'file:///C:/windows/win.ini'])
      await viewer.evaluate(`location.assign('${address}')`)
    expect(await viewer.evaluate('location.href')).toBe(target.url)
  } finally {
    viewer.close()
  }
  expect(station.asked).toEqual([])
})
