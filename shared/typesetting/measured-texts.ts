import type { RichText } from './blocks.ts'
import type { MeasuredCharacter, TextStyle } from './measure.ts'

/** A measured text with the characters that no face has. */
export interface MeasuredText {
  readonly items: readonly MeasuredCharacter[]
  readonly missing: readonly string[]
}

/** So many texts of a style are kept in each of the two generations. */
const generationSize = 400

/** What is measured already in one style. */
class TextsOfStyle {
  /** Characters by their code unit. */
  readonly characters = new Map<number, MeasuredCharacter>()
  private young = new Map<string, MeasuredText>()
  private old = new Map<string, MeasuredText>()

  get(text: RichText): MeasuredText | undefined {
    const key = keyOf(text)
    const measured = this.young.get(key)
    if (measured !== undefined) return measured
    const old = this.old.get(key)
    if (old !== undefined) this.keep(key, old)
    return old
  }

  set(text: RichText, measured: MeasuredText): void {
    this.keep(keyOf(text), measured)
  }

  private keep(key: string, measured: MeasuredText): void {
    if (this.young.size === generationSize) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(key, measured)
  }
}

/** No text begins with the mark of a sequence of runs, U+FFFF, which is no character. */
const keyOf = (text: RichText): string =>
  typeof text === 'string' && !text.startsWith('\uffff') ? text : `\uffff${JSON.stringify(text)}`

/**
 * Texts that are measured already. The letters of a batch share most of their sentences; what is made of a measured
 * text (its lines, their operators) is found again by the text's object. The texts used last are kept.
 */
export class MeasuredTexts {
  private readonly styles = new Map<string, TextsOfStyle>()
  private last: { readonly style: TextStyle; readonly texts: TextsOfStyle } | undefined

  of(style: TextStyle): TextsOfStyle {
    if (this.last?.style === style) return this.last.texts
    const { slot, size, pitch } = style
    const key = `${slot} ${size} ${pitch}`
    let texts = this.styles.get(key)
    if (texts === undefined) {
      texts = new TextsOfStyle()
      this.styles.set(key, texts)
    }
    this.last = { style, texts }
    return texts
  }
}
