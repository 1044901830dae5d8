import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Handshake } from '../../../shared/protocol/http.ts'
import { ask } from '../../tools/client.ts'
import { projectFolder } from '../../tools/project.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf } from './engines.ts'

describe('the station as a program', () => {
  let folder: string
  const children: ChildProcess[] = []
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'suijian-program-'))
  })
  afterEach(async () => {
    for (const child of children.splice(0))
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const start = (data: string, ...more: string[]) => {
    const args = [join(projectFolder, 'server/main.ts'), '--data', data, '--port', '0', ...more]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    children.push(child)
    const said: string[] = []
    child.stderr!.on('data', (part: Buffer) => said.push(part.toString()))
    const url = new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout! }).on('line', (line) => {
        const match = /^station listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)
        if (match) resolve(match[1]!)
      })
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said.join('')}`)))
    })
    url.catch(() => undefined)
    return { child, url, said, ended: once(child, 'exit') as Promise<[number | null]> }
  }

  it('holds its folder against a second one, gives it up at its end, and finds its data again', async () => {
    const data = join(folder, 'held')
    const first = start(data)
    const handshake = await ask<Handshake>(await first.url, '/api/handshake')

    const second = start(data)
    expect((await second.ended)[0]).toBe(1)
    expect(second.said.join('')).toContain(`正被进程 ${first.child.pid} 使用`)
    expect(second.said.join('')).not.toContain('    at ')
    expect(await ask<Handshake>(await first.url, '/api/handshake')).toMatchObject({ epoch: handshake.epoch })

    first.child.kill('SIGTERM')
    expect((await first.ended)[0]).toBe(0)
    const third = start(data)
    expect(await ask<Handshake>(await third.url, '/api/handshake')).toMatchObject({ epoch: handshake.epoch })
  })

  it('takes over the folder of a killed one', async () => {
    const data = join(folder, 'killed')
    const first = start(data)
    const { epoch } = await ask<Handshake>(await first.url, '/api/handshake')
    first.child.kill('SIGKILL')
    await first.ended
    expect(await readdir(data)).toContain('station.lock')
    expect(await ask<Handshake>(await start(data).url, '/api/handshake')).toMatchObject({ epoch })
  })

  it('renews its epoch when it is told that a backup was restored', async () => {
    const data = join(folder, 'restored')
    const first = start(data)
    const { epoch } = await ask<Handshake>(await first.url, '/api/handshake')
    first.child.kill('SIGTERM')
    await first.ended
    const second = start(data, '--restored')
    const renewed = await ask<Handshake>(await second.url, '/api/handshake')
    expect(renewed.epoch).not.toBe(epoch)
    await expect.poll(() => second.said.join('')).toContain(renewed.epoch)
  })
})

describe('what the station serves to a browser and to the desktop', () => {
  let station: TestStation
  let renderer: string
  beforeAll(async () => {
    renderer = await mkdtemp(join(tmpdir(), 'suijian-renderer-'))
    await mkdir(join(renderer, 'assets'))
    await writeFile(join(renderer, 'index.html'), '<!doctype html><title>随检</title>')
    await writeFile(join(renderer, 'sw.js'), '//')
    await writeFile(join(renderer, 'assets/index-1a2b.js'), '//')
    station = await startTestStation({ district: smallDistrict([smallInspection(1)]), renderer })
  })
  afterAll(async () => {
    await station.close()
    await rm(renderer, { recursive: true, force: true })
  })
  const get = (path: string, init?: RequestInit) => fetch(station.url + path, init)

  it('serves the app at every address of a screen, under a strict policy', async () => {
    for (const path of ['/', '/inspections/inspection-1/check']) {
      const page = await get(path)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('随检')
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(page.headers.get('content-security-policy')).toContain(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
      )
      expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'")
      expect(page.headers.get('x-content-type-options')).toBe('nosniff')
      expect(page.headers.get('cache-control')).toBe('no-cache')
    }
    const worker = await get('/sw.js')
    expect(worker.headers.get('service-worker-allowed')).toBe('/')
    expect(worker.headers.get('cache-control')).toBe('no-cache')
    expect((await get('/assets/index-1a2b.js')).headers.get('cache-control')).toContain('immutable')
    expect((await get('/assets/gone-1a2b.js')).status).toBe(404)
    expect((await get('/../package.json')).status).toBe(404)
    expect((await get('/%2e%2e/%2e%2e/package.json')).status).toBeGreaterThanOrEqual(400)
  })

  it('has no answer of the API kept by a cache', async () => {
    expect((await get('/api/handshake')).headers.get('cache-control')).toBe('no-store')
    expect((await get('/api/reference')).headers.get('cache-control')).toBe('no-store')
    expect((await get('/api/nothing')).headers.get('cache-control')).toBe('no-store')
  })

  it('lets the desktop app call it from its own origin, and no other site', async () => {
    const preflight = (origin: string) =>
      get('/api/uploads', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'PATCH',
          'access-control-request-headers': 'authorization,tus-resumable,upload-offset,x-suijian-protocol',
        },
      })
    const allowed = await preflight('app://suijian')
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('app://suijian')
    const headers = allowed.headers.get('access-control-allow-headers')!.toLowerCase()
    for (const name of [
      'authorization',
      'tus-resumable',
      'upload-offset',
      'upload-metadata',
      'x-suijian-protocol',
    ])
      expect(headers).toContain(name)
    expect(allowed.headers.get('access-control-allow-methods')).toContain('PATCH')
    expect((await preflight('https://example.org')).headers.get('access-control-allow-origin')).toBeNull()

    // Errors too must be readable for the desktop, and those of uploads.
    const { token } = await deviceOf(station).signIn('jia', passwordOf('jia'))
    for (const [path, init] of [
      ['/api/reference', {}],
      [
        '/api/uploads/nothing',
        { method: 'HEAD', headers: { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' } },
      ],
    ] as const) {
      const answer = await get(path, {
        ...init,
        headers: { ...('headers' in init ? init.headers : {}), origin: 'app://suijian' },
      })
      expect(answer.ok).toBe(false)
      expect(answer.headers.get('access-control-allow-origin')).toBe('app://suijian')
      expect(answer.headers.get('access-control-expose-headers')).toContain('Upload-Offset')
    }
  })
})
