import { chinaDate } from '../../domain/china-time.ts'
import { type DocumentKindId, documentKindIds, documentRule } from '../../domain/document-kinds.ts'
import type { Evidence, Inspection, IssuedDocument } from '../../domain/inspection.ts'
import { type ProofPurpose, proofPurposeNames } from '../../domain/process.ts'
import { type Choices, chosenList } from '../document-kind.ts'

/** One item of a file (卷): a paper, or the evidence of one caption. */
export interface FileItem {
  /** 文号; empty where it has none. */
  readonly number: string
  /** 责任者. */
  readonly author: string
  readonly title: string
  /** ISO date. */
  readonly on: string
  /** Null where nobody knows before it is bound: evidence that is not yet on paper. */
  readonly pages: number | null
  readonly note: string
}

/** Where the evidence of the visit and the proofs of the process stand among the papers: after which kind. */
const evidenceAfter: DocumentKindId = 'disclosure-comparison'
const proofsAfter: readonly (readonly [DocumentKindId, readonly ProofPurpose[]])[] = [
  ['delivery-receipt', ['correction', 'reinspection']],
  ['listing-decision', ['listing']],
  ['lead-transfer', ['transfer', 'feedback']],
  ['case-index', ['publication', 'other']],
]
const ownPapers: readonly DocumentKindId[] = ['case-cover', 'case-index']

/** What stands in the file of a record, in the order of the work. @param authority 责任者 of the papers */
export function fileContents(inspection: Inspection, authority: string, choices: Choices): FileItem[] {
  const items = documentKindIds.flatMap((kind) => [
    ...(ownPapers.includes(kind) ? [] : papersOf(inspection, kind, authority)),
    ...(kind === evidenceAfter ? evidenceItems(inspection, inspection.evidence, '') : []),
    ...proofsAfter.flatMap(([after, purposes]) =>
      after === kind
        ? purposes.flatMap((purpose) =>
            evidenceItems(
              inspection,
              inspection.process.proofs.filter((proof) => proof.purpose === purpose),
              proofPurposeNames[purpose],
            ),
          )
        : [],
    ),
  ])
  return withPages(items, choices)
}

/** Papers that stand: numbered where the kind has a number, not voided, with nothing in their place. */
function papersOf({ documents }: Inspection, kind: DocumentKindId, authority: string): FileItem[] {
  const standing = documents.filter((entry) => entry.kind === kind && isValid(entry))
  const replaced = new Set(standing.map(({ replaces }) => replaces))
  return standing
    .filter(({ id }) => !replaced.has(id))
    .toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : a.issuedAt > b.issuedAt ? 1 : 0))
    .map(({ number, title, issuedAt, pages }) => ({
      number,
      author: authority,
      title,
      on: chinaDate(issuedAt),
      pages,
      note: '',
    }))
}

const isValid = ({ kind, number, voided }: IssuedDocument): boolean =>
  !voided && !(documentRule(kind).numbered && number === '')

/** Evidence by caption: several pieces of one caption are one item. */
function evidenceItems(
  { officers }: Inspection,
  evidence: readonly Evidence[],
  fallback: string,
): FileItem[] {
  const groups = new Map<string, Evidence[]>()
  for (const piece of evidence) {
    if (piece.withdrawn || piece.source === 'signature') continue
    const name = piece.caption.trim() || fallback || piece.name
    groups.set(name, [...(groups.get(name) ?? []), piece])
  }
  return [...groups].map(([title, pieces]) => {
    const names = [...new Set(pieces.map(({ by }) => officers.find(({ id }) => id === by)?.name ?? ''))]
    return {
      number: '',
      author: names.filter((name) => name !== '').join('、'),
      title,
      on: chinaDate(pieces.map(({ capturedAt }) => capturedAt).toSorted()[0]!),
      pages: null,
      note: `${pieces.length}件`,
    }
  })
}

/** Lines `名称：页数` that the officer filled in, each for the first item of that name without pages. */
function withPages(items: readonly FileItem[], choices: Choices): FileItem[] {
  const known = chosenList(choices, 'pages').flatMap((line) => {
    const found = /^(.+)[：:]\s*(\d{1,4})\s*页?$/u.exec(line)
    return found && Number(found[2]) > 0 ? [{ title: found[1]!.trim(), pages: Number(found[2]) }] : []
  })
  return items.map((item) => {
    if (item.pages !== null) return item
    const index = known.findIndex(({ title }) => title === item.title)
    return index < 0 ? item : { ...item, pages: known.splice(index, 1)[0]!.pages }
  })
}

/** A line for every item without pages, for the officer to fill in. */
export const openPages = (items: readonly FileItem[]): string[] =>
  items.filter(({ pages }) => pages === null).map(({ title }) => `${title}：`)

/**
 * 页次 of every item: `1-3`, `4`. Pages run through the file; from the first item whose pages nobody knows they are left
 * to be written by hand, since a number would be a guess.
 */
export function pageRun(items: readonly Pick<FileItem, 'pages'>[]): string[] {
  let next: number | null = 1
  return items.map(({ pages }) => {
    if (next === null || pages === null) {
      next = null
      return ''
    }
    const from = next
    next += pages
    return pages > 1 ? `${from}-${next - 1}` : String(from)
  })
}

/** All pages of a file; null while those of an item are unknown. */
export const pageTotal = (items: readonly Pick<FileItem, 'pages'>[]): number | null =>
  items.reduce<number | null>((sum, { pages }) => (sum === null || pages === null ? null : sum + pages), 0)

/** The field that both papers of a file share. */
export const pagesField = {
  key: 'pages',
  label: '证据材料的页数',
  type: 'lines',
  help: '在冒号后面填写装订后的页数。没有填写的，页次留给手写。',
  longest: 400,
  optional: true,
} as const
