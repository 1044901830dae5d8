import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fontFolders, InstalledFonts } from '../../../electron/installed-fonts.ts'

/** The parts of a font file that say what it is: its names and what its maker permits. */
interface FaceFacts {
  /** Family by platform and encoding: Windows in UTF-16 (3, 1) or in GBK (3, 3), Mac in Roman (1, 0). */
  names: [platform: number, encoding: number, id: number, text: Buffer][]
  fsType?: number
  fsSelection?: number
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
const windows = (id: number, text: string): FaceFacts['names'][number] => [3, 1, id, utf16(text)]
const fangsong = { names: [windows(1, '仿宋_GB2312'), windows(6, 'FangSong_GB2312')] } satisfies FaceFacts

function tables({ names, fsType = 8, fsSelection = 0x40 }: FaceFacts): [string, Buffer][] {
  const os2 = Buffer.alloc(78)
  os2.writeUInt16BE(fsType, 8)
  os2.writeUInt16BE(fsSelection, 62)
  const records = Buffer.alloc(6 + names.length * 12)
  records.writeUInt16BE(names.length, 2)
  records.writeUInt16BE(records.length, 4)
  let offset = 0
  for (const [index, [platform, encoding, id, text]] of names.entries()) {
    const fields = [platform, encoding, 0x804, id, text.length, offset]
    for (const [field, value] of fields.entries()) records.writeUInt16BE(value, 6 + index * 12 + field * 2)
    offset += text.length
  }
  return [
    ['OS/2', os2],
    ['name', Buffer.concat([records, ...names.map(([, , , text]) => text)])],
  ]
}

/** A font file with its tables from `start` of the file on. */
function fontFile(facts: FaceFacts, start = 0): Buffer {
  const all = tables(facts)
  const head = Buffer.alloc(12 + all.length * 16)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(all.length, 4)
  let offset = start + head.length
  for (const [index, [tag, table]] of all.entries()) {
    head.write(tag, 12 + index * 16, 'latin1')
    head.writeUInt32BE(offset, 20 + index * 16)
    head.writeUInt32BE(table.length, 24 + index * 16)
    offset += table.length
  }
  return Buffer.concat([head, ...all.map(([, table]) => table)])
}

function collection(members: FaceFacts[]): Buffer {
  const head = Buffer.alloc(12 + members.length * 4)
  head.write('ttcf', 'latin1')
  head.writeUInt32BE(members.length, 8)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (const [index, member] of members.entries()) {
    head.writeUInt32BE(offset, 12 + index * 4)
    const part = fontFile(member, offset)
    parts.push(part)
    offset += part.length
  }
  return Buffer.concat(parts)
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fonts-'))
})
afterEach(() => rm(folder, { recursive: true }))
const put = (name: string, bytes: Uint8Array) => writeFile(join(folder, name), bytes)
const official = () => new InstalledFonts([folder]).official()

