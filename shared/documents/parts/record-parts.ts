import type { Business } from '../../domain/business.ts'
import type { Evidence, Inspection } from '../../domain/inspection.ts'
import type { Profile } from '../../jurisdictions/profile.ts'
import { withoutEndMark } from './wording.ts'

/** What several papers take from a record in the same way. */

/** The last of ISO dates. */
export const latest = (...dates: string[]): string => dates.toSorted().at(-1)!

/** Evidence by caption with the number of pieces, closed by the signed record itself. */
export function evidenceList(evidence: readonly Evidence[]): { name: string; pieces: number }[] {
  const pieces = new Map<string, number>()
  for (const piece of evidence) {
    if (piece.withdrawn || piece.source === 'signature') continue
    const name = piece.caption.trim() || piece.name
    pieces.set(name, (pieces.get(name) ?? 0) + 1)
  }
  return [
    ...[...pieces].map(([name, count]) => ({ name, pieces: count })),
    { name: '经签字的检查记录', pieces: 1 },
  ]
}

/** The business as the papers name it. */
export function subjectOf({ code, kind, name }: Business) {
  const codeLabel = code.length === 18 ? ('统一社会信用代码' as const) : ('注册号' as const)
  return { kind, name, code, codeLabel }
}

/** Whom a business may call about a paper: the first officer, under the number of the office. */
export const contactOf = (
  { officers }: Pick<Inspection, 'officers'>,
  { supervisionPhone }: Pick<Profile, 'supervisionPhone'>,
) => ({ name: officers[0]?.name ?? '', phone: supervisionPhone })

/** Where a business publishes: the 公示系统 of the district's province, as the profile names it. */
export const disclosurePlatform = ({ publicationPlatforms }: Pick<Profile, 'publicationPlatforms'>): string =>
  publicationPlatforms.find((name) => name.includes('公示系统')) ?? '国家企业信用信息公示系统'

/** Entries of a text that is closed or divided by `mark`. */
export function entries(text: string, mark: '。' | '；'): string[] {
  return text
    .split(mark)
    .map((entry) => withoutEndMark(entry.trim()))
    .filter((entry) => entry !== '')
}
