import { addCalendarDays, calendarDaysBetween } from '../../../shared/domain/calendar.ts'
import { chineseDate } from '../../../shared/domain/china-time.ts'
import { type Mailing, type MailingWindow, mailingWindow } from '../../../shared/domain/mailing.ts'
import type { Profile } from '../../../shared/jurisdictions/profile.ts'

/** The two letters that the window lies between; `second` is missing until it was posted inside the window. */
export interface LetterPair {
  first: Mailing
  second?: Mailing
}

/** A label of the bar: at which day, in which row below the bar (0 is nearest). */
export interface BarLabel {
  day: number
  row: number
  /** 7月22日 */
  date: string
  /** 退回 */
  words: string
}

/** The mailing window bar: everything in days after the first letter was posted, which is day 0. */
export interface MailingBar {
  /** Length of the bar in days. */
  days: number
  window: { from: number; to: number }
  marks: { day: number; kind: 'posted' | 'returned' | 'signed' }[]
  labels: BarLabel[]
  /** Today; `day` is the true number of days, `at` where the line stands: at the end once it lies beyond. */
  today?: { day: number; at: number }
}

/** Days that the widest label (第 30 日，最后一天) takes on the narrowest bar, for a bar of 36 days. */
const labelShare = 7 / 36

/** Letters in the order of posting. */
export function inOrder(mailings: readonly Mailing[]): Mailing[] {
  return mailings.toSorted((a, b) => (a.postedOn < b.postedOn ? -1 : a.postedOn > b.postedOn ? 1 : 0))
}

/** The pair in hand: the last letter alone, or with the one before it where it lies in that one's window (F6). */
export function pairOf(mailings: readonly Mailing[], rules: Profile['mailing']): LetterPair | undefined {
  const posted = inOrder(mailings)
  const last = posted.at(-1)
  const before = posted.at(-2)
  if (!last) return undefined
  return before && lies(last, mailingWindow(before, rules))
    ? { first: before, second: last }
    : { first: last }
}

const lies = ({ postedOn }: Mailing, { first, last }: MailingWindow) => postedOn >= first && postedOn <= last

/**
 * Places posts, outcomes, window and today on the bar. Labels that would meet go to a further row.
 * @param today ISO date; left out once nothing is waited for any more
 */
export function mailingBar(
  { first, second }: LetterPair,
  rules: Profile['mailing'],
  today?: string,
): MailingBar {
  const dayOf = (date: string) => calendarDaysBetween(first.postedOn, date)
  const { minimumDays, maximumDays } = rules
  const letters = second ? [first, second] : [first]
  const marks: MailingBar['marks'] = letters.flatMap(({ postedOn, outcome }) => [
    { day: dayOf(postedOn), kind: 'posted' as const },
    ...(outcome ? [{ day: dayOf(outcome.on), kind: outcome.result }] : []),
  ])
  const days = Math.max(maximumDays + 6, ...marks.map(({ day }) => day + 2))
  const label = (day: number, words: string) => ({
    day,
    date: chineseDate(addCalendarDays(first.postedOn, day)),
    words,
  })
  const fixed = [
    label(0, '第一次寄出'),
    label(minimumDays, `第 ${minimumDays} 日，可寄`),
    label(maximumDays, `第 ${maximumDays} 日，最后一天`),
  ]
  const happened = letters.flatMap(({ postedOn, outcome }, index) => [
    ...(index === 1 ? [label(dayOf(postedOn), '第二次寄出')] : []),
    ...(outcome
      ? [
          label(
            dayOf(outcome.on),
            `${index === 1 ? '第二次' : ''}${outcome.result === 'signed' ? '签收' : '退回'}`,
          ),
        ]
      : []),
  ])
  const day = today === undefined ? undefined : dayOf(today)
  return {
    days,
    window: { from: minimumDays, to: maximumDays },
    marks,
    labels: inRows([...fixed, ...happened], days * labelShare),
    ...(day === undefined ? {} : { today: { day, at: Math.min(Math.max(day, 0), days) } }),
  }
}

/** Gives each label the first row where none stands within `apart` days of it. */
function inRows(labels: readonly Omit<BarLabel, 'row'>[], apart: number): BarLabel[] {
  const placed: BarLabel[] = []
  for (const label of labels) {
    let row = 0
    while (placed.some((other) => other.row === row && Math.abs(other.day - label.day) < apart)) row += 1
    placed.push({ ...label, row })
  }
  return placed
}
