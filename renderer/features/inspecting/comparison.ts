import type { AnswerResult, Comparison, Inspection } from '../../../shared/domain/inspection.ts'

/** The answers as a comparison words them; 不适用 stays possible for rows that came from elsewhere. */
export const comparisonNames: Record<AnswerResult, string> = {
  conform: '一致',
  nonconform: '不一致',
  notApplicable: '不适用',
  unverifiable: '无法核实',
}

/** What is published and registered for a row; the texts are empty where no such record exists. */
export function knownOf(inspection: Inspection, itemKey: string): Comparison {
  const known = inspection.business.publicInformation[itemKey]
  return { published: known?.published ?? '', registered: known?.registered ?? '', actual: '' }
}

/** Whether two contents say the same: width, blanks, thousands separators and trailing zeros make no difference. */
export function sameContent(a: string, b: string): boolean {
  const [left, right] = [plain(a), plain(b)]
  if (left === right) return true
  if (!/^-?\d+(\.\d+)?$/.test(left) || !/^-?\d+(\.\d+)?$/.test(right)) return false
  return Number(left) === Number(right)
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/(?<=\d),(?=\d{3})/g, '')
}

/** What the content alone says about a row without an answer: nothing typed says nothing. */
export function resultOf({ published, actual }: Comparison): AnswerResult | null {
  if (actual.trim() === '') return null
  return sameContent(published, actual) ? 'conform' : 'nonconform'
}

/** 少报 103.35 / 多报 2, for amounts that differ; undefined where there is nothing to reckon. */
export function difference({ published, actual }: Comparison): string | undefined {
  const [stated, found] = [plain(published), plain(actual)]
  if (!/^-?\d+(\.\d+)?$/.test(stated) || !/^-?\d+(\.\d+)?$/.test(found)) return undefined
  const cents = Math.round(Number(found) * 100) - Math.round(Number(stated) * 100)
  if (cents === 0) return undefined
  const amount = Math.abs(cents) / 100
  return `${cents > 0 ? '少报' : '多报'} ${amount.toFixed(2).replace(/\.?0+$/, '')}`
}
