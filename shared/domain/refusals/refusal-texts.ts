/** Texts of one refusal. `{name}` places are filled in by `refuse`. */
export interface RefusalText {
  /** What is not possible now. */
  title: string
  happened: string
  remedy: string
  ruleId: string
}

/** Texts by stable code. */
export type RefusalTexts = Record<string, RefusalText>
