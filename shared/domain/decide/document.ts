import { chinaDate, chineseDate } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import { documentRule } from '../document-kinds.ts'
import { isHandler } from '../handlers.ts'
import type { Inspection } from '../inspection.ts'
import { refuse } from '../refusals.ts'
import { type Actor, type DecideContext, type Decision, happened, refused } from './context.ts'

/**
 * Puts a paper into the document ledger: not before the record leads to it; a 检查通知书 not before arrival where the
 * district forbids advance notice (P2); a second one of its kind only as a re-issue with a reason. A number must have
 * the district's pattern, and that of a 决定书 is the decision's; without one the paper counts as 草稿.
 */
export function decideDocument(
  state: Inspection,
  command: CommandOf<'issueDocument'>,
  { profile, resultList }: DecideContext,
): Decision {
  const { documentId, kind, number, ...rest } = command.payload
  const { due, name } = documentRule(kind)
  if (kind === 'inspection-notice' && profile.advanceNotice.mode === 'forbidden' && !state.arrival)
    return refused(refuse('notice.forbidden', { district: profile.name }))
  if (due && !due.reached(state, resultList))
    return refused(refuse('document.not-due', { name, after: due.after }))
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
  const standing = issued.filter(({ voided }) => !voided)
  const former = issued.find(({ id }) => id === replaces) ?? (repeatable ? undefined : standing.at(-1))
  const draft = numbered && payload.number === ''
  if (former && !draft && (replaces === undefined || !reason?.trim()))
    return refuse('document.reissue-reason', {
      name,
      version: String(former.version),
      on: chineseDate(chinaDate(former.issuedAt)),
    })
  return undefined
}

/**
 * 作废 of a paper of the ledger, once, with a reason. The paper stays where it is; its number is never given again. That
 * of a 决定书 is the decision's and stands as long as the decision does.
 */
export function decideVoiding(
  state: Inspection,
  command: CommandOf<'voidDocument'>,
  { actor }: DecideContext,
): Decision {
  const { documentId, reason } = command.payload
  const document = state.documents.find(({ id }) => id === documentId)
  if (!document) return refused(refuse('document.unknown'))
  const { title, voided } = document
  if (voided)
    return refused(
      refuse('document.already-voided', {
        title,
        name: voided.byName,
        on: chineseDate(chinaDate(voided.at)),
        reason: voided.reason,
      }),
    )
  if (!reason.trim()) return refused(refuse('document.void-reason', { title }))
  return happened({
    type: 'documentVoided',
    documentId,
    voided: { reason, by: actor.id, byName: actor.name, at: command.decidedAt.wall },
  })
}

/**
 * Whether somebody may void a paper of a record that is not the own one: an admin any, the business's own 辖区所 those
 * that it may issue.
 */
export function voidsForOthers(state: Inspection, documentId: string, actor: Actor): boolean {
  if (actor.role === 'admin') return true
  const document = state.documents.find(({ id }) => id === documentId)
  return document !== undefined && (documentRule(document.kind).byHandler ?? false) && isHandler(state, actor)
}

/** Whether a 文号 has the shape of a pattern of the profile. */
export function matchesPattern(number: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace('{year}', '20\\d{2}').replace('{number}', '[1-9]\\d*')}$`).test(
    number,
  )
}
