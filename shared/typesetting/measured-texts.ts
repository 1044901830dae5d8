import type { MeasuredCharacter } from './measure.ts'

/** A measured text with the characters that no face has. */
export interface MeasuredText {
  readonly items: readonly MeasuredCharacter[]
  readonly missing: readonly string[]
}

/** So many texts are kept in each of the two generations. */
const generationSize = 400

/**
 * Texts that are measured already. The letters of a batch share most of their sentences; what is made of a measured
 * text (its lines, their operators) is found again by the text's object. The texts used last are kept.
 */
export class MeasuredTexts {
  private young = new Map<string, MeasuredText>()
  private old = new Map<string, MeasuredText>()

  get(key: string, measure: () => MeasuredText): MeasuredText {
    let text = this.young.get(key)
    if (text === undefined) {
      text = this.old.get(key) ?? measure()
      if (this.young.size === generationSize) {
        this.old = this.young
        this.young = new Map()
      }
      this.young.set(key, text)
    }
    return text
  }
}
