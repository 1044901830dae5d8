import { expect, type Page, test } from '@playwright/test'
import { type LaunchedApp, launchApp } from '../tools/electron.ts'
import { freePort } from '../tools/free-port.ts'
import { pageTargets } from './debug-target.ts'
import { LoneServer } from './lone-server.ts'

// The points of Electron's security checklist, asked of the running app. Options that can't be asked from outside
// stand in test/unit/electron/security-options.test.ts.
let app: LaunchedApp
let station: LoneServer
let foreign: LoneServer
let port: number

test.beforeAll(async () => {
  station = await LoneServer.start()
  foreign = await LoneServer.start()
  port = await freePort()
  app = await launchApp({ name: 'secure', port, station: station.address })
})
test.afterAll(async () => {
  await app?.stop()
  await app?.forget()
  await station?.stop()
  await foreign?.stop()
})

/** An answered message shows that page and main process still stand; what came before has then been handled. */
async function expectStanding(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.suijian!.invoke('journal:read-all', undefined))).toMatchObject({
    ok: true,
  })
  expect(page.url()).toMatch(/^app:\/\/suijian\//)
  expect(await pageTargets(port)).toHaveLength(1)
}

test('says that a page of the network answers in the station’s place, although it may not be read', async () => {
  const { page } = app
  await page.getByLabel('账号').fill('jia')
  await page.getByLabel('密码', { exact: true }).fill('suijian-jia')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${station.address} 回答的是网页，不是随检站点`)).toBeVisible({
    timeout: 60_000,
  })
})

test('sandboxed, isolated, without Node: the page has one function of the bridge and nothing of Electron', async () => {
  const facts = await app.page.evaluate(() => {
    const bridge = window.suijian!
    const own = Reflect.get(window, 'suijian')
    try {
      Object.assign(window, { suijian: null })
    } catch {}
    try {
      Object.assign(bridge, { invoke: null })
    } catch {}
    const made = bridge.invoke.constructor as FunctionConstructor
    return {
      globals: [
        'require',
        'process',
        'module',
        'Buffer',
        'global',
        '__dirname',
        'electron',
        'ipcRenderer',
      ].filter((name) => name in window),
      bridge: Object.keys(bridge),
      // Isolation: what the page can reach through the function is the page's own world.
      sameWorld: made === Function,
      kept: Reflect.get(window, 'suijian') === own && typeof bridge.invoke === 'function',
      secure: isSecureContext,
    }
  })
  expect(facts).toEqual({ globals: [], bridge: ['invoke'], sameWorld: true, kept: true, secure: true })
})

test('no address of app:// leads out of the renderer folder', async () => {
  const paths = [
    '/../package.json',
    '/%2e%2e/package.json',
    '/%2E%2E%2Fpackage.json',
    '/..%2fpackage.json',
    '/..%5cpackage.json',
    '/assets/..%5c..%5celectron/main.js',
    '/%252e%252e/package.json',
    '/%2e%2e%2f%2e%2e%2felectron%2fmain.js',
    '/..../package.json',
    '/.. /package.json',
    '/..%20/package.json',
    '/index.html%00.js',
    '/%00/index.html.js',
    '/index.html::$DATA',
    '/index.html%3a%3a$DATA.js',
    '/index.html:stream.js',
    '/C:/windows/win.ini',
    '/C%3a%5cwindows%5cwin.ini',
    '/%5c%5c127.0.0.1%5cshare%5ca.js',
    '//127.0.0.1/share/a.js',
    '/index.html.',
    '/index.html%20',
    '/%E0%A4%A.js',
    '/%c0%ae%c0%ae/package.json',
    '/\u2025/package.json',
    '/electron/main.js',
    '/package.json',
    '/nul.js',
  ]
  const statuses = await app.page.evaluate(
    (all) =>
      Promise.all(
        all.map(async (path) => [
          path,
          await fetch(`app://suijian${path}`).then(
            (answer) => answer.status,
            () => 0,
          ),
        ]),
      ),
    paths,
  )
  expect(statuses.filter(([, status]) => status !== 404 && status !== 0)).toEqual([])
  const others = await app.page.evaluate(() =>
    Promise.all(
      [
        fetch('app://elsewhere/index.html'),
        fetch('file:///C:/windows/win.ini'),
        fetch('/index.html', { method: 'POST' }),
      ].map((asked) =>
        asked.then(
          (answer) => answer.status,
          () => 0,
        ),
      ),
    ),
  )
  expect(others).toEqual([0, 0, 404])
})

