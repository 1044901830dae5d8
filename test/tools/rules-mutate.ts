import { refuse } from '../../shared/domain/refusals.ts'
import { refusalsOf, ruleStatuses } from '../../shared/domain/rules/statuses.ts'
import { rules } from '../../shared/domain/rules.ts'
import { scenarioTest } from './rules-check.ts'
import { type Trial, type TrialOutcome, Trials } from './rules-trials.ts'

export interface RuleTrial extends Trial {
  ruleIds: string[]
}

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')

/** One trial per refusal of `decide`, with all rules that it carries, then one per refusal of the station. */
export function ruleTrials(): RuleTrial[] {
  const carried = new Map<string, string[]>()
  for (const { id } of rules)
    for (const code of refusalsOf(id)) carried.set(code, [...(carried.get(code) ?? []), id])
  const decided = [...carried].map(([code, ruleIds]): RuleTrial => {
    const rule = refuse(code as Parameters<typeof refuse>[0]).rule!.id
    return {
      code,
      ruleIds,
      file: scenarioTest,
      name: new RegExp(`${escaped(code)} comes with rule ${rule}$`),
    }
  })
  const station = new Map<string, RuleTrial>()
  for (const [id, status] of Object.entries(ruleStatuses))
    for (const { problem, file, test } of (status.kind === 'enforced' && status.station) || []) {
      const key = `${problem} ${file} ${test}`
      const name = new RegExp(escaped(test).replaceAll('%s', '.+'))
      const ruleIds = [...(station.get(key)?.ruleIds ?? []), id]
      station.set(key, { code: problem, ruleIds, file, name })
    }
  return [...decided, ...station.values()]
}

/** A trial that shows something: the error was somewhere, and a green test went red without it. */
export function killed({ sites, red, invalid }: TrialOutcome): boolean {
  return !invalid && sites > 0 && red.length > 0
}

/**
 * Takes out each refusal in turn and prints which test went red, or SURVIVED.
 * @param only ids of rules or codes; all without it
 * @returns whether none survived
 */
export async function mutateRules(only: readonly string[], print: (line: string) => void): Promise<boolean> {
  const chosen = ruleTrials().filter(
    ({ code, ruleIds }) => only.length === 0 || only.some((name) => name === code || ruleIds.includes(name)),
  )
  const begun = Date.now()
  const outcomes: TrialOutcome[] = []
  const trials = await Trials.open()
  // Ctrl-C ends the test under way with its workers; what it fails with then says nothing.
  let stopped = false
  const stop = () => {
    stopped = true
    print('Stopped.')
    void trials.close()
  }
  process.once('SIGINT', stop)
  try {
    for (const [index, trial] of chosen.entries()) {
      const outcome = await trials.run(trial).catch((error: unknown) => {
        if (!stopped) throw error
      })
      if (!outcome || stopped) return false
      outcomes.push(outcome)
      const where = outcome.invalid ?? (outcome.sites === 0 ? 'nothing in the sources makes it' : '')
      const result = killed(outcome) ? `red: ${outcome.red[0]}` : `SURVIVED ${where}`
      const count = `${String(index + 1).padStart(String(chosen.length).length)}/${chosen.length}`
      print(`${count}  ${trial.ruleIds.join(' ').padEnd(12)} ${trial.code.padEnd(32)} ${result}`)
    }
  } finally {
    process.off('SIGINT', stop)
    await trials.close()
  }
  const survivors = outcomes.filter((outcome) => !killed(outcome))
  const carrying = new Set(chosen.flatMap(({ ruleIds }) => ruleIds)).size
  const seconds = Math.round((Date.now() - begun) / 1000)
  print('')
  print(
    `${chosen.length} refusals of ${carrying} rules taken out, one at a time: ` +
      `${chosen.length - survivors.length} tests went red, ${survivors.length} survived (${seconds} s).`,
  )
  for (const { code } of survivors) print(`SURVIVED ${code}`)
  return chosen.length > 0 && survivors.length === 0
}
