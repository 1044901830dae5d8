import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
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
  'address-verification-letter.long-names',
  'correction-order.sixty-findings',
  'inspection-notice.district-410928',
  'inspection-notice.draft',
  'inspection-notice.edition',
  'inspection-record.awkward-text',
  'listing-decision.individual',
  'on-site-check-form.rare-characters',
  'on-site-check-form.sixty-findings',
  'recusal-declaration.five-inspectors',
]

/** Pictures of a normal case: its first pages. */
const firstPages = 2

/** Renders docs/samples anew. @returns what was written, for the terminal */
export async function writeSamples(): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const typesetter = new Typesetter(bundledFontSet())
  for (const paper of fixturePapers())
    if (paper.variation === 'normal' || hardCases.includes(paper.name)) await writeSample(paper, typesetter)
  const files = readdirSync(folder)
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  return `${files.length} pictures, ${(bytes / 1024 ** 2).toFixed(1)} MB, in docs/samples.`
}

async function writeSample(paper: FixturePaper, typesetter: Typesetter): Promise<void> {
  if (!paper.document) throw new Error(`${paper.name}: ${paper.refusal || 'the record does not lead to it'}`)
  const { bytes } = await typesetter.typeset(paper.document)
  writePages(bytes, join(folder, paper.name), dotsPerInch, firstPages)
}
