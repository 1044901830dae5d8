import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about the listing chain. */
export const listingRefusals = {
  'listing.not-listable': {
    title: '这个结果不能提请列入',
    happened: '结论是“{result}”，不属于列入经营异常名录的情形。',
    remedy: '按后续处置继续办理。',
    ruleId: 'F14',
  },
  'listing.individual': {
    title: '个体工商户不列入名录',
    happened: '个体工商户依法标记为经营异常状态，走另外的程序。',
    remedy: '在结论中写明，由登记机关标记。',
    ruleId: 'F14',
  },
  'listing.pending': {
    title: '审批表已经报出',
    happened: '审批表正在{step}环节。',
    remedy: '等审批结果；被退回后可以重报。',
    ruleId: 'F14',
  },
  'listing.text-missing': {
    title: '审批表还缺内容',
    happened: '{missing}还空着。',
    remedy: '写明检查情况、适用条款和承办意见。',
    ruleId: 'F14',
  },
  'listing.not-pending': {
    title: '现在没有待审批的事项',
    happened: '本户的审批表不在待审批状态。',
    remedy: '回到审批列表看最新状态。',
    ruleId: 'F14',
  },
  'listing.wrong-role': {
    title: '这一步不由你审批',
    happened: '本户在{step}环节。',
    remedy: '由相应的负责人审批。',
    ruleId: 'F14',
  },
  'listing.own-record': {
    title: '不能审批本人承办的记录',
    happened: '{name}是本户的检查人员或者承办人。',
    remedy: '由其他负责人审批。',
    ruleId: 'F14',
  },
  'listing.opinion-missing': {
    title: '退回要写明理由',
    happened: '审核意见还空着。',
    remedy: '写清缺什么、要改什么，检查人员会看到。',
    ruleId: 'F14',
  },
  'listing.evidence-missing': {
    title: '证据还没有全部到达',
    happened: '还有 {count} 件证据没有上传完。',
    remedy: '等承办人的设备联网上传后再审批。',
    ruleId: 'Q9',
  },
} satisfies RefusalTexts
