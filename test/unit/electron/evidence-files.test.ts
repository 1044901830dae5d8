import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { EvidenceFiles } from '../../../electron/evidence-files.ts'

const name = 'a'.repeat(32)
const other = 'b'.repeat(32)
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suijian-evidence-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('a finished file holds the writes in their order, is final, and can be read in slices', async () => {
  const files = await EvidenceFiles.open(folder)
  const writer = await files.create(name)
  const parts = Array.from({ length: 20 }, (_, n) => new Uint8Array(1000).fill(n))
  await Promise.all(parts.map((part) => files.write(writer, part)))
  expect(await files.list()).toEqual([])
  await files.finish(writer)

  expect(await files.list()).toEqual([name])
  expect(await files.size(name)).toBe(20_000)
  expect(Buffer.concat(parts).equals(await readFile(join(folder, name)))).toBe(true)
  expect(await files.read(name, 999, 2)).toEqual(Uint8Array.of(0, 1))
  expect(await files.read(name, 19_999, 10)).toEqual(Uint8Array.of(19))
  expect(await files.read(name, 20_000, 10)).toHaveLength(0)
  await expect(files.create(name)).rejects.toMatchObject({ code: 'host.refused' })
  await expect(files.write(writer, Uint8Array.of(1))).rejects.toMatchObject({ code: 'host.refused' })
})

it('an aborted file leaves nothing behind, nor does one that a crash left unfinished', async () => {
  const files = await EvidenceFiles.open(folder)
  const writer = await files.create(name)
  await files.write(writer, Uint8Array.of(1, 2, 3))
  await files.abort(writer)
  expect(await readdir(folder)).toEqual([])
  const again = await files.create(name)
  await files.create(other)
  await files.abortAll()
  await expect(files.finish(again)).rejects.toMatchObject({ code: 'host.refused' })
  expect(await readdir(folder)).toEqual([])

  await writeFile(join(folder, `${name}.part`), 'unfinished')
  await writeFile(join(folder, other), 'finished')
  await EvidenceFiles.open(folder)
  expect(await readdir(folder)).toEqual([other])
})

it('names that are no evidence names reach no file', async () => {
  await mkdir(join(folder, 'evidence'))
  await writeFile(join(folder, 'secret'), 'x')
  const files = await EvidenceFiles.open(join(folder, 'evidence'))
  for (const path of ['../secret', join(folder, 'secret'), '', 'A'.repeat(32)]) {
    await expect(files.read(path, 0, 1)).rejects.toMatchObject({ code: 'host.refused' })
    await expect(files.remove(path)).rejects.toMatchObject({ code: 'host.refused' })
    await expect(files.create(path)).rejects.toMatchObject({ code: 'host.refused' })
  }
  await expect(files.size(name)).rejects.toMatchObject({ code: 'evidence.missing' })
  await files.remove(name)
  expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('x')
})
