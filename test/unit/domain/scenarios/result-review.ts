import type { Scenario } from './scenario.ts'

export const resultReviewScenarios: readonly Scenario[] = []
