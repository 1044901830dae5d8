import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Typesetter } from '../../shared/typesetting/index.ts'
import { type FixturePaper, fixturePapers } from '../fixtures/documents/papers.ts'
import { writePages } from './document-pages.ts'
import { bundledFontSet } from './fonts.ts'
import { projectFolder } from './project.ts'

const folder = join(projectFolder, 'docs/samples')
const dotsPerInch = 90

/** Hard cases worth a picture, beside the normal case of every kind. */
const hardCases = [
  'inspection-notice.long-names',
  'inspection-notice.draft',
  'inspection-notice.edition',
  'inspection-notice.district-410928',
  'inspection-record.awkward-text',
  'on-site-check-form.rare-characters',
  'on-site-check-form.sixty-findings',
  'correction-order.sixty-findings',
  'listing-decision.individual',
  'spot-check-form.five-inspectors',
]

/** Pictures of a normal case: its first pages. */
const firstPages = 2

/** Renders docs/samples anew. @returns what was written, for the terminal */
export async function writeSamples(): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const typesetter = new Typesetter(bundledFontSet())
  const scratch = mkdtempSync(join(tmpdir(), 'samples-'))
  try {
    for (const paper of fixturePapers()) {
      if (paper.variation !== 'normal' && !hardCases.includes(paper.name)) continue
      await writeSample(paper, typesetter, scratch)
    }
  } finally {
    rmSync(scratch, { recursive: true })
  }
  const files = readdirSync(folder)
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  return `${files.length} pictures, ${(bytes / 1024 ** 2).toFixed(1)} MB, in docs/samples.`
}

async function writeSample(paper: FixturePaper, typesetter: Typesetter, scratch: string): Promise<void> {
  if (!paper.document) throw new Error(`${paper.name}: ${paper.refusal || 'the record does not lead to it'}`)
  const file = join(scratch, `${paper.name}.pdf`)
  writeFileSync(file, (await typesetter.typeset(paper.document)).bytes)
  writePages(file, join(folder, paper.name), { dotsPerInch, most: firstPages })
}
