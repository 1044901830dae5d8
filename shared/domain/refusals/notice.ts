import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about notices and papers. */
export const noticeRefusals = {
  'notice.forbidden': {
    title: '本区不得事先通知',
    happened: '{district}的方案要求不透露抽查的具体时间和地点。',
    remedy: '通知书请在到场后当面出具。',
    ruleId: 'P2',
  },
  'notice.required': {
    title: '现在还不能登记到场',
    happened: '{district}要求检查前先通知，本户还没有通知记录。',
    remedy: '先出具检查通知书并登记通知方式和时间。',
    ruleId: 'F10',
  },
  'notice.future': {
    title: '通知时间不能晚于现在',
    happened: '填写的是 {at}，本机时间是 {now}。',
    remedy: '请填写实际通知的时间。',
    ruleId: 'Q17',
  },
  'document.number-pattern': {
    title: '文号不合本区格式',
    happened: '文号“{number}”不是{authority}这类文书的格式。',
    remedy: '用本机预留的文号，或者不填文号，按草稿打印。',
    ruleId: 'Q9',
  },
} satisfies RefusalTexts
