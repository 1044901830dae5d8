import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { projectFolder } from '../tools/project.ts'

let data: string
const launchers: ChildProcess[] = []

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'suijian-start-'))
})
afterEach(async () => {
  await Promise.all(launchers.map((child) => ended(child, 'SIGTERM')))
  launchers.length = 0
  await rm(data, { recursive: true, force: true })
})

interface Launcher {
  child: ChildProcess
  lines: string[]
  /** Resolves to the first line that fits, or fails when the output ends before that. */
  line(pattern: RegExp): Promise<RegExpExecArray>
}

/** `npm start` on a machine without a display. */
function start(): Launcher {
  const env: NodeJS.ProcessEnv = { ...process.env, SUIJIAN_DATA: data, DISPLAY: '', WAYLAND_DISPLAY: '' }
  const child = spawn(process.execPath, [join(projectFolder, 'server/start/start.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  launchers.push(child)
  const lines: string[] = []
  const watchers = new Set<() => void>()
  let isOver = false
  const tell = () => {
    for (const watcher of watchers) watcher()
  }
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      tell()
    })
  }
  child.once('close', () => {
    isOver = true
    tell()
  })
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = lines.map((text) => pattern.exec(text)).find((found) => found !== null)
        if (match) resolve(match)
        else if (isOver) reject(new Error(`No line like ${pattern}:\n${lines.join('\n')}`))
        else return
        watchers.delete(look)
      }
      watchers.add(look)
      look()
    })
  return { child, lines, line }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = once(child, 'exit') as Promise<[number | null]>
  child.kill(signal)
  return (await exit)[0]
}

const isAnswering = (address: string) =>
  fetch(address).then(
    (answer) => answer.ok,
    () => false,
  )

it('serves the app to a browser, says so, and ends everything on Ctrl-C; a second start finds the address again', async () => {
  const first = start()
  const [, address] = await first.line(/浏览器打开 (http:\/\/127\.0\.0\.1:\d+)/)
  expect(await isAnswering(address!)).toBe(true)
  const page = await (await fetch(address!)).text()
  expect(page).toContain('<title>随检</title>')
  expect(first.lines.some((line) => line.includes('检查员甲') && line.includes('suijian-jia'))).toBe(true)

  const rival = start()
  await rival.line(new RegExp(`已经在运行（进程 ${first.child.pid}`))
  expect(rival.child.exitCode ?? (await once(rival.child, 'exit'))[0]).toBe(1)
  expect(await isAnswering(address!)).toBe(true)

  expect(await ended(first.child, 'SIGINT')).toBe(0)
  expect(await isAnswering(address!)).toBe(false)

  const second = start()
  const [, again] = await second.line(/浏览器打开 (http:\/\/127\.0\.0\.1:\d+)/)
  expect(again).toBe(address)
})
