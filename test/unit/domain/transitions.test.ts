import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stationCommands } from '../../../shared/domain/commands.ts'
import { type InspectionState, inspectionStateNames } from '../../../shared/domain/inspection.ts'
import { findRule } from '../../../shared/domain/rules.ts'
import { type TransitionActor, transitions } from '../../../shared/domain/transitions.ts'
import { projectFolder } from '../../tools/project.ts'
import { inspectionStatesPage } from '../../tools/states-page.ts'
import { explore, type Taken } from './explore.ts'

const states = Object.keys(inspectionStateNames) as InspectionState[]

/** Three walks of random commands on records of every state. */
const taken: Taken[] = []
for (const seed of [1, 2, 3]) explore(seed, 100_000, (step) => taken.push(step))

const row = (command: string, from: string, to: string) => `${command}: ${from} → ${to}`
const moves = transitions.flatMap(({ command, moves }) =>
  Object.entries(moves).flatMap(([from, all]) => all.map((to) => row(command, from, to))),
)

describe('the table of transitions', () => {
  it('knows every step that random commands take', () => {
    const known = new Set([
      ...moves,
      ...transitions.flatMap(({ command, stays }) => stays.map((state) => row(command, state, state))),
    ])
    const unknown = taken
      .map(({ command, from, to }) => row(command, from, to))
      .filter((step) => !known.has(step))
    expect([...new Set(unknown)]).toEqual([])
  })

  it('names no move that random commands never take', () => {
    const seen = new Set(taken.map(({ command, from, to }) => row(command, from, to)))
    expect(moves.filter((move) => !seen.has(move))).toEqual([])
  })

  it('names who gives a command', () => {
    for (const { command, by, before } of taken) {
      if (stationCommands.includes(command)) continue
      const possible: TransitionActor[] = [by.role as TransitionActor]
      if (before.officers.some(({ id }) => id === by.id)) possible.push('officer')
      if (by.stationId === before.business.stationId) possible.push('handler')
      const { actors } = transitions.find((entry) => entry.command === command)!
      expect(
        actors.some((actor) => possible.includes(actor)),
        `${command} by ${by.id}`,
      ).toBe(true)
    }
  })

  it('has one row per command, a rule that exists, and a way to every state', () => {
    expect(new Set(transitions.map(({ command }) => command)).size).toBe(transitions.length)
    for (const { ruleId } of transitions) expect(findRule(ruleId), ruleId).toBeDefined()
    const reached = new Set(transitions.flatMap(({ moves }) => Object.values(moves).flat()))
    for (const state of states) if (state !== 'awaiting-recusal') expect(reached).toContain(state)
    expect(new Set(taken.map(({ to }) => to))).toEqual(new Set(states))
  })

  it('lets nothing but the way out of 需要处理 happen to a record that is archived or cancelled', () => {
    for (const { command, moves, stays } of transitions)
      for (const state of ['archived', 'cancelled'] as const) {
        expect(moves[state], command).toBeUndefined()
        if (command !== 'resolveParked') expect(stays, command).not.toContain(state)
      }
  })
})

describe('docs/inspection-states.md', () => {
  it('is what the table gives (npm run states)', () => {
    expect(readFileSync(join(projectFolder, 'docs/inspection-states.md'), 'utf8')).toBe(
      inspectionStatesPage(),
    )
  })
})
