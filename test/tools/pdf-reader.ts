import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Reads PDFs the way a recipient does: with another program (poppler), as text, as boxes, as pixels. */

/** A word with its box in millimetres from the top left corner of the sheet. */
export interface PdfWord {
  readonly text: string
  readonly page: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A rendered page: one byte per pixel, 0 black, 255 white. */
export interface PdfRaster {
  readonly width: number
  readonly height: number
  readonly dotsPerMm: number
  readonly pixels: Uint8Array
}

function withFile<T>(bytes: Uint8Array, read: (folder: string, file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-reader-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    return read(folder, file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Text in the order in which it is written into the pages, without white space and page breaks. */
export function pdfText(bytes: Uint8Array): string {
  return withFile(bytes, (_, file) => run('pdftotext', '-raw', file, '-')).replace(/\s/gu, '')
}

/** Rows of `pdffonts` below its head. */
export function pdfFonts(
  bytes: Uint8Array,
): { name: string; embedded: boolean; subset: boolean; unicode: boolean }[] {
  const rows = withFile(bytes, (_, file) => run('pdffonts', file))
    .trim()
    .split('\n')
    .slice(2)
  return rows.map((row) => {
    const [, name, embedded, subset, unicode] = /^(\S+) .*?(yes|no) +(yes|no) +(yes|no) +\d+ +\d+$/u.exec(
      row,
    )!
    return { name: name!, embedded: embedded === 'yes', subset: subset === 'yes', unicode: unicode === 'yes' }
  })
}

/** The file's metadata as `pdfinfo` tells it. */
export const pdfInfo = (bytes: Uint8Array): string =>
  withFile(bytes, (_, file) => run('pdfinfo', '-isodates', file))

/** The structure of tagged text as `pdfinfo` tells it: elements indented below each other, texts in quotes. */
export const pdfStructure = (bytes: Uint8Array): string =>
  withFile(bytes, (_, file) => run('pdfinfo', '-struct-text', file))

/** What `qpdf --check` finds; the empty string when the file is sound. */
export function pdfFaults(bytes: Uint8Array): string {
  const { status, stdout, stderr } = withFile(bytes, (_, file) =>
    spawnSync('qpdf', ['--check', file], { encoding: 'utf8' }),
  )
  return status === 0 ? '' : `${stdout}${stderr}`
}

export function pdfWords(bytes: Uint8Array): PdfWord[] {
  const xml = withFile(bytes, (_, file) => run('pdftotext', '-bbox', file, '-'))
  const words: PdfWord[] = []
  let page = 0
  for (const line of xml.split('\n')) {
    if (line.includes('<page ')) page += 1
    const word = /<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/u.exec(line)
    if (!word) continue
    const [left, top, right, bottom] = word.slice(1, 5).map((points) => (Number(points) * 25.4) / 72)
    const text = word[5]!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    words.push({ text, page, left: left!, top: top!, right: right!, bottom: bottom! })
  }
  return words
}

/** Renders all pages in grey. */
export function pdfRasters(bytes: Uint8Array, dotsPerInch = 144): PdfRaster[] {
  return withFile(bytes, (folder, file) => {
    run('pdftoppm', '-gray', '-r', String(dotsPerInch), file, join(folder, 'page'))
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .sort()
    return names.map((name) => parsePgm(readFileSync(join(folder, name)), dotsPerInch / 25.4))
  })
}

function parsePgm(file: Buffer, dotsPerMm: number): PdfRaster {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(file.toString('latin1', 0, 64))!
  const [width, height] = [Number(head[1]), Number(head[2])]
  return { width, height, dotsPerMm, pixels: new Uint8Array(file.subarray(head[0].length)) }
}

/** A box in millimetres from the top left corner of the sheet. */
export type Box = Pick<PdfWord, 'left' | 'top' | 'right' | 'bottom'>

/** The pixels of a box, row by row. */
export function cut(raster: PdfRaster, box: Box): Uint8Array[] {
  const [left, right] = [box.left, box.right].map((mm) => Math.round(mm * raster.dotsPerMm))
  const [top, bottom] = [box.top, box.bottom].map((mm) => Math.round(mm * raster.dotsPerMm))
  return Array.from({ length: bottom! - top! }, (_, row) =>
    raster.pixels.slice((top! + row) * raster.width + left!, (top! + row) * raster.width + right!),
  )
}

/** Share of dark pixels in a box, 0 to 1. */
export function ink(raster: PdfRaster, box: Box): number {
  const rows = cut(raster, box)
  const all = rows.reduce((sum, row) => sum + row.length, 0)
  const dark = rows.reduce((sum, row) => sum + row.filter((pixel) => pixel < 128).length, 0)
  return all === 0 ? 0 : dark / all
}
