import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type RuleStatus, ruleStatusNames } from '../../shared/domain/rules/rule-status.ts'
import { refusalsOf, ruleStatuses } from '../../shared/domain/rules/statuses.ts'
import { planRules } from '../../shared/domain/rules.ts'
import { projectFolder } from './project.ts'
import { testsOf } from './rules-check.ts'

const file = resolve(projectFolder, 'docs/rules-sources.md')
const start = '<!-- tables: written by `npm run rules -- --write` -->'

const plans: [letter: string, heading: string, source: string][] = [
  [
    'Q',
    '秦皇岛',
    '秦市监函〔2024〕58号, 2024-02-27: 秦皇岛市市场监管系统2024年“双随机、一公开”监管工作实施方案.',
  ],
  ['J', '石家庄', '石家庄市2025年“双随机、一公开”监管工作实施方案 (number and date unknown).'],
  ['P', '濮阳县', '濮县双随机办〔2023〕12号: 濮阳县关于推行市场监管领域部门“双随机、一公开”监管工作方案.'],
  [
    'F',
    '丰泽',
    '泉州市丰泽区市场监督管理局, 2024-05-10: 2024年上半年全区市场监管系统“双随机、一公开”抽查工作方案.',
  ],
  ['Z', '泽州县', '泽市监〔2023〕10号, 2023-02-06: 泽州县市场监督管理局2023年度双随机抽查工作计划.'],
]

/** The tables of docs/rules-sources.md, as the data gives them. */
export function rulesTables(): string {
  const sections = plans.map(([letter, heading, source]) => {
    const rows = planRules
      .filter(({ id }) => id.startsWith(letter))
      .map(({ id, text, marks }) => {
        const status = ruleStatuses[id]
        const cells = [
          id,
          text,
          marks.join(' '),
          status ? ruleStatusNames[status.kind] : '–',
          holds(id, status),
        ]
        return `| ${cells.join(' | ')} |`
      })
    return [
      `## ${heading} (${letter})\n`,
      `${source}\n`,
      '| id | rule | mark | status | held by |\n|---|---|---|---|---|',
      ...rows,
    ].join('\n')
  })
  return `${sections.join('\n\n')}\n`
}

/** Words of the screen, refusals, errors of the station, files, further tests. */
function holds(id: string, status: RuleStatus | undefined): string {
  if (!status) return '–'
  const station = status.kind === 'enforced' ? (status.station ?? []).map(({ problem }) => problem) : []
  const parts = [
    status.by,
    listed([...refusalsOf(id), ...station]),
    listed(status.files ?? []),
    listed(testsOf(status)),
  ]
  return parts.filter((part) => part).join('; ')
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `\`${name}\``).join(', ')
}

/** The page as it should be: the words before the mark stay, the tables follow the data. */
export function rulesPage(): { now: string; wanted: string } {
  const now = readFileSync(file, 'utf8')
  const end = now.indexOf(start)
  if (end < 0) throw new Error(`docs/rules-sources.md lacks the line ${start}`)
  return { now, wanted: `${now.slice(0, end)}${start}\n\n${rulesTables()}` }
}

/** Writes the tables into the page. */
export function writeRulesPage(): void {
  writeFileSync(file, rulesPage().wanted)
}
