import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundledFontSet } from '../tools/fonts.ts'
import { printToPdf } from './contestants/chromium.ts'
import type { BenchFaces, Contestant } from './contestants/contestant.ts'
import { ours } from './contestants/ours.ts'
import { pdfLib } from './contestants/pdf-lib.ts'
import { pdfkit } from './contestants/pdfkit.ts'
import { pdfMake } from './contestants/pdfmake.ts'
import { type Letter, letterOf, textOf } from './letter.ts'

/*
 * `npm run bench [-- --letters N --rounds N --batches N]`: one warm letter, and a batch of letters in one file, with
 * every contestant in turn in each round, so that a slow moment of the machine hits all of them. Ends with 1 only
 * when a PDF lacks text.
 */

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const letterCount = option('letters', 1000)
const rounds = option('rounds', 21)
const batches = option('batches', 3)

/** What pdftotext reads, without white space, page by page. */
function pagesOf(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 })
    const pages = text.split('\f')
    return pages.slice(0, -1).map((page) => page.replace(/\s/gu, ''))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @throws Error when a letter's text is not on its page, whole and in order */
function verify(name: string, bytes: Uint8Array, letters: readonly Letter[]): void {
  const pages = pagesOf(bytes)
  if (pages.length !== letters.length)
    throw new Error(`${name}: ${pages.length} pages for ${letters.length} letters`)
  for (const [index, letter] of letters.entries()) {
    if (!pages[index]!.includes(textOf(letter))) throw new Error(`${name}: page ${index + 1} lacks text`)
  }
}

interface Result {
  readonly contestant: Contestant
  readonly times: number[]
  bytes: number
}

async function race(
  contestants: readonly Contestant[],
  count: number,
  letters: readonly Letter[],
  run: (contestant: Contestant) => Promise<Uint8Array>,
): Promise<Result[]> {
  const results = contestants.map((contestant): Result => ({ contestant, times: [], bytes: 0 }))
  // Once to warm up, and to see that nothing is lost.
  for (const { contestant } of results) verify(contestant.name, await run(contestant), letters)
  for (let round = 0; round < count; round += 1) {
    for (const result of results) {
      globalThis.gc?.()
      const start = performance.now()
      const bytes = await run(result.contestant)
      result.times.push(performance.now() - start)
      result.bytes = bytes.length
    }
  }
  return results
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

function report(title: string, results: readonly Result[], perLetter: number): void {
  const own = results[0]!
  const row = (...cells: string[]) =>
    console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(22) : cell.padStart(16))).join(''))
  console.log(`\n${title}`)
  row('', 'median ms', 'min ms', 'median/ours', 'min/ours', 'bytes a letter')
  for (const { contestant, times, bytes } of results) {
    row(
      contestant.name,
      median(times).toFixed(1),
      Math.min(...times).toFixed(1),
      (median(times) / median(own.times)).toFixed(2),
      (Math.min(...times) / Math.min(...own.times)).toFixed(2),
      Math.round(bytes / perLetter).toString(),
    )
  }
}

const set = bundledFontSet()
const faces: BenchFaces = { body: set.faces.fangsong.bytes, title: set.faces.title!.bytes }
const contestants = [
  ours(faces),
  pdfkit(faces),
  pdfMake(faces),
  pdfLib(faces),
  await printToPdf(faces, false),
  await printToPdf(faces, true),
]
try {
  const letter = letterOf(116)
  for (let round = 0; round < 5; round += 1) {
    for (const contestant of contestants) await contestant.one(letter)
  }
  const single = await race(contestants, rounds, [letter], (each) => each.one(letter))
  report('One letter, warm', single, 1)
  const letters = Array.from({ length: letterCount }, (_, index) => letterOf(index))
  const results = await race(contestants, batches, letters, (each) => each.batch(letters))
  report(`A batch of ${letterCount} letters in one file`, results, letterCount)
  const [called, merged] = [median(single.at(-2)!.times), median(results[0]!.times) / letterCount]
  console.log(
    `\nOur merged batch takes ${merged.toFixed(2)} ms a letter; printToPDF called for each letter takes ${called.toFixed(1)} ms, ${(called / merged).toFixed(0)} times as long.`,
  )
} finally {
  for (const contestant of contestants) await contestant.close?.()
}
