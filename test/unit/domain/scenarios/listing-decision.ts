import type { Scenario } from './scenario.ts'

export const listingDecisionScenarios: readonly Scenario[] = []
