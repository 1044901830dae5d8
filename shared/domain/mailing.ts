import type { Profile } from '../jurisdictions/profile.ts'
import { addCalendarDays, calendarDaysBetween } from './calendar.ts'

/** One 专用信函 to the registered address (F4): posted, then signed for or returned, with proof. */
export interface Mailing {
  id: string
  /** 挂号信 or EMS, as the profile allows. */
  channel: string
  trackingNumber: string
  /** The registered address in its own words, as written on the letter. */
  address: string
  /** ISO date of posting. */
  postedOn: string
  by: string
  outcome?: {
    result: 'signed' | 'returned'
    /** ISO date. */
    on: string
    /** Who signed, or why it came back. */
    note: string
    by: string
  }
}

/** 列异提醒 before a listing (F7): by telephone or text message, whatever came of it. */
export interface Reminder {
  id: string
  method: 'phone' | 'sms'
  /** Number called, as registered. */
  number: string
  /** Who: 法定代表人, 负责人 or 联络员. */
  contact: string
  at: string
  outcome: string
  by: string
}

/** First and last day on which the second letter may be posted (F6: both ends count). ISO dates. */
export interface MailingWindow {
  first: string
  last: string
}

/**
 * What the ledger allows, computed and never typed (F5, F6):
 * `none` nothing posted; `in-transit` a letter is under way; `contacted` one was signed for; `before-window`,
 * `window-open`, `window-missed` for the second letter; `unreachable` two were returned in time.
 */
export type MailingVerdict =
  | { kind: 'none' }
  | { kind: 'in-transit'; mailing: Mailing }
  | { kind: 'contacted'; mailing: Mailing }
  | { kind: 'before-window' | 'window-open' | 'window-missed'; first: Mailing; window: MailingWindow }
  | { kind: 'unreachable'; first: Mailing; second: Mailing; interval: number }

/** Window of the second letter: not fewer than 15, not more than 30 calendar days after the first (F6). */
export function mailingWindow(first: Pick<Mailing, 'postedOn'>, rules: Profile['mailing']): MailingWindow {
  return {
    first: addCalendarDays(first.postedOn, rules.minimumDays),
    last: addCalendarDays(first.postedOn, rules.maximumDays),
  }
}

/**
 * Judges the ledger on an ISO date. Letters are taken in the order of posting. A second letter outside the window does
 * not count as one: it begins a new pair.
 */
export function mailingVerdict(
  mailings: readonly Mailing[],
  rules: Profile['mailing'],
  today: string,
): MailingVerdict {
  const signed = mailings.find((mailing) => mailing.outcome?.result === 'signed')
  if (signed) return { kind: 'contacted', mailing: signed }
  const posted = [...mailings].sort((a, b) =>
    a.postedOn < b.postedOn ? -1 : a.postedOn > b.postedOn ? 1 : 0,
  )
  const last = posted.at(-1)
  if (!last) return { kind: 'none' }
  const before = posted.at(-2)
  const interval = before ? calendarDaysBetween(before.postedOn, last.postedOn) : 0
  const isPair = before !== undefined && interval >= rules.minimumDays && interval <= rules.maximumDays
  if (!last.outcome) return { kind: 'in-transit', mailing: last }
  if (isPair && before.outcome) return { kind: 'unreachable', first: before, second: last, interval }
  const window = mailingWindow(last, rules)
  const kind = today < window.first ? 'before-window' : today > window.last ? 'window-missed' : 'window-open'
  return { kind, first: last, window }
}
