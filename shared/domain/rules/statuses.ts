import { type RefusalCode, refusalCodes, refuse } from '../refusals.ts'
import type { RuleStatus } from './rule-status.ts'
import { fengzeStatuses } from './status/fengze.ts'
import { puyangStatuses } from './status/puyang.ts'
import { qinhuangdaoStatuses } from './status/qinhuangdao.ts'
import { shijiazhuangStatuses } from './status/shijiazhuang.ts'
import { zezhouStatuses } from './status/zezhou.ts'

/** What became of each of the 97 rules, by id. */
export const ruleStatuses: Readonly<Record<string, RuleStatus>> = {
  ...qinhuangdaoStatuses,
  ...shijiazhuangStatuses,
  ...puyangStatuses,
  ...fengzeStatuses,
  ...zezhouStatuses,
}

/** Refusals that name the rule as theirs, then those that its status lists beside them. */
export function refusalsOf(
  ruleId: string,
  status: RuleStatus | undefined = ruleStatuses[ruleId],
): RefusalCode[] {
  const also = status?.kind === 'enforced' ? (status.also ?? []) : []
  const own = refusalCodes.filter((code) => refuse(code).rule?.id === ruleId)
  return [...new Set([...own, ...also])]
}
