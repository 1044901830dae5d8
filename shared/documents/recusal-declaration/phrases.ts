/** Sentences of the 回避声明 that a district may word in its own way. */
export const recusalDeclarationPhrases = {
  'recusal-declaration.none': {
    name: '没有应当回避的情形',
    text: '本人受指派参加对{business}的行政检查。经对照上列回避情形，本人与被检查人、与本次检查均不存在应当回避的关系，能够公正履行职责。检查中出现应当回避情形的，本人将立即报告并退出检查。',
    places: ['business', 'task', 'taskNumber'],
  },
  'recusal-declaration.conflict': {
    name: '有应当回避的情形',
    text: '本人受指派参加对{business}的行政检查。经对照上列回避情形，本人存在应当回避的情形，现主动申请回避，不再参加本次检查，也不以任何方式影响本次检查。',
    places: ['business', 'task', 'taskNumber'],
  },
} as const
