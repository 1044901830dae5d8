import type { StandardPhrases } from '../phrase-text.ts'

/** Sentences of the 案件线索移送函 that a district may word in its own way. */
export const leadTransferPhrases = {
  'lead-transfer.opening': {
    name: '首部',
    text: '我局在“{task}”（抽查任务编号：{taskNumber}）中，于{date}对{business}（{code}）实施检查，发现下列案件线索：',
    places: ['task', 'taskNumber', 'date', 'business', 'code'],
    required: ['business'],
  },
  'lead-transfer.request': {
    name: '移送的内容',
    text: '根据{clauses}的规定，现将上述线索及有关材料移送你单位，请依法处理。',
    places: ['clauses', 'receiver'],
    required: ['clauses'],
  },
  'lead-transfer.feedback': {
    name: '反馈请求',
    text: '请在收到后告知是否受理，并于{deadline}前将处理情况函告我局。',
    places: ['deadline'],
    required: ['deadline'],
  },
  'lead-transfer.feedback-open': {
    name: '反馈请求（未定日期）',
    text: '请在收到后告知是否受理，并在办结后将处理结果函告我局。',
    places: [],
  },
} as const satisfies StandardPhrases
