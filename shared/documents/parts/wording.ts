/** Small pieces of official Chinese that several documents need. */

/** `2026-08-12` → `2026年8月12日`, Arabic numerals without leading zeros (GB/T 9704-2012 7.3.5). */
export function chineseDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** `2026年8月12日`, or `2026年8月12日至8月14日`, the year repeated only where it changes. */
export function chinesePeriod(from: string, to: string): string {
  if (from === to) return chineseDate(from)
  const until = chineseDate(to)
  return `${chineseDate(from)}至${from.slice(0, 4) === to.slice(0, 4) ? until.slice(until.indexOf('年') + 1) : until}`
}

/** Empty place for a date written by hand. */
export const blankDate = '　　　　年　　月　　日'

/** Empty place for a date and time written by hand. */
export const blankMoment = '　　　　年　　月　　日　　时　　分'

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 → 一, 10 → 十, 21 → 二十一; for the heads of a document, up to 99. */
export function chineseOrdinal(value: number): string {
  const tens = Math.floor(value / 10)
  const units = value % 10
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : numerals[tens - 1]}十`
  return `${ten}${units === 0 ? '' : numerals[units - 1]}`
}

/** Removes the mark at the end of an entry, so that entries can be joined into a sentence. */
export const withoutEndMark = (text: string): string => text.replace(/[；;。.，,、\s]+$/u, '')

/** Entries joined by `；` and closed by `。`. */
export const sentenceOf = (entries: readonly string[]): string =>
  `${entries.map(withoutEndMark).join('；')}。`

/** `1.甲；2.乙。`; a single entry stays without a number. */
export const numbered = (entries: readonly string[]): string =>
  entries.length === 1
    ? sentenceOf(entries)
    : sentenceOf(entries.map((entry, index) => `${index + 1}.${entry}`))

/** Sentences one after the other, each closed by a mark of its own. */
export const sentences = (entries: readonly string[]): string =>
  entries.map((entry) => (/[。！？]$/u.test(entry) ? entry : `${withoutEndMark(entry)}。`)).join('')
