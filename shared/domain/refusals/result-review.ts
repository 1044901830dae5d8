import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about 复核 and 更正 (J11). */
export const resultReviewRefusals = {} satisfies RefusalTexts
