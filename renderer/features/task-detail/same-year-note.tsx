import { chineseDate } from '../../../shared/domain/china-time.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { Note } from '../../app/components/note.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'

/** P9: a business that was inspected in the running year is as a rule not inspected again. */
export function SameYearNote({ inspection: { business } }: { inspection: Inspection }) {
  if (business.inspectedThisYear.length === 0) return null
  return (
    <Note tone="amber">
      {`本年度 ${business.inspectedThisYear.map((date) => chineseDate(date)).join('、')}已检查过这一户，年度内原则上不再抽查；投诉举报、转办交办除外。`}{' '}
      <RuleChip id="P9" />
    </Note>
  )
}
