import { chinaClock, chinaDate } from '../../domain/china-time.ts'
import { chineseDate } from './wording.ts'

/** Times of day on papers: 2026年8月12日9时30分, in China. */

const clockWords = (timestamp: string): string => {
  const [hours, minutes] = chinaClock(timestamp).split(':')
  return `${Number(hours)}时${minutes}分`
}

/** ISO timestamp → `2026年8月12日9时30分`. */
export const momentWords = (timestamp: string): string =>
  `${chineseDate(chinaDate(timestamp))}${clockWords(timestamp)}`

/** From one ISO timestamp to another; the day is said once, and the end is left to be written where there is none. */
export function spanWords(from: string, to: string | null): string {
  if (to === null) return `${momentWords(from)}至　　时　　分`
  const until = chinaDate(from) === chinaDate(to) ? clockWords(to) : momentWords(to)
  return `${momentWords(from)}至${until}`
}
