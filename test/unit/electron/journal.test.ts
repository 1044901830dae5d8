import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  rmdir,
  stat,
  symlink,
  truncate,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from '../../../electron/journal.ts'
import { MachineError } from '../../../electron/machine-error.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suijian-journal-'))
  path = join(folder, 'store/journal.bin')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const text = (value: string) => new TextEncoder().encode(value)
const texts = (entries: Uint8Array[]) => entries.map((entry) => new TextDecoder().decode(entry))

async function reopened(): Promise<{ entries: string[]; tornBytes: number }> {
  const journal = await openJournal(path)
  const { entries, tornBytes } = await journal.readAll()
  await journal.close()
  return { entries: texts(entries), tornBytes }
}

async function withEntries(...entries: string[]): Promise<void> {
  const journal = await openJournal(path)
  for (const entry of entries) await journal.append(text(entry))
  await journal.close()
}

describe('a journal', () => {
  it('is empty when it is new, and gives back what was appended, in order', async () => {
    expect(await reopened()).toEqual({ entries: [], tornBytes: 0 })
    const journal = await openJournal(path)
    // Not awaited one by one: the order of the calls is the order in the file.
    await Promise.all(Array.from({ length: 50 }, (_, n) => journal.append(text(`第${n}条`))))
    expect(texts((await journal.readAll()).entries)).toEqual(Array.from({ length: 50 }, (_, n) => `第${n}条`))
    await journal.close()
    expect((await reopened()).entries).toHaveLength(50)
  })

  it('stands on the disk as length, CRC-32 and bytes', async () => {
    await withEntries('123456789')
    const file = await readFile(path)
    // 0xcbf43926 is the published check value of CRC-32 for these nine digits.
    expect(file.toString('hex')).toBe(
      `0900000026 39f4cb${Buffer.from('123456789').toString('hex')}`.replace(' ', ''),
    )
  })

  it('gives back any bytes whatever was cut off behind them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        async (entries, cut) => {
          const file = join(folder, `${cut}-${entries.length}-${Math.random()}`, 'journal.bin')
          const journal = await openJournal(file)
          const ends: number[] = []
          for (const entry of entries) {
            await journal.append(entry)
            ends.push((await stat(file)).size)
          }
          await journal.close()
          const length = cut % (ends.at(-1)! + 1)
          await truncate(file, length)
          const whole = ends.filter((end) => end <= length)
          const again = await openJournal(file)
          const read = await again.readAll()
          expect(read.entries).toEqual(entries.slice(0, whole.length))
          expect(read.tornBytes).toBe(length - (whole.at(-1) ?? 0))
          await again.append(Uint8Array.of(42))
          expect((await again.readAll()).entries).toHaveLength(whole.length + 1)
          await again.close()
        },
      ),
      { numRuns: 40 },
    )
  })

  it('cuts a tail that the file system filled with zeros, and one with a wrong checksum', async () => {
    await withEntries('甲', '乙')
    await appendFile(path, new Uint8Array(4096))
    expect(await reopened()).toEqual({ entries: ['甲', '乙'], tornBytes: 4096 })

    const file = await open(path, 'r+')
    await file.write(Uint8Array.of(0), 0, 1, (await file.stat()).size - 1)
    await file.close()
    expect(await reopened()).toEqual({ entries: ['甲'], tornBytes: 11 })
    expect(await reopened()).toEqual({ entries: ['甲'], tornBytes: 0 })
  })

  it('keeps beside it what it cut off', async () => {
    await withEntries('甲')
    await appendFile(path, 'half an entry')
    await reopened()
    const kept = (await readdir(join(folder, 'store'))).find((name) => name.startsWith('torn-'))
    expect(await readFile(join(folder, 'store', kept!), 'utf8')).toBe('half an entry')
  })

  it('can be read though the torn tail finds no room beside it, and writes again once there is room', async () => {
    await withEntries('甲')
    await appendFile(path, 'half an entry')
    const end = (await stat(path)).size - 'half an entry'.length
    // Stands for a full disk: the copy of the tail can't be written.
    const inTheWay = join(folder, 'store', `torn-${end}-13.bin`)
    await mkdir(inTheWay)
    const journal = await openJournal(path)
    expect(await journal.readAll().then(({ entries }) => texts(entries))).toEqual(['甲'])
    await expect(journal.append(text('乙'))).rejects.toMatchObject({ code: 'write-failed' })
    await rmdir(inTheWay)
    await journal.append(text('丙'))
    await journal.close()
    expect((await reopened()).entries).toEqual(['甲', '丙'])
    expect(await readFile(inTheWay, 'utf8')).toBe('half an entry')
  })
})

describe.runIf(process.platform === 'linux')('a journal on a disk that refuses', () => {
  it('says disk-full when the kernel says so', async () => {
    const full = join(folder, 'journal.bin')
    await symlink('/dev/full', full)
    const journal = await openJournal(full)
    const failure = await journal.append(text('甲')).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(MachineError)
    expect(failure).toMatchObject({ code: 'disk-full' })
    await journal.close()
  })

  it('takes a half-written entry back and goes on when there is room again', async () => {
    // The file-size limit lets a part of the second entry through before it refuses.
    const output = await runJournalProcess('fill', 4)
    expect(output).toEqual(['acknowledged small', 'refused write-failed', 'acknowledged after'])
    expect(await reopened()).toEqual({ entries: ['small', 'after'], tornBytes: 0 })
  })
})

it.each([
  ['appending', []],
  ['beginning segments', ['4000']],
])('holds every acknowledged entry after SIGKILL in the middle of %s', async (_what, limit) => {
  for (let round = 0; round < 3; round++) {
    const before = (await reopened()).entries.length
    const child = spawn(process.execPath, [processFile, path, 'append', ...limit], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const acknowledged: string[] = []
    const exited = once(child, 'exit')
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line)
      if (acknowledged.length === 100 + round * 37) child.kill('SIGKILL')
    }
    await exited
    const { entries } = await reopened()
    expect(entries.slice(before, before + acknowledged.length)).toEqual(acknowledged)
  }
})

const processFile = join(import.meta.dirname, 'journal-process.ts')

/** Runs the helper process under a limit of `blocks` × 1024 bytes for any one file; returns its lines. */
async function runJournalProcess(mode: string, blocks: number): Promise<string[]> {
  const command = 'ulimit -f "$1"; shift; exec "$@"'
  const args = ['-c', command, 'bash', String(blocks), process.execPath, processFile, path, mode]
  const child = spawn('bash', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) lines.push(line)
  return lines
}
