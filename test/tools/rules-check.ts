import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type RefusalCode, refusalCodes, refuse } from '../../shared/domain/refusals.ts'
import { mayComeLater, type RuleStatus } from '../../shared/domain/rules/rule-status.ts'
import { refusalsOf, ruleStatuses } from '../../shared/domain/rules/statuses.ts'
import { findRule, planRules } from '../../shared/domain/rules.ts'
import { problemCodes } from '../../shared/protocol/problems.ts'
import { projectFolder } from './project.ts'

/** The table of scenarios: one test per refusal, named after it. */
export const scenarioTest = 'test/unit/domain/refusals.test.ts'

/** What the check looks at besides the table itself. */
export interface RuleSources {
  refusals: readonly string[]
  problems: readonly string[]
  exists: (file: string) => boolean
  read: (file: string) => string
  /** Text of the scenarios. */
  scenarios: string
}

/** The sources of this checkout. */
export function sourcesOfProject(): RuleSources {
  const read = (file: string) => readFileSync(resolve(projectFolder, file), 'utf8')
  const folder = 'test/unit/domain/scenarios'
  const files = readdirSync(resolve(projectFolder, folder)).map((name) => join(folder, name))
  return {
    refusals: refusalCodes,
    problems: problemCodes,
    exists: (file) => existsSync(resolve(projectFolder, file)),
    read,
    scenarios: [scenarioTest, ...files].map(read).join('\n'),
  }
}

/** What is wrong with the table of statuses: one sentence each, empty when nothing. */
export function ruleFaults(
  statuses: Readonly<Record<string, RuleStatus>> = ruleStatuses,
  sources: RuleSources = sourcesOfProject(),
): string[] {
  const strangers = Object.keys(statuses).filter((id) => !planRules.some((rule) => rule.id === id))
  return [
    ...strangers.map((id) => `${id}: a status of no rule`),
    ...planRules.flatMap(({ id }) => {
      const status = statuses[id]
      return status ? faultsOf(id, status, sources).map((fault) => `${id}: ${fault}`) : [`${id}: no status`]
    }),
    ...sources.refusals.flatMap((code) => orphanFault(code, sources)),
  ]
}

function faultsOf(id: string, status: RuleStatus, sources: RuleSources): string[] {
  const faults: string[] = []
  if (!status.by.trim()) faults.push('says nothing of what holds it')
  const files = [...(status.files ?? []), ...testsOf(status)]
  for (const file of files) if (!sources.exists(file)) faults.push(`${file} does not exist`)
  const refusals = refusalsOf(id, status)
  if (status.kind === 'enforced') {
    const station = status.station ?? []
    if (refusals.length + station.length === 0) faults.push('enforced, and no refusal names it')
    for (const code of status.also ?? [])
      if (!sources.refusals.includes(code)) faults.push(`no refusal ${code}`)
    for (const { problem, file, test } of station) {
      if (!sources.problems.includes(problem)) faults.push(`no error ${problem} of the station`)
      if (sources.exists(file) && !sources.read(file).includes(test))
        faults.push(`no test “${test}” in ${file}`)
    }
  } else if (refusals.length > 0) faults.push(`${status.kind}, although ${refusals.join(', ')} names it`)
  if (status.kind === 'provided' && !/^test\/e2e\/[^/]+\.spec\.ts$/.test(status.test))
    faults.push(`${status.test} is no end-to-end test`)
  if (status.kind === 'later' && !mayComeLater.has(id)) faults.push('may not come later')
  return faults
}

/** Files of the tests that a status names. */
export function testsOf(status: RuleStatus): string[] {
  if (status.kind === 'provided') return [status.test]
  if (status.kind !== 'enforced') return []
  return [...(status.station ?? []).map(({ file }) => file), ...(status.seen ? [status.seen] : [])]
}

/** A refusal of `decide` must be of a rule, and have a scenario. */
function orphanFault(code: string, { scenarios }: RuleSources): string[] {
  const faults: string[] = []
  const rule = refuse(code as RefusalCode).rule
  if (!rule || !findRule(rule.id)) faults.push(`${code}: a refusal of no rule`)
  if (!scenarios.includes(`'${code}'`)) faults.push(`${code}: no scenario in ${scenarioTest}`)
  return faults
}
