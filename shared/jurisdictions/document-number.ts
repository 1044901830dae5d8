import { chinaDate } from '../domain/china-time.ts'
import type { Profile } from './profile.ts'

/** Year in China of an ISO timestamp: that of a number. */
export function chinaYear(at: string): number {
  return Number(chinaDate(at).slice(0, 4))
}

/** Year and number of a 文号 in the district's pattern; undefined when it is not of that pattern. */
export function readDocumentNumber(
  profile: Profile,
  kind: string,
  text: string,
): { year: number; number: number } | undefined {
  const pattern = profile.numberPatterns[kind]
  if (!pattern) return undefined
  const expression = pattern
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace('{year}', '(?<year>20\\d{2})')
    .replace('{number}', '(?<number>[1-9]\\d{0,8})')
  const groups = new RegExp(`^${expression}$`).exec(text)?.groups
  return groups && { year: Number(groups.year), number: Number(groups.number) }
}
