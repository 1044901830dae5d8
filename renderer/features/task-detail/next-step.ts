import { itemsOf } from '../../../shared/domain/decide/context.ts'
import { holdsStep, isListingHandler } from '../../../shared/domain/decide/listing.ts'
import { isJoint } from '../../../shared/domain/departments.ts'
import {
  officersToDeclare,
  officersToSign,
  receivedStates,
  recusalOf,
} from '../../../shared/domain/inspection.ts'
import { pathWords } from '../../../shared/domain/listing-words.ts'
import { offsiteDue, someCheckedOffsite } from '../../../shared/domain/methods.ts'
import { cancelReason } from '../../../shared/domain/plan-change.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { afterVisitStep, type LifecycleAct, outsiderDuty } from '../lifecycle/lifecycle-step.ts'
import { listingAct, listingStep } from './listing-step.ts'
import { mailingStep } from './mailing-step.ts'

export type StepAct =
  | 'resolve'
  | 'declare'
  | 'notice'
  | 'delivery'
  | 'arrival'
  | 'method'
  | 'check'
  | 'conclude'
  | 'sign'
  | 'mailing'
  | 'outcome'
  | 'reminder'
  | 'listing'
  | 'approve'
  | LifecycleAct

export interface NextStep {
  /** What comes next, or what is waited for. */
  title: string
  words: string
  ruleId?: string
  /** The one filled button; none while somebody else has to act. */
  act?: { kind: StepAct; label: string } | undefined
  /** What else can be done now: an outlined button. */
  other?: { kind: StepAct; label: string } | undefined
  /** ISO date until which this very step has to be done, where that is not the record's own deadline. */
  until?: string
  /** The record's state in the words of this step. */
  state?: string
}

/**
 * What the officer at this laptop does next with a record, in one sentence with one button.
 * @param today ISO date
 */
export function nextStep(loaded: LoadedInspection, today: string): NextStep {
  const { inspection } = loaded
  const step = stepOfRecord(loaded, today)
  const open = ['awaiting-notice', 'awaiting-inspection', 'inspecting'].includes(inspection.state)
  const assigned = inspection.officers.some(({ id }) => id === loaded.context.actor.id)
  return (open && assigned && loaded.parked === 0 && mailingStep(loaded, today, step)) || step
}

function stepOfRecord({ inspection, context, parked }: LoadedInspection, today: string): NextStep {
  const { actor } = context
  if (parked > 0)
    return {
      title: '站点没有受理本机的记录',
      words: '两个版本都在，请看过以后选择怎么处理。',
      ruleId: 'Z8',
      act: { kind: 'resolve', label: '看两个版本' },
    }
  if (!inspection.officers.some(({ id }) => id === actor.id))
    return outsiderStep({ inspection, context }, today)
  switch (inspection.state) {
    case 'awaiting-recusal': {
      const names = officersToDeclare(inspection).map(({ name }) => name)
      const own = !recusalOf(inspection, actor.id)
      return {
        title: own ? '作回避声明' : `等${names.join('、')}声明回避`,
        words: own
          ? '两名检查人员都声明后，记录才打开。'
          : '可以在本机输入本人密码后声明，也可以在自己的设备上声明。',
        ruleId: 'P13',
        act: { kind: 'declare', label: own ? '作回避声明' : '在本机声明' },
      }
    }
    case 'awaiting-replacement':
      return {
        title: '等待重新抽取检查人员',
        words: '有检查人员声明了应当回避的情形。联网后由站点从合格人员中随机抽一人替换。',
        ruleId: 'P13',
      }
    case 'awaiting-notice':
      return inspection.documents.some(({ kind }) => kind === 'inspection-notice')
        ? {
            title: '登记通知送达',
            words: '通知书已经出具。通知当事人后，登记方式和时间，才能登记到场。',
            ruleId: 'F10',
            act: { kind: 'delivery', label: '登记通知送达' },
          }
        : {
            title: '出具检查通知书',
            words: `${context.profile.name}要求检查前先通知当事人。`,
            ruleId: 'F10',
            act: { kind: 'notice', label: '出具通知书' },
          }
    case 'awaiting-inspection': {
      const due = offsiteDue(inspection, context.profile)
      if (due.length > 0)
        return {
          title: '先作非现场检查',
          words: `${due.length} 个事项能以书面、信息共享、网络监测等方式检查，足以认定的不入企；不足以认定的，写明理由后到场。`,
          ruleId: context.profile.matterMode.ruleId,
          act: { kind: 'method', label: '登记检查方式' },
        }
      return {
        title: '到场检查',
        words:
          context.profile.advanceNotice.mode === 'forbidden'
            ? '不得事先透露检查的时间和地点，通知书到场后当面出具。两人到场、出示执法证件后登记。'
            : `${isJoint(inspection) ? '各部门的检查人员' : '两名检查人员'}到场、出示执法证件、告知权利后登记，清单随即打开。`,
        ruleId: context.profile.advanceNotice.mode === 'forbidden' ? 'P2' : 'P12',
        act: { kind: 'arrival', label: '登记到场' },
        ...(someCheckedOffsite(inspection)
          ? { other: { kind: 'check', label: '先答非现场事项' } as const }
          : {}),
      }
    }
    case 'inspecting': {
      const items = itemsOf(inspection, context.checklists)
      const answered = items.filter(({ key }) => inspection.answers[key]).length
      if (answered < items.length)
        return {
          title: '继续检查',
          words: `共 ${items.length} 项，已答 ${answered} 项。每一项作答后都已存到本机。`,
          act: { kind: 'check', label: '继续检查' },
        }
      return {
        title: '作结论',
        words: `${items.length} 项都已作答。结论应当事实清楚、定性准确、适用依据正确。`,
        ruleId: 'F12',
        act: { kind: 'conclude', label: '作结论' },
      }
    }
    case 'awaiting-signatures':
      return signingStep({ inspection, context })
    case 'task-returned':
      return {
        title: '任务已退回，等待改派',
        words: `${inspection.process.taskReturn?.reason ?? ''}。站点改派后，本户会出现在新的检查人员的任务里。`,
        ruleId: 'Z11',
      }
    case 'awaiting-review':
      return {
        title: '等所负责人复核',
        words: '结果提交前由所负责人复核；退回的，记录重新打开，原版本保留。',
        ruleId: 'J11',
      }
    case 'sealed':
      return {
        title: '记录已封存，等待上传',
        words: '联网后自动上传，站点收到全部证据后受理。',
        ...listingAct({ inspection, context }, today),
      }
    case 'accepted':
    case 'awaiting-publication':
    case 'published':
      return acceptedStep({ inspection, context }, today)
    case 'archived':
      return {
        title: '已经归档',
        words: `案卷号 ${inspection.process.archive?.fileNumber ?? ''}，移交${inspection.process.archive?.handedTo ?? ''}。`,
        ruleId: 'F17',
      }
    case 'cancelled':
      return {
        title: '本户检查已经取消',
        words: `${cancelReason(inspection) || '站点取消了这次检查'}。已做的记录都保留。`,
        ruleId: 'Z7',
      }
  }
}

