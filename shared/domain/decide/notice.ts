import { chineseMoment } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'

/**
 * Puts a paper into the document ledger. A 检查通知书 before arrival is refused where the district forbids advance
 * notice (P2). A number must have the district's pattern; without one the paper counts as 草稿.
 */
export function decideDocument(
  state: Inspection,
  command: CommandOf<'issueDocument'>,
  { profile }: DecideContext,
): Decision {
  const { documentId, kind, number, ...rest } = command.payload
  if (kind === 'inspection-notice' && profile.advanceNotice.mode === 'forbidden' && !state.arrival)
    return refused(refuse('notice.forbidden', { district: profile.name }))
  const pattern = profile.numberPatterns[kind]
  if (number !== '' && !(pattern && matchesPattern(number, pattern)))
    return refused(refuse('document.number-pattern', { number, authority: profile.authority }))
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

/** Whether a 文号 has the shape of a pattern of the profile. */
export function matchesPattern(number: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace('{year}', '20\\d{2}').replace('{number}', '[1-9]\\d*')}$`).test(
    number,
  )
}

/** Records how and when the party was told (F10); refused where the district forbids it (P2). */
export function decideDelivery(
  state: Inspection,
  command: CommandOf<'recordNoticeDelivery'>,
  { profile }: DecideContext,
): Decision {
  if (profile.advanceNotice.mode === 'forbidden' && !state.arrival)
    return refused(refuse('notice.forbidden', { district: profile.name }))
  const { at, method, note } = command.payload
  if (Date.parse(at) > Date.parse(command.decidedAt.wall) + 60_000)
    return refused(
      refuse('notice.future', { at: chineseMoment(at), now: chineseMoment(command.decidedAt.wall) }),
    )
  return happened({ type: 'noticeDelivered', delivery: { method, at, note, by: command.actorId } })
}
