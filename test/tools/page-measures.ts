import type { PdfRaster, PdfWord } from './pdf-reader.ts'

/** What is wrong on the pages of a PDF, measured in what poppler reads and renders. Lengths in millimetres. */

/** 版心 of an upright sheet and of one turned round. */
const frames = {
  upright: { left: 28, top: 37, right: 184, bottom: 262 },
  turned: { left: 35, top: 28, right: 260, bottom: 184 },
} as const

/** Ink may stand out by so much: half a rule, the rounding of pixels. */
const tolerance = 0.4

const pageNumber = /^[—\d]+$/u

/**
 * Words with ink outside the 版心 (the blank half of a mark may stand out). Page numbers belong there, and so do `allowed`
 * words: the mark of a draft, the head of a letter.
 */
export function wordsOutside(
  words: readonly PdfWord[],
  rasters: readonly PdfRaster[],
  landscape: boolean,
  allowed: string,
): string[] {
  const frame = landscape ? frames.turned : frames.upright
  return words
    .filter(({ bottom, left, page, right, text, top }) => {
      if (pageNumber.test(text) || allowed.includes(text)) return false
      const raster = rasters[page - 1]!
      return (
        hasInk(raster, left, top, Math.min(right, frame.left - tolerance), bottom) ||
        hasInk(raster, Math.max(left, frame.right + tolerance), top, right, bottom) ||
        hasInk(raster, left, top, right, Math.min(bottom, frame.top - tolerance)) ||
        hasInk(raster, left, Math.max(top, frame.bottom + tolerance), right, bottom)
      )
    })
    .map(({ left, page, text, top }) => `page ${page}: ${text} at ${left.toFixed(1)}, ${top.toFixed(1)}`)
}

/** Full-width characters all of whose glyphs have ink: Chinese characters, not marks. */
const hanWord = /^\p{Script=Han}+$/u

/** Chinese characters without ink where the text says that they stand. */
export function blankGlyphs(words: readonly PdfWord[], rasters: readonly PdfRaster[]): string[] {
  const blank: string[] = []
  for (const { bottom, left, page, right, text, top } of words) {
    const raster = rasters[page - 1]!
    const characters = [...text]
    const parts = hanWord.test(text) ? characters.length : 1
    const width = (right - left) / parts
    for (let index = 0; index < parts; index += 1) {
      const from = left + index * width
      if (!hasInk(raster, from, top, from + width, bottom))
        blank.push(`page ${page}: ${parts === 1 ? text : characters[index]} in ${text}`)
    }
  }
  return blank
}

function hasInk(
  { dotsPerMm, pixels, width }: PdfRaster,
  left: number,
  top: number,
  right: number,
  bottom: number,
) {
  const [x0, y0, x1, y1] = [left, top, right, bottom].map((length) =>
    Math.max(0, Math.round(length * dotsPerMm)),
  )
  for (let y = y0!; y < y1!; y += 1)
    for (let x = x0!; x < x1!; x += 1) if (pixels[y * width + x]! < 160) return true
  return false
}

/**
 * A dark run as long as this is a rule, across longer than any stroke and any code in a box; two as near as `hole` on
 * one line are one with a hole.
 */
const rule = { across: 16, down: 6, hole: 1 } as const

/** Holes in the rules of a page, across and down. */
export function holesInRules(raster: PdfRaster): string[] {
  const { dotsPerMm, height, pixels, width } = raster
  const across = (line: number, at: number) => pixels[line * width + at]!
  const down = (line: number, at: number) => pixels[at * width + line]!
  return [
    ...holes(height, width, dotsPerMm, rule.across, across).map((place) => `across ${place}`),
    ...holes(width, height, dotsPerMm, rule.down, down).map((place) => `down ${place}`),
  ]
}

function holes(
  lines: number,
  length: number,
  dotsPerMm: number,
  least: number,
  pixel: (line: number, at: number) => number,
): string[] {
  const found: string[] = []
  for (let line = 0; line < lines; line += 1) {
    let end = Number.NEGATIVE_INFINITY
    let start = -1
    for (let at = 0; at <= length; at += 1) {
      const dark = at < length && pixel(line, at) < 200
      if (dark && start < 0) start = at
      if (dark || start < 0) continue
      if (at - start >= least * dotsPerMm) {
        if (start - end <= rule.hole * dotsPerMm)
          found.push(
            `at ${(line / dotsPerMm).toFixed(1)}, ${(end / dotsPerMm).toFixed(1)} to ${(start / dotsPerMm).toFixed(1)}`,
          )
        end = at
      }
      start = -1
    }
  }
  return found
}
