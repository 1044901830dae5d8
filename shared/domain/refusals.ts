import { concludeRefusals } from './refusals/conclude.ts'
import { disciplineRefusals } from './refusals/discipline.ts'
import { followUpRefusals } from './refusals/follow-up.ts'
import { listingRefusals } from './refusals/listing.ts'
import { mailingRefusals } from './refusals/mailing.ts'
import { noticeRefusals } from './refusals/notice.ts'
import { publicationRefusals } from './refusals/publication.ts'
import { recusalRefusals } from './refusals/recusal.ts'
import type { RefusalText } from './refusals/refusal-texts.ts'
import { resultReviewRefusals } from './refusals/result-review.ts'
import { signRefusals } from './refusals/sign.ts'
import { stateRefusals } from './refusals/state.ts'
import { taskRefusals } from './refusals/task.ts'
import { visitRefusals } from './refusals/visit.ts'
import { type Rule, ruleOf } from './rules.ts'

/**
 * A refusal of `decide`: what is not possible now, what happened, what to do, and the rule behind it.
 * `code` is stable; texts may be reworded.
 */
export interface Refusal {
  code: string
  title: string
  happened: string
  remedy: string
  rule?: Rule
}

/** Texts of every refusal. */
const catalogue = {
  ...stateRefusals,
  ...recusalRefusals,
  ...noticeRefusals,
  ...mailingRefusals,
  ...visitRefusals,
  ...concludeRefusals,
  ...signRefusals,
  ...listingRefusals,
  ...disciplineRefusals,
  ...taskRefusals,
  ...resultReviewRefusals,
  ...followUpRefusals,
  ...publicationRefusals,
}

export type RefusalCode = keyof typeof catalogue

/** Makes a refusal; `{name}` places in its texts are filled from `values`. */
export function refuse(code: RefusalCode, values: Record<string, string | number> = {}): Refusal {
  const entry: RefusalText = catalogue[code]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  return {
    code,
    title: fill(entry.title),
    happened: fill(entry.happened),
    remedy: fill(entry.remedy),
    rule: ruleOf(entry.ruleId),
  }
}

export const refusalCodes = Object.keys(catalogue) as RefusalCode[]
