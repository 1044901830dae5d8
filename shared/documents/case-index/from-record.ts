import { receivedStates } from '../../domain/inspection.ts'
import type { Choices, DocumentRecord, PaperFacts } from '../document-kind.ts'
import { fileContents, openPages, pageRun } from '../parts/file-contents.ts'
import { paperOf } from '../parts/paper.ts'
import type { CaseIndexInput } from './input.ts'

/** The 卷内目录 of a record; null before the station has received it. */
export function caseIndexInput(
  { inspection, profile }: DocumentRecord,
  facts: PaperFacts,
  choices: Choices = {},
): CaseIndexInput | null {
  if (!receivedStates.includes(inspection.state)) return null
  const items = fileContents(inspection, profile.authority, choices)
  const pages = pageRun(items)
  return {
    ...paperOf(profile, { ...facts, number: null }),
    business: inspection.business.name,
    fileNumber: inspection.process.archive?.fileNumber ?? null,
    items: items.map(({ number, author, title, on, note }, index) => ({
      number,
      author,
      title,
      on,
      pages: pages[index]!,
      note,
    })),
  }
}

/** A line for every item whose pages the officer has to count. */
export const proposePages = ({ inspection, profile }: DocumentRecord): Choices => ({
  pages: openPages(fileContents(inspection, profile.authority, {})),
})
