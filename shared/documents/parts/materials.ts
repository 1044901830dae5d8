import type { SubjectKind } from '../../domain/business.ts'

/**
 * 需要准备的资料 that a notice proposes for a 抽查事项, by checklist id. The list is a proposal for the officer, no
 * rule: the model notice leaves it free (domain.md §3.1).
 */
const proposals: Readonly<
  Record<string, (subject: SubjectKind, reportYear: number) => readonly (string | false)[]>
> = {
  registration: (subject) => [
    subject === 'cooperative' ? '营业执照（登记证）正、副本' : '营业执照正、副本',
    '住所（经营场所）使用证明',
    subject === 'enterprise' && '认缴、实缴出资凭证',
  ],
  'annual-report-information': (_, reportYear) => [`${reportYear}年度财务报表和纳税申报表`],
  'instant-information': (subject) => [
    '行政许可证件',
    subject === 'enterprise' && '股权变更、出资变动的材料',
  ],
}

/** Proposed materials for a visit. @param year calendar year of the notice; reports are those of the year before */
export function proposedMaterials(
  checklistIds: readonly string[],
  subject: SubjectKind,
  year: number,
): string[] {
  const found = checklistIds.flatMap((id) => proposals[id]?.(subject, year - 1) ?? [])
  return [...new Set(found.filter((entry): entry is string => typeof entry === 'string'))]
}
