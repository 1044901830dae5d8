import { ruleStatusNames } from '../../shared/domain/rules/rule-status.ts'
import { refusalsOf, ruleStatuses } from '../../shared/domain/rules/statuses.ts'
import { planRules } from '../../shared/domain/rules.ts'
import { scenarioTest, testsOf } from './rules-check.ts'

/** How many columns of a terminal a text takes: Chinese characters and their punctuation take two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef“”‘’…—]/.test(character) ? 2 : 1), 0)
}

function column(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(1, columns - width(text)))
}

/** Lines for a terminal: each rule with mark, status, what holds it and its tests; then how many of each status. */
export function rulesTable(): string[] {
  const indent = ' '.repeat(28)
  const rows = planRules.flatMap(({ id, marks, text }) => {
    const status = ruleStatuses[id]
    const head = `${column(id, 5)}${column(marks.join(' '), 7)}${column(status?.kind ?? '–', 16)}${text}`
    if (!status) return [head]
    const codes = refusalsOf(id)
    const station = status.kind === 'enforced' ? (status.station ?? []) : []
    const tests = [...new Set([...(codes.length > 0 ? [scenarioTest] : []), ...testsOf(status)])]
    return [
      head,
      `${indent}${status.by}`,
      ...wrapped(codes, indent),
      ...wrapped([...new Set(station.map(({ problem }) => `station: ${problem}`))], indent),
      ...wrapped(tests, indent),
    ]
  })
  return [...rows, '', summary()]
}

/** One line: how many rules have which status. */
function summary(): string {
  const kinds = Object.keys(ruleStatusNames) as (keyof typeof ruleStatusNames)[]
  const count = (kind: string) => planRules.filter(({ id }) => ruleStatuses[id]?.kind === kind).length
  return `${planRules.length} rules: ${kinds.map((kind) => `${count(kind)} ${kind}`).join(', ')}`
}

/** Words in lines of at most 110 columns. */
function wrapped(words: readonly string[], indent: string): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 2 <= 110)
      lines[lines.length - 1] = `${last}  ${word}`
    else lines.push(indent + word)
  }
  return lines
}
