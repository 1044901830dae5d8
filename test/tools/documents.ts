import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Typesetter } from '../../shared/typesetting/index.ts'
import { expectedRefusal, type FixturePaper, fixturePapers } from '../fixtures/documents/papers.ts'
import { writePages } from './document-pages.ts'
import { writeSamples } from './document-samples.ts'
import { bundledFontSet } from './fonts.ts'
import { projectFolder } from './project.ts'

// `npm run documents -- --out DIR [--png] [--only TEXT]`: every paper in every variation of the fixtures.
// `npm run documents -- --samples`: the pictures of docs/samples. `--pages`: the numbers of pages that tests hold to.
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    png: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    samples: { type: 'boolean', default: false },
    pages: { type: 'boolean', default: false },
  },
})

if (values.samples) console.log(await writeSamples())
else if (values.pages) await writePageCounts()
else if (values.out === undefined) {
  console.error(
    'Say where to: npm run documents -- --out DIR [--png] [--only TEXT], or --samples, or --pages.',
  )
  process.exitCode = 2
} else process.exitCode = (await writeAll(resolve(values.out), values.only, values.png)) ? 0 : 1

/** Writes the papers, prints their table. @returns whether nothing was refused that should have been printed */
async function writeAll(folder: string, only: string, png: boolean): Promise<boolean> {
  mkdirSync(folder, { recursive: true })
  const typesetter = new Typesetter(bundledFontSet())
  const refused: FixturePaper[] = []
  let pages = 0
  let files = 0
  row('file', 'pages', 'bytes', 'sha-256', 'faces', 'missing')
  for (const paper of fixturePapers().filter(({ name }) => name.includes(only))) {
    if (!paper.document) {
      refused.push(paper)
      continue
    }
    const made = await typesetter.typeset(paper.document)
    const file = join(folder, `${paper.name}.pdf`)
    writeFileSync(file, made.bytes)
    if (png) writePages(made.bytes, join(folder, paper.name), 90)
    row(
      `${paper.name}.pdf`,
      made.pages,
      made.bytes.length,
      createHash('sha256').update(made.bytes).digest('hex'),
      made.faces.map((face) => face.replace(/^[A-Z]+\+/u, '')).join(' '),
      made.missing.join(' ') || '-',
    )
    files += 1
    pages += made.pages
  }
  const unexpected = refused.filter((paper) => !expectedRefusal(paper))
  for (const paper of refused)
    console.log(
      `${paper.name}: ${unexpected.includes(paper) ? 'REFUSED' : 'not printed, as expected'}: ${paper.refusal || 'the record does not lead to it'}`,
    )
  console.log(
    `${files} files, ${pages} pages, ${refused.length} not printed, ${unexpected.length} of them unexpectedly.`,
  )
  return unexpected.length === 0
}

/** Writes test/fixtures/documents/pages.json anew, after a change that is meant. */
async function writePageCounts(): Promise<void> {
  const typesetter = new Typesetter(bundledFontSet())
  const pages: Record<string, number> = {}
  for (const { document, name } of fixturePapers())
    if (document) pages[name] = (await typesetter.typeset(document)).pages
  const file = join(projectFolder, 'test/fixtures/documents/pages.json')
  writeFileSync(file, `${JSON.stringify(pages, null, 2)}\n`)
}

function row(...cells: (string | number)[]): void {
  const widths = [46, 5, 8, 64, 0, 0]
  console.log(
    cells
      .map((cell, at) => String(cell).padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
