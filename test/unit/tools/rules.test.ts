import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RuleStatus } from '../../../shared/domain/rules/rule-status.ts'
import { ruleStatuses } from '../../../shared/domain/rules/statuses.ts'
import { ruleFaults, scenarioTest, sourcesOfProject } from '../../tools/rules-check.ts'
import { rulesPage } from '../../tools/rules-docs.ts'
import { killed, ruleTrials } from '../../tools/rules-mutate.ts'
import { withoutError } from '../../tools/rules-mutation.ts'
import { Trials } from '../../tools/rules-trials.ts'

describe('the table of statuses', () => {
  it('gives each of the 97 rules a status that is true', () => {
    expect(ruleFaults()).toEqual([])
  })

  it('is what docs/rules-sources.md shows', () => {
    const { now, wanted } = rulesPage()
    expect(now).toBe(wanted)
  })

  const changed = (id: string, status: RuleStatus | undefined) => {
    const { [id]: _, ...rest } = ruleStatuses
    const before = ruleFaults()
    return ruleFaults(status ? { ...rest, [id]: status } : rest).filter((fault) => !before.includes(fault))
  }
  const test = 'test/e2e/main-job.spec.ts'

  it.each<[string, string, RuleStatus | undefined, string]>([
    ['no status', 'F6', undefined, 'F6: no status'],
    [
      'a rule that comes later without leave',
      'F24',
      { kind: 'later', to: 'station desk', by: '以后' },
      'F24: may not come later',
    ],
    [
      'a refused rule that says less',
      'F6',
      { kind: 'provided', by: '台账', test },
      'F6: provided, although mailing.before-window names it',
    ],
    [
      'a test that is not there',
      'J1',
      { kind: 'provided', by: '依据', test: 'test/e2e/none.spec.ts' },
      'J1: test/e2e/none.spec.ts does not exist',
    ],
    [
      'a test that is none',
      'J1',
      { kind: 'provided', by: '依据', test: 'package.json' },
      'J1: package.json is no end-to-end test',
    ],
    [
      'a test that walks no screen',
      'J1',
      { kind: 'provided', by: '依据', test: 'test/unit/domain/report-dates.test.ts' },
      'J1: test/unit/domain/report-dates.test.ts is no end-to-end test',
    ],
    [
      'an enforced rule without a refusal',
      'J1',
      { kind: 'enforced', by: '依据' },
      'J1: enforced, and no refusal names it',
    ],
    [
      'a refusal that is not there',
      'J1',
      { kind: 'enforced', by: '依据', also: ['none.such' as never] },
      'J1: no refusal none.such',
    ],
    [
      'a test of the station that has another name',
      'J1',
      {
        kind: 'enforced',
        by: '依据',
        station: [
          {
            problem: 'access.denied',
            file: 'test/integration/server/admin.test.ts',
            test: 'nothing of the kind',
          },
        ],
      },
      'J1: no test “nothing of the kind” in test/integration/server/admin.test.ts',
    ],
    [
      'nothing that holds it',
      'Q20',
      { kind: 'organisational', by: ' ' },
      'Q20: says nothing of what holds it',
    ],
  ])('finds %s', (_, id, status, fault) => {
    expect(changed(id, status)).toEqual([fault])
  })

  it('finds a refusal without a scenario', () => {
    const sources = { ...sourcesOfProject(), scenarios: '' }
    expect(ruleFaults(ruleStatuses, sources)).toContain(`sign.twice: no scenario in ${scenarioTest}`)
  })
})

describe('taking an error out of a source', () => {
  it.each([
    ['an if', "if (a) return refused(refuse('x.y', { b }))\ngo()", 'if (a) {}\ngo()'],
    ['the last word of a block', "if (a) {\n  b()\n  return refuse('x.y')\n}", 'if (a) {\n  b()\n  {}\n}'],
    ['a choice', "const f = () => (a ? refuse('x.y') : undefined)", 'const f = () => (undefined)'],
    ['the other side of a choice', "const f = a ? b : refuse('x.y')", 'const f = b'],
    ['a chain', "const f = a ?? refuse('x.y') ?? b", 'const f = a ?? b'],
    ['a condition', "const f = () => a && refuse('x.y')", 'const f = () => undefined'],
    ['a callback', "part(a, () => refuse('x.y'))", 'part(a, () => undefined)'],
    [
      'the last word of a check',
      "function f() {\n  return refuse('x.y')\n}",
      'function f() {\n  return undefined\n}',
    ],
    [
      'the last word of a decision',
      "function f() {\n  return refused(refuse('x.y'))\n}",
      'function f() {\n  return { events: [] }\n}',
    ],
    ['a throw', "if (a) throw new ProblemError('x.y', { 名: '甲' })", 'if (a) {}'],
    ['a problem kept for later', "const p = problem('x.y')", 'const p = undefined'],
    ['both places', "if (a) return refuse('x.y')\nif (b) return refuse('x.y')", 'if (a) {}\nif (b) {}'],
    [
      'after Chinese text',
      "const t = '检查人员不足两人'\nif (a) return refuse('x.y')",
      "const t = '检查人员不足两人'\nif (a) {}",
    ],
  ])('knows %s', (_, text, without) => {
    expect(withoutError('a.ts', `function whole() {\n${text}\n}`, 'x.y').text).toBe(
      `function whole() {\n${without}\n}`,
    )
  })

  it('leaves other errors and mere mentions alone', () => {
    const text = "const f = () => refuse('x.z')\nconst known = 'x.y'\nshow(texts['x.y'])"
    expect(withoutError('a.ts', text, 'x.y')).toEqual({ text, sites: 0 })
  })
})

describe('the trial of a refusal', () => {
  let trials: Trials
  beforeAll(async () => {
    trials = await Trials.open()
  })
  afterAll(() => trials.close())

  it.each(['recusal.conflict', 'mailing.before-window'])('of %s turns its scenario red', async (code) => {
    const outcome = await trials.run(ruleTrials().find((trial) => trial.code === code)!)
    expect(killed(outcome)).toBe(true)
    expect(outcome.red).toHaveLength(1)
    expect(outcome.red[0]).toContain(code)
  })

  it('shows nothing where another test is named, where nothing makes the error, or where there is no test', async () => {
    const trial = ruleTrials().find(({ code }) => code === 'sign.twice')!
    const other = await trials.run({ ...trial, name: /sign\.same-certificate comes/ })
    expect([other.sites, other.red, killed(other)]).toEqual([1, [], false])
    const nowhere = await trials.run({ ...trial, code: 'none.such' })
    expect([nowhere.sites, killed(nowhere)]).toEqual([0, false])
    const untested = await trials.run({ ...trial, name: /no test of this name/ })
    expect(untested.invalid).toContain('no green test')
    expect(killed(untested)).toBe(false)
  })
})
