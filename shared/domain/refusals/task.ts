import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about tasks: return, postponement, cancellation (Z7, Z11). */
export const taskRefusals = {} satisfies RefusalTexts
