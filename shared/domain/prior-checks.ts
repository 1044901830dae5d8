import type { Business } from './business.ts'

/** One of the checks that come before a listing (前置核查, domain.md §2.4). */
export interface PriorCheck {
  kind: 'suspended' | 'gone' | 'listed'
  /** True when nothing stands against listing. */
  clear: boolean
  /** 无歇业备案, or the flag as the platform words it. */
  text: string
}

const kinds: readonly { kind: PriorCheck['kind']; words: RegExp; without: string }[] = [
  { kind: 'suspended', words: /歇业/, without: '无歇业备案' },
  { kind: 'gone', words: /迁出|注销|吊销|撤销/, without: '无迁出、注销' },
  { kind: 'listed', words: /列入经营异常名录|标记为经营异常/, without: '未在列' },
]

/** Flags that are history: 曾列入…，已移出. */
const over = /^曾|已移出|已恢复/

/** The checks before a listing, from the credit flags that the business had when it was dispatched. */
export function priorChecks(business: Pick<Business, 'creditFlags'>): PriorCheck[] {
  const current = business.creditFlags.filter((flag) => !over.test(flag))
  return kinds.map(({ kind, words, without }) => {
    const found = current.filter((flag) => words.test(flag))
    return { kind, clear: found.length === 0, text: found.length === 0 ? without : found.join('；') }
  })
}