describe('installed faces', () => {
  it('are found by the names in the file, whatever the file is called', async () => {
    await mkdir(join(folder, 'user/fonts'), { recursive: true })
    await put('user/fonts/a1.ttf', fontFile(fangsong))
    await put('B2.TTF', fontFile({ names: [[1, 0, 1, Buffer.from('SimHei')], windows(6, 'SimHei')] }))
    await put('simkai.ttf', fontFile({ names: [windows(1, '随便'), windows(6, 'Whatever')] }))
    expect(await official()).toEqual([
      { slot: 'heiti', family: 'SimHei', name: 'SimHei', collection: false },
      { slot: 'fangsong', family: '仿宋_GB2312', name: 'FangSong_GB2312', collection: false },
    ])
  })

  it('are found by names in GBK, as old faces have them', async () => {
    const gbk = Buffer.from([
      0xb7, 0xbd, 0xd5, 0xfd, 0xd0, 0xa1, 0xb1, 0xea, 0xcb, 0xce, 0xbc, 0xf2, 0xcc, 0xe5,
    ])
    await put('fz.ttf', fontFile({ names: [[3, 3, 1, gbk], windows(6, 'FZXBSJW--GB1-0')] }))
    expect(await official()).toEqual([
      { slot: 'title', family: '方正小标宋简体', name: 'FZXBSJW--GB1-0', collection: false },
    ])
  })

  it('are found inside collections, by their member', async () => {
    await put(
      'simsun.ttc',
      collection([
        { names: [windows(1, '新宋体'), windows(6, 'NSimSun')] },
        { names: [windows(1, 'SimSun'), windows(6, 'SimSun')] },
      ]),
    )
    expect(await official()).toEqual([{ slot: 'songti', family: 'SimSun', name: 'SimSun', collection: true }])
  })

  it('are taken in the order of preference, the standard’s own face first', async () => {
    await put('a.ttf', fontFile({ names: [windows(1, '仿宋'), windows(6, 'FangSong')] }))
    await put('b.ttf', fontFile(fangsong))
    await put('c.ttf', fontFile({ names: [windows(1, 'STFangsong'), windows(6, 'STFangsong')] }))
    expect((await official()).map(({ family }) => family)).toEqual(['仿宋_GB2312'])
  })

  it.each([
    ['restricted licence', 0x0002],
    ['no subsetting', 0x0100],
    ['bitmaps only', 0x0200],
  ])('are left alone when their maker forbids embedding (%s)', async (_, fsType) => {
    await put('a.ttf', fontFile({ ...fangsong, fsType }))
    expect(await official()).toEqual([])
  })

  it.each([0x0000, 0x0004, 0x0008])('may be embedded with fsType %i', async (fsType) => {
    await put('a.ttf', fontFile({ ...fangsong, fsType }))
    expect(await official()).toHaveLength(1)
  })

  it('are not a family’s bold or italic', async () => {
    await put('a.ttf', fontFile({ ...fangsong, fsSelection: 0x20 }))
    await put('b.ttf', fontFile({ ...fangsong, fsSelection: 0x01 }))
    expect(await official()).toEqual([])
  })

  it('are read by slot; files outside the font folders never are', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'))
    await writeFile(join(outside, 'x.ttf'), fontFile(fangsong))
    await symlink(join(outside, 'x.ttf'), join(folder, 'x.ttf'))
    const bytes = fontFile({ names: [windows(1, 'KaiTi'), windows(6, 'KaiTi')] })
    await put('kai.ttf', bytes)
    const fonts = new InstalledFonts([folder])
    expect((await fonts.official()).map(({ slot }) => slot)).toEqual(['kaiti'])
    expect(Buffer.from(await fonts.read('kaiti')).equals(bytes)).toBe(true)
    await expect(fonts.read('fangsong')).rejects.toMatchObject({ code: 'read-failed' })
    await rm(outside, { recursive: true })
  })

  it('are not looked for in what is no font', async () => {
    await put('a.ttf', Buffer.from('no font'))
    await put('b.ttf', Buffer.alloc(0))
    await put('c.ttf', fontFile(fangsong).subarray(0, 40))
    await put('d.ttc', Buffer.concat([Buffer.from('ttcf'), Buffer.alloc(8, 0xff)]))
    expect(await official()).toEqual([])
    expect(await new InstalledFonts([join(folder, 'nowhere')]).official()).toEqual([])
  })
})

describe('font folders', () => {
  it('are those of the system and of the user', () => {
    const env = { WINDIR: 'D:\\Windows', LOCALAPPDATA: 'D:\\Local' }
    expect(fontFolders('win32', env, 'D:\\home').map((each) => each.replaceAll('/', '\\'))).toEqual([
      'D:\\Windows\\Fonts',
      'D:\\Local\\Microsoft\\Windows\\Fonts',
    ])
    expect(fontFolders('darwin', {}, '/home/x')).toContain('/home/x/Library/Fonts')
    expect(fontFolders('linux', {}, '/home/x')).toEqual(
      expect.arrayContaining(['/usr/share/fonts', '/home/x/.local/share/fonts', '/home/x/.fonts']),
    )
  })
})
