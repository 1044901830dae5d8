import { type PhrasePlace, phrasePlaces } from './phrase-places.ts'

/** A standard sentence of a paper, which a district may word otherwise. Each kind keeps its own in `phrases.ts`. */
export interface StandardPhrase {
  /** Chinese name on the screen: 首部, 责令的内容, 救济途径. */
  readonly name: string
  /** Standard wording; `{business}` stands for what the record gives. */
  readonly text: string
  /** What the wording may name. */
  readonly places: readonly PhrasePlace[]
  /** What every wording has to name, since the paper says it nowhere else. */
  readonly required?: readonly PhrasePlace[]
}

/** The sentences of a kind, by key: kind of paper, point, name of the sentence. */
export type StandardPhrases = Readonly<Record<`${string}.${string}`, StandardPhrase>>

/** Longest wording in characters. */
const longest = 600

const place = /\{([^{}]*)\}/gu
const named = (id: PhrasePlace) => `{${id}}（${phrasePlaces[id].name}）`

/**
 * What is wrong with a wording, as part of a Chinese sentence without an end mark; null when it can stand on a paper.
 * Nothing is guessed: a place that the paper does not know, or half a brace, would be printed as it is.
 */
export function wordingFault(text: string, { places, required = [] }: StandardPhrase): string | null {
  if (text.trim() === '') return '没有内容'
  const length = [...text].length
  if (length > longest) return `有${length}个字符，超过${longest}个`
  if (/[^\n\P{Cc}]|\p{Cs}/u.test(text)) return '含有不能印出的控制字符'
  if (/[｛｝]/u.test(text)) return '用了全角的花括号，应写成半角的 { }'
  const known = places.length === 0 ? '这句话没有可以代入的内容' : `可以用的有${places.map(named).join('、')}`
  for (const [whole, id = ''] of text.matchAll(place))
    if (!places.some((each) => each === id)) return `不认识“${whole}”，${known}`
  if (/[{}]/u.test(text.replace(place, ''))) return '花括号没有成对，{ 和 } 应各有一个'
  const missing = required.find((id) => !text.includes(`{${id}}`))
  return missing ? `缺少${named(missing)}` : null
}

/** Puts the values into a checked wording; what a value holds is text and never looked at again. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(place, (_, id: string) => String(values[id] ?? ''))

/** A wording with the samples of its places, for the preview. */
export const filledWithSamples = (text: string): string =>
  text.replace(place, (whole, id: string) =>
    Object.hasOwn(phrasePlaces, id) ? phrasePlaces[id as PhrasePlace].sample : whole,
  )
