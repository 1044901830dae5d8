/** Classes of characters that line breaking (禁则) and spacing ask for. */

const forbiddenAtStart = new Set('，。、；：？！）》〉】』」〕］｝”’％‰℃°…·～〜々ー,.;:?!)]}%')
const forbiddenAtEnd = new Set('“‘（《〈【『「〔［｛￥＄$([{#＃№')
/** Two of them in a row are one sign (破折号, 省略号) and stay on one line. */
const doubled = new Set('—…')

/** Full-width marks whose right half is blank, and those whose left half is. */
const blankAtRight = new Set('，。、；：？！）》〉】』」〕］｝”’')
const blankAtLeft = new Set('“‘（《〈【『「〔［｛')
/** Units that stay on the line of the number before them: 2026年, 117号, 第3次. */
const units = new Set('年月日号时分次人件户室%％℃‰')

export const isForbiddenAtStart = (character: string): boolean => forbiddenAtStart.has(character)
export const isForbiddenAtEnd = (character: string): boolean => forbiddenAtEnd.has(character)
export const isDoubled = (character: string): boolean => doubled.has(character)
export const isUnit = (character: string): boolean => units.has(character)
export const isDigit = (character: string): boolean => character >= '0' && character <= '9'

/**
 * Marks that follow each other stand closer (标点挤压): `after` tells that the blank half of the first is taken
 * out, `before` that of the second.
 */
export function squeeze(first: string, second: string): 'after' | 'before' | null {
  if (blankAtRight.has(first) && (blankAtRight.has(second) || blankAtLeft.has(second))) return 'after'
  return blankAtLeft.has(first) && blankAtLeft.has(second) ? 'before' : null
}

/** Which half of a full-width mark is blank and may be left out at the edge of a line; null for all else. */
export function blankHalf(character: string): 'left' | 'right' | null {
  if (blankAtLeft.has(character)) return 'left'
  return blankAtRight.has(character) ? 'right' : null
}

export const isSpace = (character: string): boolean => character === ' '

/** Letters, digits and signs of Latin words, numbers, codes and addresses on the net. */
export const isWordCharacter = (character: string): boolean => /^[!-~\u00A0-\u024F]/u.test(character)

/**
 * Characters that are invisible by definition (zero-width and direction marks, byte-order mark, controls other
 * than line break). They come in with pasted text; they have no ink to lose and are left out, which also keeps
 * a direction mark from changing what a reader sees.
 */
const invisible = /^[\p{Cc}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]$/u

const isVariationSelector = (character: string): boolean =>
  /^[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u.test(character)

/** Whether a character stays as it is in a text, whatever stands beside it. */
export const isPlain = (character: string): boolean =>
  !isVariationSelector(character) && splitCharacters(character)[0] === character

/**
 * Splits text into what one glyph stands for: a code point, with the variation selector that follows it.
 * Line ends become `\n`, tabs a space; invisible characters are left out.
 */
export function splitCharacters(text: string): string[] {
  const characters: string[] = []
  for (const character of text.replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n').replace(/[\t\u00A0]/gu, ' ')) {
    const last = characters.at(-1)
    if (isVariationSelector(character) && last !== undefined && last !== '\n') {
      // U+FE0F and U+FE0E choose between text and emoji presentation; there is no colour on this paper.
      if (!/^[\uFE0E\uFE0F]$/u.test(character)) characters[characters.length - 1] = last + character
    } else if (character === '\n' || !invisible.test(character)) {
      characters.push(character)
    }
  }
  return characters
}
