import { chinaDate, chineseDate } from '../../../shared/domain/china-time.ts'
import { isListingHandler, reminderMissing } from '../../../shared/domain/decide/listing.ts'
import type { Listing } from '../../../shared/domain/inspection.ts'
import { listingStepName, pathWords } from '../../../shared/domain/listing-words.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { wouldRefuse } from '../../app/would-refuse.ts'
import { listingDraft, listingAct as progressOf, reasonOf } from '../conclude/listing-draft.ts'
import type { NextStep } from './next-step.ts'

type Known = Pick<LoadedInspection, 'inspection' | 'context'>

/** The button for the 审批表, where the account may and can complete it now (F14). @param today ISO date */
export function listingAct({ inspection, context }: Known, today: string): Pick<NextStep, 'act'> {
  const progress = progressOf(inspection, context)
  if (progress !== 'propose' && progress !== 'propose-again') return {}
  if (!isListingHandler(inspection, context.actor)) return {}
  const draft = listingDraft(inspection, context)
  const refusal = wouldRefuse({ inspection, context }, 'proposeListing', draft, `${today}T12:00:00+08:00`)
  if (refusal && refusal.code !== 'reminder.missing' && refusal.code !== 'listing.text-missing') return {}
  if (reminderMissing(inspection, reasonOf(inspection, context), context.profile))
    return { act: { kind: 'reminder', label: '登记列异提醒' } }
  return { act: { kind: 'listing', label: progress === 'propose' ? '填写审批表' : '修改并重报审批表' } }
}

/** What comes next of the listing of a received record; undefined when nothing does. @param today ISO date */
export function listingStep(known: Known, today: string): NextStep | undefined {
  const { inspection, context } = known
  const { listing } = inspection
  const { act } = listingAct(known, today)
  if (listing) return stepOfListing(listing, known, act)
  if (act?.kind === 'reminder')
    return {
      title: '登记列异提醒',
      words: `${context.profile.name}要求列入前以电话或者短信提醒当事人，没有接通也要登记。登记后才能报审批表。`,
      ruleId: 'F7',
      act,
    }
  const { measure, form } = pathWords[inspection.business.kind === 'individual' ? 'marking' : 'listing']
  if (act)
    return {
      title: `提请${measure}`,
      words: `结论属于${measure}的情形。${form}由所负责人审核后报${context.profile.bureau ?? '上级局'}。`,
      ruleId: 'F14',
      act,
    }
  if (!reasonOf(inspection, context)) return undefined
  if (!isListingHandler(inspection, context.actor))
    return {
      title: `等${inspection.business.stationName}填写审批表`,
      words: `本户属于${inspection.business.stationName}辖区，结果已经推送，由该所的检查人员承办。`,
      ruleId: 'F14',
    }
  return undefined
}

function stepOfListing(
  listing: Listing,
  { inspection, context }: Known,
  act: NextStep['act'],
): NextStep | undefined {
  const { verb, yes, no } = pathWords[listing.path]
  switch (listing.status) {
    case 'returned':
      return {
        title: '审批表被退回',
        words: listing.reviews.at(-1)?.opinion ?? '请按审核意见修改后重报。',
        ruleId: 'F14',
        ...(act ? { act } : {}),
      }
    case 'pending':
      return {
        title: `审批表在${listing.step === 'stationHead' ? '所负责人' : listingStepName(context.profile, listing.step)}环节`,
        words: isListingHandler(inspection, context.actor)
          ? '等审批结果；被退回后会出现在“需要处理”。'
          : `由${inspection.business.stationName}承办。`,
        ruleId: 'F14',
      }
    case 'approved':
      return {
        title: '审批已通过，等待作出决定',
        words: `${listing.reasonText}，各环节都已同意。`,
        ruleId: 'F14',
      }
    case 'decided': {
      const { outcome, number, reason, byName, at } = listing.decision!
      const on = chineseDate(chinaDate(at))
      return outcome === 'listed'
        ? { title: `已决定${yes}`, words: `决定书文号 ${number}，${byName}，${on}。`, ruleId: 'F14' }
        : { title: `已决定${no}`, words: `${byName}，${on}。理由：${reason}`, ruleId: 'F14' }
    }
    default:
      return { title: `${verb}审批`, words: listing.reasonText, ruleId: 'F14' }
  }
}
