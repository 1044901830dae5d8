import type { Scenario } from './scenario.ts'

export const publicationScenarios: readonly Scenario[] = []
