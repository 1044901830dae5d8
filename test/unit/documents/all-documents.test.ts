import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { documentKindIds } from '../../../shared/domain/document-kinds.ts'
import { type TypesetResult, Typesetter } from '../../../shared/typesetting/index.ts'
import { blockTexts } from '../../fixtures/documents/block-texts.ts'
import { expectedRefusal, fixturePapers } from '../../fixtures/documents/papers.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { pdfFaults, pdfText } from '../../tools/pdf-reader.ts'

/** Every kind of paper in every variation, measured as PDF. */
const papers = fixturePapers()
const printed = papers.filter(({ document }) => document !== undefined)
const made = new Map<string, TypesetResult>()

const pagesFile = join(import.meta.dirname, '../../fixtures/documents/pages.json')
const expectedPages = JSON.parse(readFileSync(pagesFile, 'utf8')) as Record<string, number>

beforeAll(async () => {
  const typesetter = new Typesetter(bundledFontSet())
  for (const { document, name } of printed) made.set(name, await typesetter.typeset(document!))
}, 180_000)

it('prints every kind in every variation', () => {
  const refused = papers.filter((paper) => !paper.document && !expectedRefusal(paper))
  expect(refused.map(({ name, refusal }) => `${name}: ${refusal}`)).toEqual([])
  expect(new Set(printed.map(({ kind }) => kind))).toEqual(new Set(documentKindIds))
})

describe.each(documentKindIds.map((kind) => [kind]))('%s', (kind) => {
  const own = printed.filter((paper) => paper.kind === kind)
  const each = (check: (name: string, result: TypesetResult) => unknown) => {
    const wrong = own.flatMap(({ name }) => {
      const found = check(name, made.get(name)!)
      return found === undefined || found === '' ? [] : [`${name}: ${found}`]
    })
    expect(wrong).toEqual([])
  }

  it('gives every character back, in order', () => {
    each((name, { bytes, pages }) => {
      const { document } = own.find((paper) => paper.name === name)!
      const text = pdfText(bytes)
      const lost = blockTexts(document!).filter((expected) => pieces(expected, text) > pages)
      return lost.map((expected) => `lost or torn: ${expected}`).join('\n')
    })
  })

  it('has as many pages as before', () => {
    expect(Object.fromEntries(own.map(({ name }) => [name, made.get(name)!.pages]))).toEqual(
      Object.fromEntries(Object.entries(expectedPages).filter(([name]) => name.startsWith(`${kind}.`))),
    )
  })

  it('is sound for qpdf', () => {
    each((_, { bytes }) => pdfFaults(bytes))
  })

  it('lists the characters that no face has, and no others', () => {
    each((name, { missing }) => {
      const { document } = own.find((paper) => paper.name === name)!
      const emoji =
        blockTexts(document!)
          .join('')
          .match(/\p{Emoji_Presentation}/gu) ?? []
      const [listed, expected] = [missing, new Set(emoji)].map((list) => [...list].toSorted().join(''))
      return listed === expected ? '' : `listed ${listed}, has ${expected}`
    })
  })
})

it('gives the same bytes a second time, whatever was set before', async () => {
  const typesetter = new Typesetter(bundledFontSet())
  for (const { document, name, variation } of printed.toReversed())
    if (['rare-characters', 'edition'].includes(variation))
      expect(Buffer.compare((await typesetter.typeset(document!)).bytes, made.get(name)!.bytes), name).toBe(0)
})

/**
 * In how many pieces, each after the other, a text stands in another; Infinity when some of it is not there. A block
 * that goes on over a page is torn there.
 */
function pieces(wanted: string, text: string): number {
  let rest = wanted
  let from = 0
  let count = 0
  while (rest !== '') {
    let [fits, above] = [0, rest.length + 1]
    while (above - fits > 1) {
      const middle = (fits + above) >> 1
      if (text.indexOf(rest.slice(0, middle), from) >= 0) fits = middle
      else above = middle
    }
    if (fits === 0) return Number.POSITIVE_INFINITY
    from = text.indexOf(rest.slice(0, fits), from) + fits
    rest = rest.slice(fits)
    count += 1
  }
  return count
}
