import { calendarDaysBetween } from '../calendar.ts'
import { chinaDate, chineseDate, chineseMoment } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { mailingVerdict } from '../mailing.ts'
import { refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'

/** EMS: 13 characters or 11 to 13 digits; 挂号信: at least 8 letters or digits. */
const trackingShapes: Record<string, RegExp> = {
  EMS: /^([A-Z]{2}\d{9}[A-Z]{2}|\d{11,13})$/,
  挂号信: /^[A-Z0-9]{8,20}$/,
}

/**
 * Posts a 专用信函 (F4). The second one only inside its window (F6); none while one is under way, none after one was
 * signed for. Where the district forbids advance notice, not before arrival (P2).
 */
export function decideMailing(
  state: Inspection,
  command: CommandOf<'recordMailing'>,
  { profile }: DecideContext,
): Decision {
  const { mailingId, channel, trackingNumber, address, postedOn } = command.payload
  if (profile.advanceNotice.mode === 'forbidden' && !state.arrival)
    return refused(refuse('mailing.forbidden', { district: profile.name }))
  const today = chinaDate(command.decidedAt.wall)
  if (postedOn > today)
    return refused(
      refuse('mailing.future', { at: chineseDate(postedOn, true), today: chineseDate(today, true) }),
    )
  if (!profile.mailing.channels.includes(channel))
    return refused(refuse('mailing.channel', { channel, allowed: profile.mailing.channels.join('、') }))
  if (!(trackingShapes[channel] ?? /^\S{6,40}$/).test(trackingNumber))
    return refused(refuse('mailing.tracking-number', { channel, number: trackingNumber }))
  if (state.mailings.some((mailing) => mailing.trackingNumber === trackingNumber))
    return refused(refuse('mailing.same-number', { number: trackingNumber }))
  const verdict = mailingVerdict(state.mailings, profile.mailing, postedOn)
  if (verdict.kind === 'contacted')
    return refused(refuse('mailing.contacted', { on: chineseDate(verdict.mailing.outcome!.on) }))
  if (verdict.kind === 'in-transit')
    return refused(refuse('mailing.in-transit', { on: chineseDate(verdict.mailing.postedOn) }))
  if (verdict.kind === 'unreachable') return refused(refuse('mailing.complete'))
  if (verdict.kind === 'before-window')
    return refused(
      refuse('mailing.before-window', {
        first: chineseDate(verdict.first.postedOn),
        day: calendarDaysBetween(verdict.first.postedOn, postedOn),
        minimum: profile.mailing.minimumDays,
        maximum: profile.mailing.maximumDays,
        from: chineseDate(verdict.window.first),
        until: chineseDate(verdict.window.last),
      }),
    )
  return happened({
    type: 'mailingPosted',
    mailing: { id: mailingId, channel, trackingNumber, address, postedOn, by: command.actorId },
  })
}

/** A letter was signed for or came back; once per letter, not before it was posted. */
export function decideMailingOutcome(
  state: Inspection,
  command: CommandOf<'recordMailingOutcome'>,
): Decision {
  const { mailingId, result, on, note } = command.payload
  const mailing = state.mailings.find((entry) => entry.id === mailingId)
  if (!mailing) return refused(refuse('mailing.unknown'))
  if (mailing.outcome)
    return refused(refuse('mailing.outcome-known', { on: chineseDate(mailing.outcome.on) }))
  const today = chinaDate(command.decidedAt.wall)
  if (on < mailing.postedOn || on > today)
    return refused(
      refuse('mailing.outcome-date', {
        on: chineseDate(on, true),
        posted: chineseDate(mailing.postedOn, true),
        today: chineseDate(today, true),
      }),
    )
  if (!note.trim()) return refused(refuse('mailing.outcome-note'))
  return happened({ type: 'mailingReturned', mailingId, outcome: { result, on, note, by: command.actorId } })
}

/** 列异提醒 (F7): by telephone or text message, recorded with what came of it. */
export function decideReminder(state: Inspection, command: CommandOf<'recordReminder'>): Decision {
  const { reminderId, method, number, contact, at, outcome } = command.payload
  if (!state.arrival && state.mailings.length === 0) return refused(refuse('reminder.too-early'))
  if (Date.parse(at) > Date.parse(command.decidedAt.wall) + 60_000)
    return refused(
      refuse('notice.future', { at: chineseMoment(at), now: chineseMoment(command.decidedAt.wall) }),
    )
  if (!/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/.test(number))
    return refused(refuse('reminder.number', { number }))
  if (!contact.trim() || !outcome.trim()) return refused(refuse('reminder.outcome-missing'))
  return happened({
    type: 'reminded',
    reminder: { id: reminderId, method, number, contact, at, outcome, by: command.actorId },
  })
}
