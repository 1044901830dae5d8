import { type Choices, documentKindOf, type PaperFacts } from '../../../shared/documents/index.ts'
import { type DocumentKindId, documentRule } from '../../../shared/domain/document-kinds.ts'
import type { DispatchOutcome, LoadedInspection, Workspace } from '../../app/workspace.ts'
import { editionAfter, formerPaper } from './editions.ts'
import { allChoices, ledgerChoices } from './paper-choices.ts'
import { paperInput } from './paper-input.ts'
import type { TypesetPaper } from './typeset-messages.ts'

/** A paper that is to be issued. */
interface PaperOrder {
  readonly loaded: LoadedInspection
  readonly kind: DocumentKindId
  readonly choices: Choices
  /** ISO date. */
  readonly issuedOn: string
  /** 文号; null for a kind that has none, and for a 草稿. */
  readonly number: string | null
  readonly replaces?: string | undefined
  readonly reason?: string | undefined
}

/**
 * The number for the next paper of a kind: that of the decision for a 决定书, else one reserved for this laptop.
 * @returns `none` for kinds without a 文号, null where there is none left
 */
export async function numberFor(
  workspace: Pick<Workspace, 'takeDocumentNumber'>,
  { inspection }: LoadedInspection,
  kind: DocumentKindId,
): Promise<string | null | 'none'> {
  if (!documentRule(kind).numbered) return 'none'
  if (kind === 'listing-decision') return inspection.listing?.decision?.number || null
  return workspace.takeDocumentNumber(inspection.id, kind)
}

/**
 * What the paper says of itself beside record and choices.
 * @param preview the number comes when the paper is issued; a paper that is issued without one takes no other's place
 */
export function paperFacts(order: PaperOrder, preview = false): PaperFacts {
  const { loaded, kind, issuedOn, number, replaces } = order
  const { documents } = loaded.inspection
  const draft = !preview && documentRule(kind).numbered && number === null
  const former = draft ? undefined : formerPaper(documents, kind, replaces)
  const edition = editionAfter(documents, kind, former)
  return { number, issuedOn, ...(edition ? { edition } : {}) }
}

/** As many as the ledger takes. */
const mostMissing = 500

/** Sets the paper and puts it into the ledger of its record. @throws an error with a `problem` */
export async function issuePaper(
  workspace: Pick<Workspace, 'issueDocument'>,
  order: PaperOrder,
  set: (kind: DocumentKindId, input: unknown) => Promise<TypesetPaper>,
): Promise<DispatchOutcome & { paper: TypesetPaper }> {
  const { loaded, kind, choices, issuedOn, number, replaces, reason } = order
  const facts = paperFacts(order)
  const paper = await set(kind, paperInput(loaded, kind, facts, choices))
  const former = facts.edition && formerPaper(loaded.inspection.documents, kind, replaces)
  const kept = ledgerChoices(kind, allChoices(loaded, kind, issuedOn, choices))
  const outcome = await workspace.issueDocument(loaded.inspection.id, {
    kind,
    title: documentKindOf(kind).title,
    number: number ?? '',
    templateVersion: paper.template,
    fontSetId: paper.fontSetId,
    pages: paper.pages,
    bytes: paper.bytes,
    ...(kept ? { choices: kept } : {}),
    ...(paper.missing.length > 0 ? { missing: paper.missing.slice(0, mostMissing) } : {}),
    ...(former ? { replaces: former.id, reason: (reason ?? '').trim() } : {}),
  })
  return { ...outcome, paper }
}
