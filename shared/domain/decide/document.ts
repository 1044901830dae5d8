import { chinaDate, chineseDate } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import { documentRule } from '../document-kinds.ts'
import type { Inspection } from '../inspection.ts'
import { refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'

/**
 * Puts a paper into the document ledger: not before the record leads to it; a 检查通知书 not before arrival where the
 * district forbids advance notice (P2); a second one of its kind only as a re-issue with a reason. A number must have
 * the district's pattern, and that of a 决定书 is the decision's; without one the paper counts as 草稿.
 */
export function decideDocument(
  state: Inspection,
  command: CommandOf<'issueDocument'>,
  { profile }: DecideContext,
): Decision {
  const { documentId, kind, number, ...rest } = command.payload
  const { due, name } = documentRule(kind)
  if (kind === 'inspection-notice' && profile.advanceNotice.mode === 'forbidden' && !state.arrival)
    return refused(refuse('notice.forbidden', { district: profile.name }))
  if (due && !due.reached(state)) return refused(refuse('document.not-due', { name, after: due.after }))
  const pattern = profile.numberPatterns[kind]
  if (number !== '' && !(pattern && matchesPattern(number, pattern)))
    return refused(refuse('document.number-pattern', { number, authority: profile.authority }))
  const decided = state.listing?.decision?.number
  if (kind === 'listing-decision' && number !== '' && number !== decided)
    return refused(refuse('document.decision-number', { number, decided: decided ?? '' }))
  const again = reissueRefusal(state, command)
  if (again) return refused(again)
  const version = state.documents.filter((entry) => entry.kind === kind).length + 1
  return happened({
    type: 'documentIssued',
    document: {
      id: documentId,
      kind,
      number,
      version,
      ...rest,
      issuedAt: command.decidedAt.wall,
      by: command.actorId,
    },
  })
}

/** A paper takes the place of one of its own kind, with a reason; drafts are no papers yet. */
function reissueRefusal(state: Inspection, { payload }: CommandOf<'issueDocument'>) {
  const { kind, reason, replaces } = payload
  const { name, numbered, repeatable } = documentRule(kind)
  const issued = state.documents.filter((entry) => entry.kind === kind && !(numbered && entry.number === ''))
  if (replaces !== undefined && !issued.some(({ id }) => id === replaces))
    return refuse('document.replaced-unknown', { name })
  const former = issued.find(({ id }) => id === replaces) ?? (repeatable ? undefined : issued.at(-1))
  const draft = numbered && payload.number === ''
  if (former && !draft && (replaces === undefined || !reason?.trim()))
    return refuse('document.reissue-reason', {
      name,
      version: String(former.version),
      on: chineseDate(chinaDate(former.issuedAt)),
    })
  return undefined
}

/** Whether a 文号 has the shape of a pattern of the profile. */
export function matchesPattern(number: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace('{year}', '20\\d{2}').replace('{number}', '[1-9]\\d*')}$`).test(
    number,
  )
}
