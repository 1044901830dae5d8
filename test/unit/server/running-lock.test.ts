import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const module = join(import.meta.dirname, '../../../server/start/running-lock.ts')
let folder: string
let file: string
const started: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suijian-lock-'))
  file = join(folder, 'data/start.lock')
})
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL')
  started.length = 0
  await rm(folder, { recursive: true, force: true })
})

/** A process that tries to take the lock and then stays alive; resolves to it and what it got. */
async function taker(): Promise<{ child: ChildProcess; taken: boolean; holder?: number }> {
  const script = `
    const { takeLock } = await import(${JSON.stringify(module)})
    const lock = takeLock(${JSON.stringify(file)})
    console.log(JSON.stringify({ taken: lock.taken, holder: lock.holder?.pid }))
    process.on('SIGTERM', () => { lock.release?.(); process.exit() })
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  return { child, ...(JSON.parse(String(line)) as { taken: boolean; holder?: number }) }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

it('is held by one process, given up at its end, and free after a kill', async () => {
  const first = await taker()
  expect(first.taken).toBe(true)
  expect(await taker()).toMatchObject({ taken: false, holder: first.child.pid })

  await ended(first.child, 'SIGTERM')
  await expect(readFile(file)).rejects.toThrow('ENOENT')
  const second = await taker()
  expect(second.taken).toBe(true)
  await ended(second.child, 'SIGKILL')
  expect((await taker()).taken).toBe(true)
})

it('of many that find a dead lock at once, one takes it', async () => {
  const dead = await taker()
  await ended(dead.child, 'SIGKILL')
  const takers = await Promise.all(Array.from({ length: 6 }, taker))
  expect(takers.filter(({ taken }) => taken)).toHaveLength(1)
})

it.runIf(process.platform === 'linux')('a number that another process has by now holds nothing', async () => {
  const dead = await taker()
  await ended(dead.child, 'SIGKILL')
  const holder = JSON.parse(await readFile(file, 'utf8')) as { pid: number; began: string }
  await writeFile(file, JSON.stringify({ ...holder, pid: process.pid }))
  expect((await taker()).taken).toBe(true)
})
