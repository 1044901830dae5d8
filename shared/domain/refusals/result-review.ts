import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about 复核 and 更正 (J11). */
export const resultReviewRefusals = {
  'review.wrong-role': {
    title: '结果不由你复核',
    happened: '检查结果由承办所的负责人复核。',
    remedy: '由该所负责人登录后复核。',
    ruleId: 'J11',
  },
  'review.own-record': {
    title: '不能复核本人检查的记录',
    happened: '{name}是本户的检查人员。',
    remedy: '由本所其他负责人复核。',
    ruleId: 'J11',
  },
  'review.opinion-missing': {
    title: '退回要写明理由',
    happened: '复核意见还空着。',
    remedy: '写清哪里有误、要改什么，检查人员会看到。',
    ruleId: 'J11',
  },
  'review.evidence-missing': {
    title: '证据还没有全部到达',
    happened: '还有 {count} 件证据没有上传完。',
    remedy: '等检查人员的设备联网上传后再复核；需要补正的可以先退回。',
    ruleId: 'J11',
  },
  'amend.reason-missing': {
    title: '请写明更正理由',
    happened: '更正会重新打开已签字的记录，理由还空着。',
    remedy: '写清错在哪里，原版本会和理由一起保留。',
    ruleId: 'J11',
  },
  'amend.listing': {
    title: '列入程序中的记录不能更正',
    happened: '本户的审批表已经报出，审批依据的是这个版本。',
    remedy: '请审批人先退回审批表，再更正。',
    ruleId: 'F14',
  },
  'amend.published': {
    title: '已经公示的结果不能在这里更正',
    happened: '结果已在{date}公示。',
    remedy: '由公示机关按更正公示信息的程序办理。',
    ruleId: 'P16',
  },
} satisfies RefusalTexts
