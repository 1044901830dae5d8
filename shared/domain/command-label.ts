import type { Checklist } from './checklist.ts'
import type { Command } from './commands.ts'
import { itemsOf } from './decide/context.ts'
import { listingStepNames } from './decide/listing.ts'
import { answerNames, type Inspection } from './inspection.ts'
import { followUpNames } from './result-list.ts'
import { businessStatusNames, obstructionKindNames, opinionKindNames } from './visit-facts.ts'

/** What a command is, in the words of the outbox and of the history. */
export function commandLabel(
  command: Command,
  inspection: Inspection | undefined,
  checklists: readonly Checklist[],
): string {
  switch (command.type) {
    case 'declareRecusal':
      return command.payload.conflict ? '回避声明：有应当回避的情形' : '回避声明'
    case 'issueDocument':
      return `出具${command.payload.title}${command.payload.number ? `，${command.payload.number}` : '（草稿）'}`
    case 'voidDocument': {
      const document = inspection?.documents.find(({ id }) => id === command.payload.documentId)
      return `作废${document?.title ?? '文书'}${document?.number ? `，${document.number}` : ''}`
    }
    case 'recordNoticeDelivery':
      return '登记送达'
    case 'recordMailing':
      return `寄专用信函，${command.payload.channel} ${command.payload.trackingNumber}`
    case 'recordMailingOutcome':
      return command.payload.result === 'signed' ? '专用信函签收' : '专用信函退回'
    case 'recordReminder':
      return '列异提醒'
    case 'recordArrival':
      return '到场登记'
    case 'answerItem': {
      const item =
        inspection && itemsOf(inspection, checklists).find(({ key }) => key === command.payload.answerKey)
      return `${item?.item.title ?? command.payload.answerKey}：${answerNames[command.payload.result]}`
    }
    case 'fillRemaining':
      return `其余全部符合，${command.payload.answerKeys.length} 项`
    case 'addEvidence':
      return command.payload.source === 'signature' ? '当事人签名' : `证据 ${command.payload.name}`
    case 'withdrawEvidence':
      return '撤下证据'
    case 'conclude':
      return '结论'
    case 'recordPartyStatement':
      return { signed: '当事人签字', refused: '当事人拒签', absent: '当事人不在场' }[command.payload.mode]
    case 'signOff':
      return '检查人员签字'
    case 'proposeListing':
      return '报经营异常名录审批表'
    case 'reviewListing':
      return `${listingStepNames[command.payload.step]}：${command.payload.decision === 'approve' ? '同意' : '退回'}`
    case 'recordListingDecision':
      return command.payload.outcome === 'listed' ? '决定：予以列入' : '决定：不予列入'
    case 'recordMethod':
      return `检查方式：${command.payload.method}`
    case 'recordStatusCheck':
      return `存续状态：${businessStatusNames[command.payload.status]}`
    case 'recordOpinion':
      return `专业结论：${opinionKindNames[command.payload.kind]}`
    case 'recordObstruction':
      return obstructionKindNames[command.payload.kind]
    case 'returnTask':
      return '退回任务'
    case 'applyPlanChange':
      return command.payload.kind === 'postpone' ? '申请延期' : '申请取消'
    case 'decidePlanChange':
      return command.payload.approved ? '同意调整' : '不同意调整'
    case 'reviewResult':
      return `结果复核：${command.payload.decision === 'approve' ? '通过' : '退回'}`
    case 'amendFindings':
      return '更正'
    case 'addProof':
      return `处置材料 ${command.payload.name}`
    case 'recordReinspection':
      return command.payload.outcome === 'corrected' ? '复查：已改正' : '复查：未改正'
    case 'recordTransfer':
      return followUpNames[command.payload.kind]
    case 'recordFeedback':
      return '处置反馈'
    case 'closeFollowUp':
      return '办结后续处置'
    case 'preparePublication':
      return '拟定公示内容'
    case 'recordPublication':
      return '登记公示'
    case 'archiveCase':
      return '立卷归档'
    case 'resolveParked':
      return '处理未受理的记录'
    case 'resolveConflict':
      return '合并两台电脑的版本'
    case 'replaceOfficer':
      return '回避后重新抽取检查人员'
    case 'recordReceipt':
      return '站点受理'
    case 'cancelInspection':
      return '取消任务'
    case 'reassignOfficers':
      return '改派检查人员'
    default:
      return '站点操作'
  }
}
