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
  'document.not-due': {
    title: '现在还不能出具{name}',
    happened: '{name}要在{after}之后出具，本户还没有到这一步。',
    remedy: '先{after}，再回来出具。',
    ruleId: 'Q9',
  },
  'document.reissue-reason': {
    title: '{name}已经出具过',
    happened: '{on}出具了第{version}版。再出具一份要写明替代哪一份和理由，两份都留在台账里。',
    remedy: '需要更换时，用“重新出具”并填写理由。',
    ruleId: 'Q9',
  },
  'document.replaced-unknown': {
    title: '找不到被替代的文书',
    happened: '台账里没有要替代的那一份{name}。',
    remedy: '回到文书台账，从要替代的那一份上重新出具。',
    ruleId: 'Q9',
  },
  'document.decision-number': {
    title: '决定书的文号不是本次决定的',
    happened: '本次决定编的是“{decided}”，文书上是“{number}”。',
    remedy: '决定书沿用审批时编定的文号，请重新生成。',
    ruleId: 'F14',
  },
  'document.unknown': {
    title: '找不到要作废的文书',
    happened: '本户的文书台账里没有这一份。',
    remedy: '请同步后回到文书台账，从要作废的那一份上操作。',
    ruleId: 'Q9',
  },
  'document.already-voided': {
    title: '{title}已经作废',
    happened: '{name}已于{on}作废，理由：{reason}。',
    remedy: '不用再作废。需要时另行出具一份。',
    ruleId: 'Q9',
  },
  'document.void-reason': {
    title: '请写明作废理由',
    happened: '作废{title}没有写理由。',
    remedy: '写明为什么作废，理由随文号留在台账里。',
    ruleId: 'Q9',
  },
  'document.number-pattern': {
    title: '文号不合本区格式',
    happened: '文号“{number}”不是{authority}这类文书的格式。',
    remedy: '用本机预留的文号，或者不填文号，按草稿打印。',
    ruleId: 'Q9',
  },
} satisfies RefusalTexts
