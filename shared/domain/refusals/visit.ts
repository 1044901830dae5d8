import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about the visit: arrival, answers, evidence. */
export const visitRefusals = {
  'arrival.two-officers': {
    title: '检查人员不足两人',
    happened: '到场的检查人员有 {count} 人。',
    remedy: '两名检查人员都到场后再登记。',
    ruleId: 'F11',
  },
  'arrival.credentials': {
    title: '还没有出示执法证件',
    happened: '到场登记里没有勾选“已出示执法证件”。',
    remedy: '向当事人出示执法证件后再登记；未出示的，当事人有权拒绝。',
    ruleId: 'P12',
  },
  'arrival.rights': {
    title: '还没有告知申请回避的权利',
    happened: '到场登记里没有勾选“已告知”。',
    remedy: '当面告知当事人有权申请回避、陈述申辩，再登记。',
    ruleId: 'P13',
  },
  'arrival.already': {
    title: '到场已经登记',
    happened: '本户已于 {at} 登记到场。',
    remedy: '直接继续检查。',
    ruleId: 'P11',
  },
  'arrival.future': {
    title: '到场时间不能晚于现在',
    happened: '填写的是 {at}，本机时间是 {now}。',
    remedy: '请填写实际到场的时间。',
    ruleId: 'Q17',
  },
  'item.unknown': {
    title: '清单里没有这一项',
    happened: '“{key}”不在本户的检查清单里。',
    remedy: '请同步后重新打开清单。',
    ruleId: 'J9',
  },
  'act.changed-elsewhere': {
    title: '已有另一个版本',
    happened: '{what}已由{by}记录为另一个版本（{at}），您填写时还没有看到。',
    remedy: '两个版本都在。请看过对方的版本，再决定是否重新填写。',
    ruleId: 'Q17',
  },
  'item.changed-elsewhere': {
    title: '这一项已被改过',
    happened: '“{title}”在你作答之前已由{by}改为“{result}”。',
    remedy: '两个版本都在。请看过对方的答案，再决定用哪一个。',
    ruleId: 'Q17',
  },
  'item.nothing-left': {
    title: '没有可以一并填写的项',
    happened: '选中的项都已经作答。',
    remedy: '直接看下一个事项。',
    ruleId: 'Q17',
  },
  'evidence.unknown': {
    title: '没有这件证据',
    happened: '记录里找不到这件证据。',
    remedy: '请重新选择。',
    ruleId: 'Q9',
  },
  'evidence.withdrawn': {
    title: '这件证据已经撤下',
    happened: '撤下的理由是：{reason}。原件和理由都保留。',
    remedy: '确需再用的，请重新拍照或者换一份文件。',
    ruleId: 'Q17',
  },
  'evidence.of-another': {
    title: '这件证据属于另一项',
    happened: '同一个文件已由{by}用在另一项。',
    remedy: '请{by}改到这一项，或者另拍一张。',
    ruleId: 'Q17',
  },
  'evidence.reason-missing': {
    title: '请写明撤下证据的理由',
    happened: '证据撤下后仍会保留原件和理由。',
    remedy: '写一句理由再撤下。',
    ruleId: 'Q17',
  },
} satisfies RefusalTexts
