import type { z } from 'zod'
import { findRule } from '../domain/rules.ts'
import { type ProfileDraft, profileDraftSchema } from './profile.ts'

/** What stands against a profile, at one field. */
export interface ProfileProblem {
  /** Path of the field, for example `mailing.maximumDays`. */
  path: string
  message: string
}

/** National limits of 专用信函 that no district may widen (企业经营异常名录管理办法 第九条). */
const nationalMailing = { minimumDays: 15, maximumDays: 30 } as const

const chain = ['stationHead', 'bureauReviewer', 'bureauApprover'] as const

/**
 * Checks a profile as an admin wrote it, for the form and for the station alike.
 * @param known ids of checklists and result lists that the station holds; left out where they can't be known
 */
export function profileProblems(
  input: unknown,
  known?: { checklists: readonly string[]; resultLists: readonly string[] },
): ProfileProblem[] {
  const parsed = profileDraftSchema.safeParse(input)
  if (!parsed.success)
    return parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: chinese(issue) }))
  return [...meaning(parsed.data), ...(known ? unknownIds(parsed.data, known) : [])]
}

/** An issue of the schema as a sentence of the form. */
function chinese(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int' ? '应填整数' : '没有填写'
    case 'too_small':
      return issue.origin === 'array' ? '至少填写一项' : `不能小于 ${issue.inclusive ? issue.minimum : 1}`
    case 'too_big':
      return `不能大于 ${issue.maximum}`
    case 'invalid_value':
      return '不是可选的值'
    case 'invalid_format':
      return '日期应写成 2026-08-12 的样子'
    default:
      return '不合格式'
  }
}

/** What no schema says: limits of national rules, and fields that must fit each other. */
function meaning(profile: ProfileDraft): ProfileProblem[] {
  const problems: ProfileProblem[] = []
  const add = (path: string, message: string) => problems.push({ path, message })
  for (const path of ['name', 'authority', 'platform', 'source'] as const)
    if (profile[path].trim() === '') add(path, '没有填写')
  const { publishDeadline, nationalPublishDeadline, mailing, advanceNotice, approvalChain } = profile
  if (publishDeadline.count > nationalPublishDeadline.count)
    add('publishDeadline.count', `不能长于全国上限 ${nationalPublishDeadline.count} 个工作日`)
  if (mailing.minimumDays < nationalMailing.minimumDays)
    add('mailing.minimumDays', `两次邮寄的间隔不得少于 ${nationalMailing.minimumDays} 日（办法9）`)
  if (mailing.maximumDays > nationalMailing.maximumDays)
    add('mailing.maximumDays', `两次邮寄的间隔不得超过 ${nationalMailing.maximumDays} 日（办法9）`)
  if (mailing.maximumDays < mailing.minimumDays) add('mailing.maximumDays', '不能短于最短间隔')
  if (mailing.channels.length === 0) add('mailing.channels', '至少填写一项')
  if (advanceNotice.mode === 'forbidden' && advanceNotice.methods.length > 0)
    add('advanceNotice.methods', '不得事先通知的，不能再选通知办法')
  if (advanceNotice.mode === 'required' && advanceNotice.methods.length === 0)
    add('advanceNotice.methods', '必须事先通知的，至少选一种通知办法')
  const inOrder = chain.filter((step) => approvalChain.includes(step))
  if (approvalChain.length === 0) add('approvalChain', '至少要有一级审批')
  else if (inOrder.join() !== approvalChain.join())
    add('approvalChain', '应按所负责人、区局审核、区局审批的顺序，每级一次')
  const twice = profile.matterMode.onsiteRequired.filter((id) => profile.matterMode.offsiteFirst.includes(id))
  if (twice.length > 0) add('matterMode.offsiteFirst', '同一事项不能既要求现场检查又要求先用非现场方式')
  profile.reportSchedule.forEach(({ name, month, day }, index) => {
    if (name.trim() === '') add(`reportSchedule.${index}.name`, '没有填写')
    if (month && day > new Date(Date.UTC(2024, month, 0)).getUTCDate())
      add(`reportSchedule.${index}.day`, `${month}月没有 ${day} 日`)
  })
  profile.targets.forEach(({ name, percent }, index) => {
    if (name.trim() === '') add(`targets.${index}.name`, '没有填写')
    if (percent > 100) add(`targets.${index}.percent`, '不能大于 100')
  })
  for (const [kind, pattern] of Object.entries(profile.numberPatterns))
    if (!pattern.includes('{number}')) add(`numberPatterns.${kind}`, '文号格式里要有 {number}')
    else if (!pattern.includes('{year}')) add(`numberPatterns.${kind}`, '文号格式里要有 {year}')
  for (const [key, dated] of Object.entries(profile.citations)) {
    if (dated.length === 0) add(`citations.${key}`, '至少填写一项')
    dated.forEach(({ from, text }, index) => {
      if (text.trim() === '') add(`citations.${key}.${index}.text`, '没有填写')
      if (dated.some((other, at) => at < index && other.from === from))
        add(`citations.${key}.${index}.from`, '同一天起已有另一条引用')
    })
  }
  const own = new Set(profile.rules?.map(({ id }) => id))
  const ruleIds: [string, string][] = [
    ['publishDeadline', publishDeadline.ruleId],
    ['advanceNotice', advanceNotice.ruleId],
    ['mailing', mailing.ruleId],
    ['preListingReminder', profile.preListingReminder.ruleId],
    ['resultReview', profile.resultReview.ruleId],
    ['matterMode', profile.matterMode.ruleId],
    ...profile.reportSchedule.map(({ ruleId }, index): [string, string] => [
      `reportSchedule.${index}`,
      ruleId,
    ]),
    ...profile.targets.map(({ ruleId }, index): [string, string] => [`targets.${index}`, ruleId]),
  ]
  for (const [path, id] of ruleIds)
    if (!findRule(id) && !own.has(id)) add(`${path}.ruleId`, `规则表里没有“${id}”`)
  return problems
}

function unknownIds(
  { matterMode, resultList }: ProfileDraft,
  known: { checklists: readonly string[]; resultLists: readonly string[] },
): ProfileProblem[] {
  const problems: ProfileProblem[] = []
  for (const field of ['onsiteRequired', 'offsiteFirst'] as const)
    for (const id of matterMode[field])
      if (!known.checklists.includes(id))
        problems.push({ path: `matterMode.${field}`, message: `没有检查清单“${id}”` })
  if (!known.resultLists.includes(`${resultList.id}@${resultList.version}`))
    problems.push({
      path: 'resultList.version',
      message: `没有结果清单“${resultList.id}”第 ${resultList.version} 版`,
    })
  return problems
}
