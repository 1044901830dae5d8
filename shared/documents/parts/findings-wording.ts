import { type AnswerResult, answerNames } from '../../domain/inspection.ts'
import type { CheckedItem, CheckedMatter } from './checked-matters.ts'
import { chineseDate, withoutEndMark } from './wording.ts'

/** Sentences about what was found. */

/** Results as a comparison words them. */
export const comparisonWords: Readonly<Record<AnswerResult, string>> = {
  conform: '一致',
  nonconform: '不一致',
  notApplicable: '不适用',
  unverifiable: '未核实',
}

/** Result of an item in words; 未检查 without an answer. */
export const resultWords = ({ kind, result }: Pick<CheckedItem, 'kind' | 'result'>): string =>
  result === null ? '未检查' : kind === 'comparison' ? comparisonWords[result] : answerNames[result]

/** The text with a mark at its end; one that ends inside quotation marks or brackets keeps it there. */
export function closed(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '' || /[。！？…][”’」』）)]*$/u.test(trimmed)) return trimmed
  return `${withoutEndMark(trimmed)}。`
}

/** 登记的住所门口1件、租赁合同2件. */
export const piecesWords = (pieces: readonly { name: string; pieces: number }[]): string =>
  pieces.map(({ name, pieces: count }) => `${withoutEndMark(name)}${count}件`).join('、')

/** 处置 of an item with its term; empty where none is on record. */
export const dispositionWords = ({ disposition, correctBy }: CheckedItem): string =>
  disposition === null ? '' : `${disposition}${correctBy === null ? '' : `，期限至${chineseDate(correctBy)}`}`

/** What was found, without the result: contents that differ, then the facts. */
export function factsWords({ comparison, facts, kind, result }: CheckedItem): string {
  const differs = kind === 'comparison' && comparison !== null && result === 'nonconform'
  const contents = differs
    ? `公示内容：${content(comparison.published)}；登记（备案）内容：${content(comparison.registered)}；实际内容：${content(comparison.actual)}。`
    : ''
  return `${contents}${closed(facts)}`
}

const content = (text: string): string => withoutEndMark(text.trim()) || '无'

/** Items of a matter as numbered paragraphs; items that have nothing but the same result share one. */
export function itemParagraphs(items: readonly CheckedItem[]): string[] {
  const paragraphs: string[] = []
  let index = 0
  while (index < items.length) {
    const first = items[index]!
    let end = index + 1
    if (isPlain(first))
      while (end < items.length && isPlain(items[end]!) && items[end]!.result === first.result) end += 1
    const names = items.slice(index, end).map(({ title }, offset) => `${index + offset + 1}.${title}`)
    paragraphs.push(
      end - index > 1 ? `${names.join('；')}：均${resultWords(first)}。` : `${names[0]}：${itemWords(first)}`,
    )
    index = end
  }
  return paragraphs
}

/** Nothing to say but the result. */
const isPlain = ({ evidence, facts, disposition, result }: CheckedItem): boolean =>
  result !== 'nonconform' && facts === '' && disposition === null && evidence.length === 0

function itemWords(item: CheckedItem): string {
  const disposition = dispositionWords(item)
  return [
    `${resultWords(item)}。`,
    factsWords(item),
    disposition === '' ? '' : `处置：${disposition}。`,
    item.evidence.length === 0 ? '' : `证据：${piecesWords(item.evidence)}。`,
  ].join('')
}

/** 本事项共检查8项：符合7项，不符合1项。 */
export function countWords({ items }: Pick<CheckedMatter, 'items'>): string {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(resultWords(item), (counts.get(resultWords(item)) ?? 0) + 1)
  return `共${items.length}项：${[...counts].map(([name, count]) => `${name}${count}项`).join('，')}。`
}

/** Everything was looked at and nothing found. */
export const isClean = (matters: readonly CheckedMatter[]): boolean =>
  matters.length > 0 &&
  matters.every(({ items }) =>
    items.every(({ result }) => result === 'conform' || result === 'notApplicable'),
  )