test('every answer carries the policy, and the page is held to it in fact', async () => {
  const headers = await app.page.evaluate(async () =>
    Promise.all(
      ['/index.html', '/tasks', '/missing.js'].map(async (path) =>
        Object.fromEntries((await fetch(path)).headers.entries()),
      ),
    ),
  )
  for (const each of headers) {
    expect(each).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    const policy = each['content-security-policy'] ?? ''
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'none'"])
      expect(policy).toContain(part)
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).not.toMatch(/'unsafe-eval'|script-src[^;]*'unsafe-inline'|\*(?!;|\s)(?!:)/)
  }
  const tried = await app.page.evaluate(async (elsewhere) => {
    const inCallback = (work: () => unknown) =>
      new Promise<string>((resolve) =>
        setTimeout(() => {
          try {
            work()
            resolve('ran')
          } catch (error) {
            resolve((error as Error).name)
          }
        }),
      )
    const refused: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      refused.push(effectiveDirective),
    )
    const inserted = (name: string, values: Record<string, string>, text = '') =>
      new Promise<void>((resolve) => {
        const element = Object.assign(document.createElement(name), values)
        element.textContent = text
        document.addEventListener('securitypolicyviolation', () => resolve(), { once: true })
        document.body.append(element)
      })
    await inserted('script', {}, 'window.inlineRan = true')
    await inserted('script', { src: `${elsewhere}/a.js` })
    await inserted('script', { src: 'data:text/javascript,window.inlineRan=true' })
    await inserted('img', { src: `${elsewhere}/a.png` })
    await inserted('iframe', { src: `${elsewhere}/a.html` })
    await inserted('object', { data: `${elsewhere}/a.pdf` })
    await inserted('link', { rel: 'stylesheet', href: `${elsewhere}/a.css` })
    const told = new Promise((resolve) =>
      document.addEventListener('securitypolicyviolation', resolve, { once: true }),
    )
    const overHttp = await fetch('http://192.0.2.1/a').then(
      () => 'answered',
      (error: Error) => error.name,
    )
    await told
    const refusedByHost = [...refused]
    return {
      eval: await inCallback(() => Reflect.get(window, 'eval')('1')),
      newFunction: await inCallback(() => Reflect.construct(Function, ['return 1'])()),
      inlineRan: 'inlineRan' in window,
      overHttp,
      refused: refusedByHost,
    }
  }, foreign.address)
  expect(tried).toEqual({
    eval: 'EvalError',
    newFunction: 'EvalError',
    inlineRan: false,
    overHttp: 'TypeError',
    refused: [
      'script-src-elem',
      'script-src-elem',
      'script-src-elem',
      'img-src',
      'frame-src',
      'object-src',
      'style-src-elem',
      'connect-src',
    ],
  })
  expect(foreign.asked).toEqual([])
})

test('the page reaches its station and no other server, and reads only what that gives leave for', async () => {
  const answers = await app.page.evaluate(
    async ([own, elsewhere]) => {
      const ask = (address: string) =>
        fetch(address).then(
          (answer) => answer.status,
          (error: Error) => error.name,
        )
      // Another server waits for the officer's word in a dialog, so these are not awaited.
      void ask(`${elsewhere}/direct`)
      void ask(`${own}/redirect?to=${elsewhere}/redirected`)
      return [await ask(`${own}/open`), await ask(`${own}/closed`)]
    },
    [station.address, foreign.address] as const,
  )
  // webSecurity: the same-origin policy holds, although the server has answered.
  expect(answers).toEqual([200, 'TypeError'])
  await expect.poll(() => station.asked).toEqual(expect.arrayContaining(['/open', '/closed', '/redirect']))
  await expectStanding(app.page)
  expect(foreign.asked).toEqual([])
})

test('permissions beside the camera are denied in fact', async () => {
  const outcome = await app.page.evaluate(async () => {
    const name = (error: unknown) => (error as Error).name
    const position = await new Promise<string>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code }) => resolve(`refused ${code}`),
      ),
    )
    const tries = {
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      cameraWithMicrophone: () => navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      clipboard: () => navigator.clipboard.readText(),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
    }
    const refused: Record<string, boolean> = {}
    for (const [key, attempt] of Object.entries(tries)) {
      refused[key] = await attempt().then(
        () => false,
        (error: unknown) => name(error) !== '',
      )
    }
    return { position, notification: await Notification.requestPermission(), refused }
  })
  expect(outcome).toEqual({
    position: 'refused 1',
    notification: 'denied',
    refused: { microphone: true, cameraWithMicrophone: true, screen: true, clipboard: true, midi: true },
  })
})

test('no link, script, form or redirect leads away or opens a window', async () => {
  const before = station.asked.length
  const opened = await app.page.evaluate(
    (address) => [
      ...[
        address,
        'about:blank',
        'app://suijian/',
        'file:///C:/',
        'mailto:a@example.invalid',
        'ms-settings:',
        '',
      ].map((each) => window.open(each) !== null),
    ],
    station.address,
  )
  expect(opened).toEqual(Array(7).fill(false))
  const ways: [string, string][] = ['', '_blank', '_top', 'other'].flatMap((target) =>
    [
      `${station.address}/link`,
      `${station.address}/redirect?to=app://suijian/`,
      'file:///C:/windows/win.ini',
      'data:text/html,a',
      'javascript:window.scriptRan=1',
      'mailto:a@example.invalid',
      'ms-settings:privacy',
      'app://elsewhere/',
    ].map((href): [string, string] => [href, target]),
  )
  for (const [href, target] of ways) {
    await app.page.evaluate(
      ([href, target]) => {
        const link = Object.assign(document.createElement('a'), { href, target })
        document.body.append(link)
        link.click()
        link.remove()
        const form = Object.assign(document.createElement('form'), { action: href, target, method: 'post' })
        document.body.append(form)
        form.submit()
        form.remove()
        if (target === '') location.assign(href)
        if (target === '_top') location.replace(href)
      },
      [href, target] as const,
    )
    await expectStanding(app.page)
  }
  expect(await app.page.evaluate(() => 'scriptRan' in window)).toBe(false)
  expect(station.asked.slice(before)).toEqual([])
  expect(await app.page.evaluate(() => document.createElement('webview').constructor.name)).toBe(
    'HTMLElement',
  )
})
