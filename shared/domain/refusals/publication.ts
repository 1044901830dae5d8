import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about 公示 and 归档 (P16, F17). */
export const publicationRefusals = {} satisfies RefusalTexts
