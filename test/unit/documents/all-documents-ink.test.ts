import { expect, it } from 'vitest'
import { documentKindIds } from '../../../shared/domain/document-kinds.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { fixturePapers } from '../../fixtures/documents/papers.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { blankGlyphs, holesInRules, wordsOutside } from '../../tools/page-measures.ts'
import { pdfRasters, pdfWords } from '../../tools/pdf-reader.ts'

/** Every kind of paper, rendered: nothing outside the 版心, ink wherever text stands, rules without holes. */
const typesetter = new Typesetter(bundledFontSet())
const rendered = ['normal', 'rare-characters', 'long-names', 'awkward-text', 'edition']
const papers = fixturePapers().filter(({ variation }) => rendered.includes(variation))

it.each(documentKindIds.map((kind) => [kind]))(
  '%s keeps to its text block, with ink under its text and whole rules',
  async (kind) => {
    const wrong: string[] = []
    for (const { document, name } of papers.filter((paper) => paper.kind === kind)) {
      const { bytes } = await typesetter.typeset(document!)
      const words = pdfWords(bytes)
      const rasters = pdfRasters(bytes, 144)
      const { edition = '', mark = '', organ, sheet } = document!
      const head = `${mark}${edition}${sheet === 'letter' ? organ : ''}`
      wrong.push(
        ...wordsOutside(words, rasters, sheet === 'landscape', head).map(
          (found) => `${name} outside, ${found}`,
        ),
        ...blankGlyphs(words, rasters).map((found) => `${name} blank, ${found}`),
        ...rasters.flatMap((raster, index) =>
          holesInRules(raster).map((found) => `${name} page ${index + 1}, hole ${found}`),
        ),
      )
      expect(words.length).toBeGreaterThan(5)
    }
    expect(wrong).toEqual([])
  },
)
