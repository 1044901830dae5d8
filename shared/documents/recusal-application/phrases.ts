/** Sentences of the 回避申请 that a district may word in its own way. */
export const recusalApplicationPhrases = {
  'recusal-application.request': {
    name: '申请事项',
    text: '申请{person}回避，不参加对{business}的行政检查。',
    places: ['person', 'business', 'task', 'taskNumber'],
    required: ['person'],
  },
  'recusal-application.pending': {
    name: '决定前不停止检查',
    text: '注：当事人申请回避的，决定作出之前，不停止检查。依据：{basis}。',
    places: ['basis'],
  },
} as const
