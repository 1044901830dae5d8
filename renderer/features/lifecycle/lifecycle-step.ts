import { chineseDate } from '../../../shared/domain/china-time.ts'
import type { CommandPayload, CommandType } from '../../../shared/domain/commands.ts'
import { followUpOf } from '../../../shared/domain/follow-up.ts'
import { isHandler } from '../../../shared/domain/handlers.ts'
import { type Inspection, receivedStates } from '../../../shared/domain/inspection.ts'
import { openChange } from '../../../shared/domain/plan-change.ts'
import type { PlanChange } from '../../../shared/domain/process.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { wouldRefuse } from '../../app/would-refuse.ts'
import type { NextStep } from '../task-detail/next-step.ts'

/** Steps of the record's way beside the visit itself. */
export type LifecycleAct =
  | 'return-task'
  | 'plan-change'
  | 'grant-change'
  | 'deny-change'
  | 'approve-result'
  | 'return-result'
  | 'amend'
  | 'publication-text'
  | 'publish'
  | 'archive'

type Known = Pick<LoadedInspection, 'inspection' | 'context'>

/** Payloads with every field filled: whether a step is offered is asked of the rules with them. */
const examples: { [T in CommandType]?: (inspection: Inspection) => CommandPayload<T> } = {
  returnTask: () => ({ reason: '理由' }),
  applyPlanChange: () => ({ changeId: 'question', kind: 'cancel', reason: '理由' }),
  decidePlanChange: (inspection) => ({
    changeId: openChange(inspection)?.id ?? 'none',
    approved: false,
    opinion: '理由',
  }),
  reviewResult: () => ({ decision: 'return', opinion: '理由' }),
  amendFindings: () => ({ reason: '理由' }),
  preparePublication: () => ({ text: '内容', redactions: [] }),
  archiveCase: () => ({ fileNumber: '案卷号', handedTo: '市场监管所' }),
}

/** Whether the rules let this person take a step now, whatever is written in it. */
export function isOffered(known: Known, type: keyof typeof examples): boolean {
  const payload = examples[type]!(known.inspection) as CommandPayload<typeof type>
  return wouldRefuse(known, type, payload, new Date().toISOString()) === undefined
}

/** 延期至2026年9月30日, 取消检查 */
export function changeWords({ kind, until }: PlanChange): string {
  return kind === 'postpone' ? `延期至${chineseDate(until ?? '', true)}` : '取消检查'
}

/** A step of somebody outside the record: deciding an application (Z7), 复核 (J11). */
export function outsiderDuty(known: Known): NextStep | undefined {
  const { inspection } = known
  const change = openChange(inspection)
  if (change && isOffered(known, 'decidePlanChange'))
    return {
      title: `决定${change.kind === 'postpone' ? '延期' : '取消'}申请`,
      words: `检查人员申请${changeWords(change)}：${change.reason}`,
      ruleId: 'Z7',
      act: { kind: 'grant-change', label: '同意' },
      other: { kind: 'deny-change', label: '不同意' },
    }
  if (inspection.state === 'awaiting-review' && isOffered(known, 'reviewResult'))
    return {
      title: '复核检查结果',
      words: '看过记录、证据和签字后通过或者退回。退回的，记录重新打开，原版本保留。',
      ruleId: 'J11',
      act: { kind: 'approve-result', label: '复核通过' },
      other: { kind: 'return-result', label: '退回' },
    }
  if (inspection.state === 'task-returned')
    return {
      title: '任务已退回，等待改派',
      words: `${returnedBy(inspection)}：${inspection.process.taskReturn?.reason ?? ''}`,
      ruleId: 'Z11',
    }
  return undefined
}

/** 检查员甲退回 */
export function returnedBy({ officers, process }: Inspection): string {
  return `${officers.find(({ id }) => id === process.taskReturn?.officerId)?.name ?? '检查人员'}退回`
}

/** After the receipt: 公示, the follow-up, 归档; for the officers and the business's own 辖区所. */
export function afterVisitStep({ inspection, context }: Known): NextStep | undefined {
  const { actor, resultList } = context
  if (!receivedStates.includes(inspection.state)) return undefined
  if (!inspection.officers.some(({ id }) => id === actor.id) && !isHandler(inspection, actor))
    return undefined
  if (inspection.state === 'accepted')
    return {
      title: '拟定公示内容',
      words: '站点已受理。检查结果记于该企业名下公示；涉及国家安全、商业秘密和个人隐私的，先去掉。',
      ruleId: 'P16',
      act: { kind: 'publication-text', label: '拟定公示内容' },
    }
  if (inspection.state === 'awaiting-publication')
    return {
      title: '登记公示',
      words: '在公示平台公示以后，登记平台、日期和编号。',
      ruleId: context.profile.publishDeadline.ruleId,
      act: { kind: 'publish', label: '登记公示' },
      other: { kind: 'publication-text', label: '修改公示内容' },
    }
  if (inspection.state !== 'published') return undefined
  const followUp = followUpOf(inspection, resultList)
  if (followUp && followUp.state !== 'closed')
    return {
      title: '办结后续处置',
      words: `结果已公示。${followUp.missing}；办结后才能归档。`,
      ruleId: 'F22',
    }
  return {
    title: '立卷归档',
    words: `结果已公示，后续处置已办结。归档后移交${inspection.business.stationName}。`,
    ruleId: 'F17',
    act: { kind: 'archive', label: '立卷归档' },
  }
}
