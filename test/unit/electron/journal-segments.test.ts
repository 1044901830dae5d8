import { appendFile, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from '../../../electron/journal.ts'
import { encodeFrame } from '../../../shared/journal/frames.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suijian-segments-'))
  path = join(folder, 'journal.bin')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const bytes = (value: string) => new TextEncoder().encode(value)
const texts = (entries: Uint8Array[]) => entries.map((entry) => new TextDecoder().decode(entry))
const names = (count: number) => Array.from({ length: count }, (_, n) => `第${n + 1}条`)

/** Room for three entries in a segment. */
const small = 3 * encodeFrame(bytes('第1条')).byteLength

async function withEntries(count: number): Promise<void> {
  const journal = await openJournal(path, small)
  for (const name of names(count)) await journal.append(bytes(name))
  await journal.close()
}

async function content(limit = small) {
  const journal = await openJournal(path, limit)
  const { entries, ...rest } = await journal.readAll()
  await journal.close()
  return { entries: texts(entries), ...rest }
}

/** Changes one byte of a file. */
async function change(file: string, offset: number): Promise<void> {
  const handle = await open(file, 'r+')
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, offset)
  await handle.write(Buffer.of(buffer[0]! ^ 0xff), 0, 1, offset)
  await handle.close()
}

describe('segments', () => {
  it('begin when the last one is full, and are read as one journal', async () => {
    await withEntries(7)
    expect((await readdir(folder)).sort()).toEqual(['journal.bin', 'journal.bin.2', 'journal.bin.3'])
    expect(await content()).toEqual({
      entries: names(7),
      segments: [
        { segment: 1, entries: 3 },
        { segment: 2, entries: 3 },
        { segment: 3, entries: 1 },
      ],
      tornBytes: 0,
      damagedBytes: 0,
    })
  })

  it('are pruned from the oldest on, and the newest never', async () => {
    await withEntries(7)
    const journal = await openJournal(path, small)
    await journal.prune(1)
    expect(texts((await journal.readAll()).entries)).toEqual(names(7).slice(3))
    await journal.prune(99)
    await journal.append(bytes('第8条'))
    await journal.close()
    expect(await readdir(folder)).toEqual(['journal.bin.3'])
    expect((await content()).entries).toEqual(['第7条', '第8条'])
  })

  it('are found beside files of other names', async () => {
    await withEntries(4)
    await writeFile(join(folder, 'journal.bin.old'), 'x')
    await writeFile(join(folder, 'torn-1-2.bin'), 'x')
    expect((await content()).entries).toEqual(names(4))
  })
})

describe('a damaged middle', () => {
  const entryBytes = encodeFrame(bytes('第1条')).byteLength

  it.each([
    ['the length', 0],
    ['the checksum', 5],
    ['the entry', 9],
  ])('costs only the entry whose bytes were changed in %s', async (_what, offset) => {
    await openJournal(path).then(async (journal) => {
      for (const name of names(6)) await journal.append(bytes(name))
      await journal.close()
    })
    await change(path, 2 * entryBytes + offset)
    const before = await readFile(path)
    expect(await content()).toMatchObject({
      entries: names(6).filter((name) => name !== '第3条'),
      tornBytes: 0,
      damagedBytes: entryBytes,
    })

    const journal = await openJournal(path)
    await journal.append(bytes('之后'))
    await journal.close()
    expect(await readFile(path), 'the damaged segment stays as it is').toEqual(before)
    expect((await content()).entries.at(-1)).toBe('之后')
  })

  it('is told apart from a torn tail in the same file', async () => {
    await openJournal(path).then(async (journal) => {
      for (const name of names(4)) await journal.append(bytes(name))
      await journal.close()
    })
    await change(path, entryBytes + 10)
    await appendFile(path, 'half an entry')
    expect(await content()).toMatchObject({
      entries: ['第1条', '第3条', '第4条'],
      tornBytes: 13,
      damagedBytes: entryBytes,
    })
    expect(await readdir(folder)).toContain(`torn-${4 * entryBytes}-13.bin`)
  })

  it('in the last bytes of a full segment is no torn tail', async () => {
    await withEntries(4)
    await change(path, 3 * entryBytes - 1)
    const before = await readFile(path)
    expect(await content()).toMatchObject({
      entries: ['第1条', '第2条', '第4条'],
      tornBytes: 0,
      damagedBytes: entryBytes,
    })
    expect(await readFile(path)).toEqual(before)
  })
})
