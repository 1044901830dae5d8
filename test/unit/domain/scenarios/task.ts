import type { Scenario } from './scenario.ts'

export const taskScenarios: readonly Scenario[] = []
