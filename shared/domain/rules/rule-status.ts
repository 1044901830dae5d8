import type { ProblemCode } from '../../protocol/problems.ts'
import type { RefusalCode } from '../refusals.ts'

/** A refusal that only the station server can give, and the test that goes red when it is taken out. */
export interface StationRefusal {
  problem: ProblemCode
  /** Test file, below the project folder. */
  file: string
  /** Part of the name of the test in it, `%s` for the cases of a table. */
  test: string
}

interface Held {
  /** What of the product holds the rule, in the words of the screen; for `organisational` the reason. */
  by: string
  /** Sources and data that hold or show it, below the project folder. */
  files?: readonly string[]
}

/**
 * What became of a rule of the plans:
 * - `enforced`: `decide` or the station refuses what breaks it. The refusals that name the rule themselves count
 *   without being listed; `also` lists those that carry it beside their own rule. Its test is the scenario of each
 *   refusal; `seen` is a further one that walks it.
 * - `provided`: a screen or data, with its test.
 * - `organisational`: no duty of software.
 * - `later`: belongs to the desk of the station.
 */
export type RuleStatus =
  | (Held & {
      kind: 'enforced'
      also?: readonly RefusalCode[]
      station?: readonly StationRefusal[]
      seen?: string
    })
  | (Held & { kind: 'provided'; test: string })
  | (Held & { kind: 'organisational' })
  | (Held & { kind: 'later'; to: 'station desk' })

export type RuleStatusKind = RuleStatus['kind']

/** Names of the kinds, as 帮助 shows them. */
export const ruleStatusNames: Record<RuleStatusKind, string> = {
  enforced: '已落实',
  provided: '已提供',
  organisational: '由机关组织',
  later: '站点端后续',
}

/** Rules whose duty lies with the desk of the station, so that they may come later. */
export const mayComeLater: ReadonlySet<string> = new Set(
  (
    'Q1 Q2 Q3 Q5 Q6 Q7 J2 J3 J4 J5 J7 J12 J13 J14 P1 P3 P6 P7 P8 P9 P10 F1 F2 F3 F19 ' + 'Z1 Z3 Z5 Z6 Z7 Z8'
  ).split(' '),
)
