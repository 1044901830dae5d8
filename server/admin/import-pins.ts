import { subjectKindNames } from '../../shared/domain/business.ts'
import { applicableItems } from '../../shared/domain/checklist.ts'
import { chinaDate } from '../../shared/domain/china-time.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import type { Reference } from '../../shared/protocol/http.ts'
import type { ImportRow } from './import-rows.ts'

/** What a record keeps from the day it was dispatched. */
export type Pinned = Pick<Inspection, 'versions' | 'noticeRequired' | 'reviewRequired'>

function newest<T extends { id: string; version: number }>(entries: readonly T[], id: string): T | undefined {
  return entries.filter((entry) => entry.id === id).sort((a, b) => b.version - a.version)[0]
}

/** Matters of a row that nobody could check: without checklist, or with none of its items for this kind of business. */
export function matterProblems(reference: Reference, { checklistIds, kind }: ImportRow): string[] {
  return checklistIds.flatMap((id) => {
    const checklist = newest(reference.checklists, id)
    if (!checklist) return [`抽查事项“${id}”没有检查表，不能派发。请先由管理员建立检查表`]
    return applicableItems(checklist, kind).length > 0
      ? []
      : [`抽查事项“${checklist.matter}”没有适用于${subjectKindNames[kind]}的项，不能派发`]
  })
}

/** Versions that a row's record is held to from now on; undefined without rules or calendar of the district. */
export function pinnedVersions(
  reference: Reference,
  districtId: string,
  row: ImportRow,
  at: string,
): Pinned | undefined {
  const profile = newest(reference.profiles, districtId)
  const today = chinaDate(at)
  const calendar = [...reference.calendars]
    .sort((a, b) => b.version - a.version)
    .find(({ coveredFrom, coveredUntil }) => coveredFrom <= today && today <= coveredUntil)
  const checklists = row.checklistIds.map((id) => newest(reference.checklists, id))
  const anyCalendar = calendar ?? reference.calendars.at(-1)
  if (!profile || !anyCalendar || checklists.some((entry) => !entry)) return undefined
  const named = ({ id, version }: { id: string; version: number }) => ({ id, version })
  return {
    versions: {
      profile: named(profile),
      calendar: named(anyCalendar),
      checklists: checklists.map((entry) => named(entry!)),
      resultList: named(profile.resultList),
    },
    noticeRequired: profile.advanceNotice.mode === 'required',
    reviewRequired: profile.resultReview.required,
  }
}
