import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about 专用信函 and 列异提醒. */
export const mailingRefusals = {
  'mailing.forbidden': {
    title: '到场前不能寄专用信函',
    happened: '{district}的方案要求不透露抽查的具体时间和地点。',
    remedy: '到场核查后仍无法联系的，再寄专用信函。',
    ruleId: 'P2',
  },
  'mailing.future': {
    title: '寄出日期不能晚于今天',
    happened: '填写的是 {at}，今天是 {today}。',
    remedy: '按收据上的日期填写。',
    ruleId: 'Q17',
  },
  'mailing.channel': {
    title: '本区不用这种邮寄方式',
    happened: '选的是{channel}。',
    remedy: '可选：{allowed}。',
    ruleId: 'F4',
  },
  'mailing.tracking-number': {
    title: '单号不合格式',
    happened: '{channel}的单号“{number}”不合格式。',
    remedy: 'EMS 是 13 位，或者 11 至 13 位数字；挂号信照收据填写。',
    ruleId: 'F4',
  },
  'mailing.same-number': {
    title: '这个单号已经登记过',
    happened: '单号“{number}”已在台账里。',
    remedy: '核对收据，填写这一次的单号。',
    ruleId: 'F4',
  },
  'mailing.contacted': {
    title: '已经取得联系，不用再寄',
    happened: '上一封信函 {on} 已有人签收。',
    remedy: '按已取得联系继续检查。',
    ruleId: 'F5',
  },
  'mailing.in-transit': {
    title: '上一封信函还没有结果',
    happened: '{on} 寄出的信函还没有签收或者退回。',
    remedy: '有结果后先登记，再寄第二封。',
    ruleId: 'F4',
  },
  'mailing.complete': {
    title: '两次邮寄已经完成',
    happened: '两封信函都无人签收退回，间隔符合要求。',
    remedy: '可以作出“无法联系”的结论，列入前先提醒当事人。',
    ruleId: 'F5',
  },
  'mailing.before-window': {
    title: '现在还不能登记第二次邮寄',
    happened: '第一次 {first}寄出，填写的寄出日是第 {day} 日，两次邮寄须间隔 {minimum} 至 {maximum} 日。',
    remedy: '{from}至{until}之间寄出即可。',
    ruleId: 'F6',
  },
  'mailing.unknown': {
    title: '没有这封信函',
    happened: '台账里找不到这封信函。',
    remedy: '请同步后再登记。',
    ruleId: 'F4',
  },
  'mailing.outcome-known': {
    title: '这封信函的结果已经登记',
    happened: '已登记 {on} 的结果。',
    remedy: '登记有误的，请在备注中说明后另行更正。',
    ruleId: 'F4',
  },
  'mailing.outcome-date': {
    title: '结果日期不对',
    happened: '填写的是 {on}，寄出 {posted}，今天 {today}。',
    remedy: '日期须在寄出之后，也不能晚于今天。',
    ruleId: 'F4',
  },
  'mailing.outcome-note': {
    title: '请写明签收人或者退回原因',
    happened: '说明还空着。',
    remedy: '照回执或者退信上的内容填写。',
    ruleId: 'F4',
  },
  'reminder.too-early': {
    title: '现在还不用提醒',
    happened: '本户还没有寄信，也没有到场。',
    remedy: '核查后仍无法联系的，列入前再提醒。',
    ruleId: 'F7',
  },
  'reminder.number': {
    title: '电话号码不合格式',
    happened: '“{number}”不是手机号码，也不是带区号的固定电话。',
    remedy: '照登记信息核对号码。',
    ruleId: 'F7',
  },
  'reminder.outcome-missing': {
    title: '提醒记录还缺内容',
    happened: '提醒的人或者结果还空着。',
    remedy: '写明提醒了谁、结果怎样，无人接听也写明。',
    ruleId: 'F7',
  },
  'reminder.missing': {
    title: '列入前还没有提醒当事人',
    happened: '{district}要求列入前以电话或者短信提醒，本户没有提醒记录。',
    remedy: '先登记列异提醒，再报审批表。',
    ruleId: 'F7',
  },
} satisfies RefusalTexts
