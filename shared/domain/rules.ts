import { fengzeRules } from './rules/fengze.ts'
import { nationalRules } from './rules/national.ts'
import { puyangRules } from './rules/puyang.ts'
import { qinhuangdaoRules } from './rules/qinhuangdao.ts'
import type { Rule } from './rules/rule.ts'
import { shijiazhuangRules } from './rules/shijiazhuang.ts'
import { zezhouRules } from './rules/zezhou.ts'

export type { Rule, RuleMark } from './rules/rule.ts'

/** The 97 rules of the five plans, in the order Q, J, P, F, Z. */
export const planRules: readonly Rule[] = [
  ...qinhuangdaoRules,
  ...shijiazhuangRules,
  ...puyangRules,
  ...fengzeRules,
  ...zezhouRules,
]

/** The rules of the plans, and the national ones that hold where a plan says nothing. */
export const rules: readonly Rule[] = [...planRules, ...nationalRules]

const byId = new Map(rules.map((rule) => [rule.id, rule]))

/** A rule by its id. @throws Error for an id that is not in the table */
export function ruleOf(id: string): Rule {
  const rule = byId.get(id)
  if (!rule) throw new Error(`no rule ${id}`)
  return rule
}

/** A rule by its id, or undefined. */
export function findRule(id: string): Rule | undefined {
  return byId.get(id)
}
