import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about methods, third-party opinions, obstruction, 存续状态 (J6, F20, P14, P18). */
export const disciplineRefusals = {} satisfies RefusalTexts
