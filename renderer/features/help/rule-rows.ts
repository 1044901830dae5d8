import { type RuleStatusKind, ruleStatusNames } from '../../../shared/domain/rules/rule-status.ts'
import { ruleStatuses } from '../../../shared/domain/rules/statuses.ts'
import { type RuleMark, rules } from '../../../shared/domain/rules.ts'

/** Who a rule binds, in the words of the screen. */
export const ruleMarkNames: Record<RuleMark, string> = { M: '应用内', S: '站点', R: '报表', C: '配置' }

/** The five plans by the letter of their rules, and the national rules. */
export const planNames = {
  Q: '秦皇岛',
  J: '石家庄',
  P: '濮阳县',
  F: '丰泽',
  Z: '泽州县',
  national: '国家规定',
} as const

export type PlanKey = keyof typeof planNames

/** A rule as the table shows it. */
export interface RuleRow {
  id: string
  plan: PlanKey
  text: string
  source: string
  marks: string
  /** Undefined for a national rule, which holds where a plan says nothing. */
  status: RuleStatusKind | undefined
  by: string
}

export const ruleRows: readonly RuleRow[] = rules.map(({ id, text, source, marks }) => {
  const letter = id[0]!
  const status = ruleStatuses[id]
  return {
    id,
    plan: marks.length > 0 && letter in planNames ? (letter as PlanKey) : 'national',
    text,
    source,
    marks: marks.map((mark) => ruleMarkNames[mark]).join('、'),
    status: status?.kind,
    by: status?.by ?? '方案没有规定的，按此办理',
  }
})

export interface RuleFilter {
  query: string
  plan: PlanKey | 'all'
  status: RuleStatusKind | 'all'
}

export const everyRule: RuleFilter = { query: '', plan: 'all', status: 'all' }

/** Rows that fit: every word of the query stands somewhere in the row; an id is found whole. */
export function rulesThat({ query, plan, status }: RuleFilter, all = ruleRows): RuleRow[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter((row) => {
    if (plan !== 'all' && row.plan !== plan) return false
    if (status !== 'all' && row.status !== status) return false
    const name = row.status ? ruleStatusNames[row.status] : ''
    const text = [row.text, row.source, row.by, row.marks, name].join('\n').toLowerCase()
    return words.every((word) => {
      const id = row.id.toLowerCase()
      return /^[a-z]\d+$/.test(word) ? id === word : text.includes(word) || id.includes(word)
    })
  })
}
