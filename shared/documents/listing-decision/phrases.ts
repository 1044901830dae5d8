import type { StandardPhrases } from '../phrase-text.ts'

/** Sentences of the 列入经营异常名录决定书 that a district may word in its own way. */
export const listingDecisionPhrases = {
  'listing-decision.opening': {
    name: '首部',
    text: '我局在“{task}”（抽查任务编号：{taskNumber}）中，对{you}进行了检查。经查：',
    places: ['task', 'taskNumber', 'you'],
  },
  'listing-decision.ground': {
    name: '事由的认定',
    text: '上述情况属于“{ground}”情形。',
    places: ['ground', 'you'],
    required: ['ground'],
  },
  'listing-decision.breach': {
    name: '事由的认定（有违反条款的）',
    text: '上述情况属于“{ground}”情形，违反了{clauses}的规定。',
    places: ['ground', 'clauses', 'you'],
    required: ['ground', 'clauses'],
  },
  'listing-decision.decision': {
    name: '决定的内容',
    text: '根据{clauses}的规定，我局决定将{you}{measure}，并通过{platform}向社会公示。',
    places: ['clauses', 'you', 'measure', 'platform', 'date'],
    required: ['clauses', 'measure'],
  },
} as const satisfies StandardPhrases
