import type { Scenario } from './scenario.ts'

export const disciplineScenarios: readonly Scenario[] = []
