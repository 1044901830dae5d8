import { describe, expect, it } from 'vitest'
import { withInstalledFaces } from '../../../renderer/features/documents/load-fonts.ts'
import { fontSetNote } from '../../../shared/documents/bundled-faces.ts'
import type { InstalledFaceFile } from '../../../shared/documents/official-faces.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { pdfFonts, pdfInfo } from '../../tools/pdf-reader.ts'

const bundled = bundledFontSet()
/** A face of another look stands for the installed one: no face of the standard may come with the project. */
const installed = (
  slot: InstalledFaceFile['slot'],
  bytes = bundled.faces.heiti!.bytes,
): InstalledFaceFile => ({
  slot,
  family: '仿宋_GB2312',
  name: 'FangSong_GB2312',
  collection: false,
  bytes,
})

describe('a font set with installed faces', () => {
  it('has an id of the faces’ bytes: the same faces are the same set everywhere', () => {
    const faces = [installed('fangsong'), installed('kaiti')]
    const { id } = withInstalledFaces(bundled, faces)
    expect(id).toMatch(/^installed-[0-9a-f]{16}$/)
    expect(withInstalledFaces(bundled, structuredClone(faces).reverse()).id).toBe(id)
    expect(withInstalledFaces(bundled, [installed('fangsong')]).id).not.toBe(id)
    const other = installed('fangsong', bundled.faces.title!.bytes)
    expect(withInstalledFaces(bundled, [other, installed('kaiti')]).id).not.toBe(id)
  })

  it('is the bundled one where nothing is installed', () => {
    expect(withInstalledFaces(bundled, [])).toBe(bundled)
  })

  it('sets papers in them, in the bundled ones what they lack, and names both in the file', async () => {
    const set = withInstalledFaces(bundled, [installed('fangsong')])
    const { bytes, missing } = await new Typesetter(set).typeset({
      title: '通知书',
      number: null,
      organ: '某某市场监督管理局',
      issuedOn: '2026-08-10',
      template: 'test@1',
      blocks: [
        { kind: 'title', text: '通知书' },
        { kind: 'paragraph', text: '请你单位依法公示。䶮㛃' },
      ],
    })
    expect(missing).toEqual([])
    const names = pdfFonts(bytes).map(({ name }) => name.replace(/^[A-Z]{6}\+/u, ''))
    expect(names.slice(0, 2).sort()).toEqual(['FangSong_GB2312', 'NotoSerifSC-Black'])
    expect(pdfInfo(bytes)).toContain(`font-set=${set.id}`)
  })

  it('is told to the user in words', () => {
    expect(fontSetNote(bundled.id)).toContain('思源宋体')
    expect(fontSetNote('installed-0123456789abcdef')).toContain('本机安装')
    expect(fontSetNote('noto-sc-1')).toContain('思源宋体')
  })
})
