import { citationOn, type Profile } from '../jurisdictions/profile.ts'
import { chinaDate, chineseDate } from './china-time.ts'
import type { Inspection, Listing, ListingStep } from './inspection.ts'
import { businessStatusNames, type StatusCheck } from './visit-facts.ts'

type Kind = Inspection['business']['kind']

/** Step names of a district whose profile is not at hand. */
export const listingStepNames: Record<ListingStep, string> = {
  stationHead: '所负责人审核',
  bureauReviewer: '局审核',
  bureauApprover: '局审批',
}

/** Name of a step in the district's words: 区局审核 in a 区, 县局审核 in a 县, 市局审核 in a 市. */
export function listingStepName({ bureau }: Pick<Profile, 'bureau'>, step: ListingStep): string {
  // Profiles stored by an older version do not name their bureau.
  return bureau ? listingStepNames[step].replace(/^局/, bureau) : listingStepNames[step]
}

/** 列入事由, as the 审批表 words them (domain.md §2.3). */
export const listingReasonNames: Record<string, string> = {
  'annual-report': '未依照规定的期限公示年度报告的',
  'ordered-publication': '未在责令的期限内公示有关企业信息的',
  'false-information': '公示企业信息隐瞒真实情况、弄虚作假的',
  unreachable: '通过登记的住所或者经营场所无法联系的',
}

/** 事由 that another kind of business words in its own way. */
const ownWords: Partial<Record<Kind, Record<string, string>>> = {
  cooperative: {
    unreachable: '通过登记的住所无法与农民专业合作社取得联系的',
    'annual-report': '未按照规定的期限公示年度报告的',
    'ordered-publication': '未在责令的期限内公示农民专业合作社有关信息的',
    'false-information': '公示农民专业合作社信息隐瞒真实情况、弄虚作假的',
  },
  individual: {
    unreachable: '通过登记的经营场所和经营者住所无法与个体工商户取得联系的',
    'annual-report': '未按照规定报送年度报告的',
    'ordered-publication': '未在责令的期限内报送、公示有关信息的',
    'false-information': '年度报告隐瞒真实情况、弄虚作假的',
  },
}

/** 事由 in the words for the kind of business. */
export function listingReasonText(reason: string, kind: Kind): string {
  return ownWords[kind]?.[reason] ?? listingReasonNames[reason] ?? reason
}

/** Key of the dated citations that carry a 事由; 农民专业合作社 and 个体工商户 have rules of their own. */
export function listingCitationKey(reason: string, kind: Kind): string {
  if (kind === 'cooperative') return 'listing.cooperative'
  return kind === 'individual' ? 'marking.individual' : `listing.${reason}`
}

/** Clauses of a 事由 by the profile's dated citations; empty when the profile has none. @param at ISO timestamp */
export function listingClauses(
  { profile }: { profile: Profile },
  reason: string,
  at: string,
  kind: Kind,
): string {
  return citationOn(profile, listingCitationKey(reason, kind), chinaDate(at))?.text ?? ''
}

/** 个体工商户 are not put on the 名录 but marked (domain.md §2.3). */
export function listingPath(kind: Kind): Listing['path'] {
  return kind === 'individual' ? 'marking' : 'listing'
}

/** What a path does, and the names of its form and of its two decisions. */
export const pathWords: Record<
  Listing['path'],
  { verb: string; measure: string; form: string; yes: string; no: string }
> = {
  listing: {
    verb: '列入',
    measure: '列入经营异常名录',
    form: '经营异常名录审批表',
    yes: '予以列入',
    no: '不予列入',
  },
  marking: {
    verb: '标记',
    measure: '标记为经营异常状态',
    form: '经营异常状态标记审批表',
    yes: '予以标记',
    no: '不予标记',
  },
}

/** A look at the status in one sentence: 8月12日在公示系统核对：存续（在营、开业）；note. */
export function statusCheckText({
  at,
  source,
  status,
  note,
  serviceAddress,
  operatorAddressChecked,
}: StatusCheck) {
  const words = [
    businessStatusNames[status],
    ...(status === 'suspended' ? [`送达地址 ${serviceAddress}`] : []),
    ...(operatorAddressChecked ? ['已查找经营者住所'] : []),
    note.replace(/。$/, ''),
  ]
  return `${chineseDate(chinaDate(at))}${source === '现场' ? '现场' : `在${source}`}核对：${words.join('；')}`
}
