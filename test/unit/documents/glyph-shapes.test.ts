import { expect, it } from 'vitest'
import { type Block, Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { paperOf } from '../../tools/papers-for-layout.ts'
import { type PdfRaster, pdfRasters, pdfWords } from '../../tools/pdf-reader.ts'

/** Characters that look like nothing else here, common and rare. */
const characters = [...'市场监督管理局检查通知书企业公示信息登记事项经营异常名录䶮㛃𬭚𬬻𫖯𫘧鿍葛飾永国']
const dotsPerInch = 288

/** The dark dots of a square around a character, from its upper left corner. */
function shape(raster: PdfRaster, left: number, top: number): boolean[] {
  const side = Math.round(5.9 * raster.dotsPerMm)
  const [x0, y0] = [left, top].map((mm) => Math.round(mm * raster.dotsPerMm)) as [number, number]
  return Array.from({ length: side * side }, (_, index) => {
    const [x, y] = [x0 + (index % side), y0 + Math.floor(index / side)]
    return raster.pixels[y * raster.width + x]! < 128
  })
}

/** Share of the dots in which two shapes differ, at the shift by up to two dots at which they do so least. */
function difference(one: readonly boolean[], other: readonly boolean[]): number {
  const side = Math.sqrt(one.length)
  const dark = one.filter(Boolean).length + other.filter(Boolean).length
  let least = Number.POSITIVE_INFINITY
  for (let across = -2; across <= 2; across += 1) {
    for (let down = -2; down <= 2; down += 1) {
      let wrong = 0
      for (let index = 0; index < one.length; index += 1) {
        const [x, y] = [(index % side) + across, Math.floor(index / side) + down]
        const inside = x >= 0 && x < side && y >= 0 && y < side
        if (one[index] !== (inside ? other[y * side + x] : false)) wrong += 1
      }
      least = Math.min(least, wrong)
    }
  }
  return least / dark
}

it('draws in running text the glyph that each character has when it stands alone', async () => {
  const typesetter = new Typesetter(bundledFontSet())
  const text = characters.join('')
  const running = await typesetter.typeset(paperOf([{ kind: 'addressee', text }]))
  const single = await typesetter.typeset(
    paperOf(
      characters.flatMap((character): Block[] => [
        { kind: 'addressee', text: character },
        { kind: 'new-page' },
      ]),
    ),
  )
  const [page] = pdfRasters(running.bytes, dotsPerInch)
  const alone = pdfRasters(single.bytes, dotsPerInch)
  const lines = pdfWords(running.bytes).filter((word) => !/[—\d]/u.test(word.text))
  expect(lines.map((line) => line.text).join('')).toBe(text)

  const own = characters.map((_, index) => shape(alone[index]!, 28, 37))
  let index = 0
  for (const line of lines) {
    const length = [...line.text].length
    const pitch = (line.right - line.left) / length
    for (let place = 0; place < length; place += 1) {
      const drawn = shape(page!, line.left + place * pitch, line.top)
      expect(difference(drawn, own[index]!), characters[index]).toBeLessThan(0.12)
      // And not that of another character.
      expect(difference(drawn, own[(index + 1) % own.length]!), characters[index]).toBeGreaterThan(0.25)
      index += 1
    }
  }
  expect(index).toBe(characters.length)
}, 60_000)