type Known = Pick<LoadedInspection, 'inspection' | 'context'>

function outsiderStep({ inspection, context }: Known, today: string): NextStep {
  const { listing } = inspection
  const due = listing && holdsStep(inspection, listing.step, context.actor)
  if (due && listing.status === 'approved')
    return {
      title: `${pathWords[listing.path].measure}待你作出决定`,
      words: `${listing.reasonText}。审批已通过，作出决定后由站点编文号。`,
      ruleId: 'F14',
      act: { kind: 'approve', label: '去作决定' },
    }
  if (due && listing.status === 'pending')
    return {
      title: `${pathWords[listing.path].measure}待你审批`,
      words: `${listing.reasonText}。看过记录和证据后同意或者退回。`,
      ruleId: 'F14',
      act: { kind: 'approve', label: '去审批' },
    }
  const pushed = isListingHandler(inspection, context.actor) && receivedStates.includes(inspection.state)
  const own = pushed && listingStep({ inspection, context }, today)
  if (own) return own
  const duty = outsiderDuty({ inspection, context }) ?? afterVisitStep({ inspection, context })
  if (duty) return duty
  const names = inspection.officers.map(({ name }) => name).join('、')
  return { title: `由${names}检查`, words: '你不是本户的检查人员，可以看记录，不能修改。' }
}

function signingStep({ inspection, context }: Known): NextStep {
  const unsigned = officersToSign(inspection)
  if (!inspection.party)
    return {
      title: '请当事人看过结论并签字',
      words: '当事人签字、拒签或者不在场，都要记录；随后两名检查人员分别签字。',
      ruleId: 'Q9',
      act: { kind: 'sign', label: '去签字' },
    }
  if (unsigned.some(({ id }) => id === context.actor.id))
    return {
      title: '签字并封存',
      words: `还差 ${unsigned.length} 人签字。第一人签字后，内容不能再改。`,
      ruleId: 'F11',
      act: { kind: 'sign', label: '去签字' },
    }
  return {
    title: `等${unsigned.map(({ name }) => name).join('、')}签字`,
    words: '可以在本机输入本人密码签字，也可以在自己的设备上签。',
    ruleId: 'F11',
    act: { kind: 'sign', label: '在本机签字' },
  }
}

function acceptedStep(known: Known, today: string): NextStep {
  return (
    listingStep(known, today) ??
    afterVisitStep(known) ?? {
      title: '站点已受理',
      words: '记录、证据和签字都已到站点。公示由站点按期办理。',
    }
  )
}
