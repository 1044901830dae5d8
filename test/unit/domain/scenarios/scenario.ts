import type { Decision } from '../../../../shared/domain/decide/context.ts'
import type { RefusalCode } from '../../../../shared/domain/refusals.ts'

/** One way to a refusal: code, rule behind it, what somebody tries. */
export type Scenario = [code: RefusalCode, ruleId: string, attempt: () => Decision]
