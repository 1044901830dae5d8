import type { Scenario } from './scenario.ts'

export const followUpScenarios: readonly Scenario[] = []
