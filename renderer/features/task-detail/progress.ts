import { chinaClock, chinaDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import {
  type Inspection,
  type Listing,
  officersToDeclare,
  officersToSign,
} from '../../../shared/domain/inspection.ts'
import { pathWords } from '../../../shared/domain/listing-words.ts'
import type { Mailing } from '../../../shared/domain/mailing.ts'
import { allCheckedOffsite } from '../../../shared/domain/methods.ts'
import { dateNear } from '../../app/components/deadline-text.ts'

export interface ProgressStep {
  name: string
  status: 'done' | 'current' | 'ahead'
  note: string
  at: string
}

type Step = Omit<ProgressStep, 'status'> & { done: boolean }

const methods = { phone: '电话', mail: '邮寄', onSite: '当面' }

/** 办理进度: what was done by whom and when, what is in hand, what comes. @param today ISO date */
export function progressSteps(inspection: Inspection, today: string): ProgressStep[] {
  const moment = (timestamp: string | undefined) => {
    if (!timestamp) return ''
    const date = chinaDate(timestamp)
    return date === today ? chinaClock(timestamp) : dateNear(date, today)
  }
  const officer = (id: string) => inspection.officers.find((entry) => entry.id === id)?.name ?? ''
  const declared = inspection.recusals.map((entry) => entry.declaredAt).sort()
  const conflict = inspection.recusals.find(
    (entry) => entry.conflict && inspection.officers.some(({ id }) => id === entry.officerId),
  )
  const delivery = inspection.deliveries.at(-1)
  const signed = inspection.signatures.map(({ signedAt }) => signedAt).sort()
  const steps: Step[] = [
    {
      name: '派发任务',
      done: true,
      note: inspection.officers.map(({ name }) => name).join('、'),
      at: dateNear(inspection.task.from, today),
    },
    {
      name: '回避声明',
      done: officersToDeclare(inspection).length === 0 && !conflict,
      note: conflict
        ? `${officer(conflict.officerId)}须回避`
        : declared.length > 0
          ? `${inspection.officers.length - officersToDeclare(inspection).length} 人已声明`
          : '',
      at: moment(declared.at(-1)),
    },
  ]
  const letter = inspection.mailings.at(-1)
  if (letter)
    steps.push({
      name: '专用信函',
      done: inspection.conclusion !== undefined || letter.outcome?.result === 'signed',
      note: letterWords(inspection.mailings.length, letter),
      at: dateNear(letter.outcome?.on ?? letter.postedOn, today),
    })
  // Found without a visit (F5): neither a notice nor an arrival is waited for any more.
  const unvisited = inspection.conclusion !== undefined && !inspection.arrival
  if ((inspection.noticeRequired && !unvisited) || delivery)
    steps.push({
      name: '通知与送达',
      done: delivery !== undefined,
      note: delivery ? methods[delivery.method] : '',
      at: moment(delivery?.at),
    })
  const offsite = !inspection.arrival && allCheckedOffsite(inspection)
  if (!unvisited || offsite)
    steps.push({
      name: offsite ? '非现场检查' : '到场与检查',
      done: inspection.conclusion !== undefined,
      note: inspection.arrival ? `${chineseMoment(inspection.arrival.at)} 到场` : '',
      at: moment(inspection.conclusion?.endedAt),
    })
  steps.push(
    {
      name: '结论',
      done: inspection.conclusion !== undefined,
      note: inspection.conclusion?.resultText ?? '',
      at: moment(inspection.conclusion?.endedAt),
    },
    {
      name: '签字封存',
      done: signed.length > 0 && officersToSign(inspection).length === 0,
      note: signed.length > 0 ? `${signed.length} 人已签` : '',
      at: moment(signed.at(-1)),
    },
    ...reviewStep(inspection, moment),
    {
      name: '上传受理',
      done: inspection.receivedAt !== undefined,
      note: '',
      at: moment(inspection.receivedAt),
    },
  )
  if (inspection.listing)
    steps.push({
      name: `${pathWords[inspection.listing.path].verb}审批`,
      done: inspection.listing.status === 'decided',
      note: listingNotes(inspection.listing),
      at: moment(inspection.listing.decision?.at ?? inspection.listing.reviews.at(-1)?.at),
    })
  steps.push(...closingSteps(inspection, today, moment))
  const current = inspection.state === 'cancelled' ? -1 : steps.findIndex(({ done }) => !done)
  return steps.map(({ done, ...step }, index) => ({
    ...step,
    status: done ? 'done' : index === current ? 'current' : 'ahead',
  }))
}

/** 复核 stands in the way of the upload where the district asks for it (J11). */
function reviewStep(
  { reviewRequired, process: { review } }: Inspection,
  moment: (timestamp: string | undefined) => string,
): Step[] {
  if (!reviewRequired) return []
  const done = review?.decision === 'approve'
  return [{ name: '复核', done, note: done ? review.reviewerName : '', at: moment(review?.at) }]
}

/** What comes after the receipt: 公示 and 归档. */
function closingSteps(
  { process: { publication, archive } }: Inspection,
  today: string,
  moment: (timestamp: string | undefined) => string,
): Step[] {
  const on = publication?.publishedOn
  return [
    {
      name: '公示',
      done: on !== undefined,
      note: publication && !on ? '内容已拟定' : '',
      at: on ? dateNear(on, today) : '',
    },
    { name: '归档', done: archive !== undefined, note: archive?.fileNumber ?? '', at: moment(archive?.at) },
  ]
}

function listingNotes({ status, path, decision }: Listing): string {
  if (decision) return decision.outcome === 'listed' ? pathWords[path].yes : pathWords[path].no
  return { pending: '', returned: '已退回', approved: '待作出决定', decided: '' }[status]
}

/** 寄出 2 次，已退回 */
function letterWords(count: number, { outcome }: Mailing): string {
  const result = !outcome ? '在途' : outcome.result === 'signed' ? '已签收' : '已退回'
  return `寄出 ${count} 次，${result}`
}
