import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about the listing chain. */
export const listingRefusals = {
  'listing.not-listable': {
    title: '这个结果不能提请列入',
    happened: '结论是“{result}”，不属于列入经营异常名录的情形。',
    remedy: '按后续处置继续办理。',
    ruleId: 'F14',
  },
  'listing.other-station': {
    title: '审批表由业务对象的辖区所填写',
    happened: '本户属于{station}辖区，{name}不是该所的检查人员。',
    remedy: '结果受理后自动推送，由{station}的检查人员填写审批表。',
    ruleId: 'F14',
  },
  'listing.double': {
    title: '同一事由不能重复列入',
    happened: '本户已因同一事由在办或者已经列入：{other}。',
    remedy: '先看那一件办到哪一步；那一件作出不予列入的决定后，才能再报。',
    ruleId: 'F14',
  },
  'listing.term-missing': {
    title: '还没有责令履行公示义务',
    happened: '记录里没有责令履行的期限。未在责令的期限内公示的，才能以这项事由列入（名录管理办法第七条）。',
    remedy: '先责令履行并写明期限，期满仍未公示的再报审批表。',
    ruleId: 'F14',
  },
  'listing.term-running': {
    title: '责令的期限还没有过',
    happened: '责令履行公示义务的期限到{end}为止，期满仍未公示的才能列入（名录管理办法第七条）。',
    remedy: '期满后核查，仍未公示的再报审批表。',
    ruleId: 'F14',
  },
  'listing.corrected': {
    title: '已经履行公示义务',
    happened: '复查结果是已经改正，不再属于未在责令的期限内公示的情形。',
    remedy: '按复查结果办结后续处置，不报审批表。',
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
    happened: '{name}检查过、承办过本户，或者已经审过另一个环节。',
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
  'status.note-missing': {
    title: '请写明核对的情况',
    happened: '核对情况还空着。',
    remedy: '写明在哪里核对、看到了什么，例如公示系统显示的登记状态。',
    ruleId: 'F14',
  },
  'status.address-missing': {
    title: '歇业备案要写明送达地址',
    happened: '核对为歇业备案，法律文书送达地址还空着。',
    remedy: '照备案信息填写；没有另外备案送达地址的，填登记的住所（经营场所）。',
    ruleId: 'F14',
  },
  'listing.not-approved': {
    title: '审批还没有完成，不能作出决定',
    happened: '审批表还没有经过全部环节同意。',
    remedy: '等各环节都同意后再作出决定。',
    ruleId: 'F14',
  },
  'listing.decided': {
    title: '已经作出决定',
    happened: '{by}已于{on}作出决定。',
    remedy: '回到审批列表看决定的内容。',
    ruleId: 'F14',
  },
  'listing.reason-missing': {
    title: '不予列入要写明理由',
    happened: '理由还空着。',
    remedy: '写明不予列入的理由，承办人会看到。',
    ruleId: 'F14',
  },
  'listing.number-missing': {
    title: '决定书要有文号',
    happened: '文号还空着。文号由站点按顺序给出，离线时没有。',
    remedy: '联网后再作出决定。',
    ruleId: 'F14',
  },
  'listing.number-pattern': {
    title: '决定书文号不合格式',
    happened: '“{number}”不是{authority}列入决定的文号格式。',
    remedy: '用站点给出的文号。',
    ruleId: 'F14',
  },
  'listing.number-unwanted': {
    title: '不予列入不编文号',
    happened: '填了文号“{number}”。',
    remedy: '去掉文号，写明理由。',
    ruleId: 'F14',
  },
} satisfies RefusalTexts
