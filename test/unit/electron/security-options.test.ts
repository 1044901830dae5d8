import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../tools/project.ts'

// What can't be asked of the running app from outside: the options of its windows and the fuses of the packaged
// binary. The rest of Electron's checklist is asked of the running app in test/electron.
const folder = join(projectFolder, 'electron')
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

/** The text between the brackets that open at the first `open` behind `from`. */
function bracketed(text: string, from: number): string {
  const start = text.indexOf('{', from)
  let depth = 0
  for (let at = start; at < text.length; at++) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}' && --depth === 0) return text.slice(start, at + 1)
  }
  return ''
}

describe('windows', () => {
  const windows = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/new BrowserWindow\(/g)].map(({ index }) => ({
      name,
      options: bracketed(text, index),
    })),
  )

  it('are the app and the one that prints', () => {
    expect(windows.map(({ name }) => name).sort()).toEqual(['print-window.ts', 'window.ts'])
  })

  it.each(windows)('$name: sandboxed, isolated, without Node and webview', ({ options }) => {
    const preferences = bracketed(options, options.indexOf('webPreferences:'))
    for (const option of [
      'sandbox: true',
      'contextIsolation: true',
      'nodeIntegration: false',
      'webviewTag: false',
    ])
      expect(preferences).toContain(option)
  })

  it('only the window of the app has the preload script', () => {
    expect(windows.filter(({ options }) => options.includes('preload')).map(({ name }) => name)).toEqual([
      'window.ts',
    ])
  })
})

describe('the main process', () => {
  it.each([
    /webSecurity/,
    /allowRunningInsecureContent/,
    /experimentalFeatures/,
    /enableBlinkFeatures/,
    /nodeIntegrationIn(?:Worker|SubFrames): true/,
    /disable-web-security|no-sandbox|ignore-certificate-errors|remote-debugging/,
    /certificate-error/,
    /bypassCSP|corsEnabled: true/,
    /openExternal|openPath|\bshell\b(?=[\s,}].*from 'electron')/,
    /executeJavaScript|child_process|\beval\(|new Function\(/,
    /WebContentsView|BrowserView|openDevTools/,
    /setAsDefaultProtocolClient/,
  ])('does not use %s', (pattern) => {
    expect(sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual([])
  })

  it('judges certificates in one place, which only ever makes the choice of authorities narrower', () => {
    const judging = sources.filter(({ text }) => /setCertificateVerifyProc/.test(text))
    expect(judging.map(({ name }) => name)).toEqual(['station-trust.ts'])
  })

  it('listens on one channel, in one place', () => {
    const listeners = sources.filter(({ text }) => /ipcMain\b/.test(text)).map(({ name }) => name)
    expect(listeners).toEqual(['ipc.ts'])
    expect(sources.find(({ name }) => name === 'ipc.ts')?.text.match(/ipcMain\.\w+\(/g)).toEqual([
      'ipcMain.handle(',
    ])
  })

  it('opens dialogs in the main process only', () => {
    const renderer = join(projectFolder, 'renderer')
    const asking = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .filter((name) => /window\.(?:alert|confirm|prompt)\(/.test(readFileSync(join(renderer, name), 'utf8')))
    expect(asking).toEqual([])
  })
})

describe('the packaged binary', () => {
  const builder = readFileSync(join(projectFolder, 'electron-builder.yml'), 'utf8')

  it('has its fuses set', () => {
    const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(builder)?.[1] ?? ''
    const fuses = Object.fromEntries(
      [...block.matchAll(/^ {2}(\w+): (\w+)$/gm)].map(([, key, value]) => [key, value]),
    )
    expect(fuses).toEqual({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      grantFileProtocolExtraPrivileges: 'false',
    })
  })

  it('is one archive of the bundle, without node_modules', () => {
    expect(builder).toMatch(/^asar: true$/m)
    expect(builder).toMatch(/^ {2}- "!node_modules\/\*\*"$/m)
  })

  it('comes with an Electron that was maintained when this was written, or a later one', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>
    }
    expect(Number(/\d+/.exec(devDependencies.electron ?? '')?.[0])).toBeGreaterThanOrEqual(45)
  })
})
