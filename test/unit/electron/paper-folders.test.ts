import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PaperFolders } from '../../../electron/paper-folders.ts'
import { fileNameFrom, safeName } from '../../../electron/paper-names.ts'

let place: string
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'paper-folders-'))
})
afterEach(() => rm(place, { recursive: true }))

const bytes = (text: string) => new TextEncoder().encode(text)

test('a folder of papers stands under its name when it is whole, and not before', async () => {
  const folders = new PaperFolders()
  const folder = await folders.create(place, '检查通知书 2026')
  await folders.write(folder, '1 某公司.pdf', bytes('一'))
  expect(await readdir(place)).toEqual(['检查通知书 2026.part'])
  await folders.write(folder, '1 某公司.pdf', bytes('二'))
  expect(await folders.finish(folder)).toBe('检查通知书 2026')
  expect(await readdir(place)).toEqual(['检查通知书 2026'])
  const whole = join(place, '检查通知书 2026')
  expect((await readdir(whole)).sort()).toEqual(['1 某公司.pdf', '1 某公司（2）.pdf'])
  expect(await readFile(join(whole, '1 某公司（2）.pdf'), 'utf8')).toBe('二')
  await expect(folders.write(folder, 'x.pdf', bytes(''))).rejects.toThrow('已经写完或者取消')
})

test('a cancelled folder leaves nothing, and one that is there already stays as it is', async () => {
  const folders = new PaperFolders()
  const first = await folders.create(place, '信函')
  await folders.write(first, 'a.pdf', bytes('先'))
  await folders.finish(first)
  const second = await folders.create(place, '信函')
  await folders.write(second, 'a.pdf', bytes('后'))
  await folders.abort(second)
  expect(await readdir(place)).toEqual(['信函'])
  const third = await folders.create(place, '信函')
  expect(await folders.finish(third)).toBe('信函（2）')
  expect(await readFile(join(place, '信函', 'a.pdf'), 'utf8')).toBe('先')
  const open = await folders.create(place, '信函')
  await folders.write(open, 'a.pdf', bytes('又'))
  await folders.abortAll()
  expect((await readdir(place)).sort()).toEqual(['信函', '信函（2）'])
})

test('names lead out of no folder and are short enough for every file system', async () => {
  expect(safeName('../../etc/passwd', '文书')).toBe('.._.._etc_passwd')
  expect(safeName('..', '文书')).toBe('文书')
  expect(fileNameFrom('通知书')).toBe('通知书.pdf')
  expect(fileNameFrom('清单.XLSX')).toBe('清单.XLSX')
  expect(fileNameFrom('案卷 某商行.zip')).toBe('案卷 某商行.zip')
  expect(fileNameFrom('a.exe')).toBe('a.exe.pdf')
  const long = fileNameFrom(`${'长'.repeat(300)}.pdf`)
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(204)
  expect(long.endsWith('.pdf')).toBe(true)
  const folders = new PaperFolders()
  const folder = await folders.create(place, '../外面')
  await folders.write(folder, '/etc/x.pdf', bytes('x'))
  expect(await folders.finish(folder)).toBe('.._外面')
  expect(await readdir(place)).toEqual(['.._外面'])
})
