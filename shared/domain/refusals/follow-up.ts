import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about the follow-up (F22, Q14). */
export const followUpRefusals = {} satisfies RefusalTexts
