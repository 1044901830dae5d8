import type { RefusalTexts } from './refusal-texts.ts'

/** Refusals about 公示 and 归档 (P16, F17). */
export const publicationRefusals = {
  'publication.text-missing': {
    title: '请写明公示内容',
    happened: '公示内容还空着。',
    remedy: '写明检查对象、检查结果、检查日期和检查机关。',
    ruleId: 'P16',
  },
  'publication.redaction-missing': {
    title: '不予公示的内容没有写全',
    happened: '第 {number} 处没有写明内容或者理由。',
    remedy: '逐处写明不公示什么、依据哪一类、为什么。',
    ruleId: 'P16',
  },
  'publication.redaction-shown': {
    title: '公示内容里还有不予公示的部分',
    happened: '“{part}”登记为不予公示，公示内容里仍然写着。',
    remedy: '从公示内容里去掉这一部分，或者撤销不予公示。',
    ruleId: 'P16',
  },
  'publication.already': {
    title: '结果已经公示',
    happened: '已于{date}在{platform}公示。',
    remedy: '公示内容不再改动；有误的，由公示机关按更正程序办理。',
    ruleId: 'P16',
  },
  'publication.future': {
    title: '公示日期还没有到',
    happened: '填写的公示日期是{date}。',
    remedy: '公示以后再登记，填写实际公示的日期。',
    ruleId: 'Q12',
  },
  'publication.before-end': {
    title: '公示日期早于检查结束',
    happened: '检查在{ended}结束，填写的公示日期是{date}。',
    remedy: '填写实际公示的日期。',
    ruleId: 'P11',
  },
  'publication.platform': {
    title: '请选择本地区规定的公示平台',
    happened: '“{platform}”不在本地区的公示平台里。',
    remedy: '从{platforms}中选择。',
    ruleId: 'Q12',
  },
  'archive.not-published': {
    title: '公示以后才能归档',
    happened: '本户处于“{state}”，结果还没有公示。',
    remedy: '先登记公示，再立卷归档。',
    ruleId: 'P11',
  },
  'archive.number-missing': {
    title: '请填写案卷号',
    happened: '立卷归档要有案卷号，现在还空着。',
    remedy: '按本单位的编号规则填写。',
    ruleId: 'F17',
  },
  'archive.receiver-missing': {
    title: '请填写接收案卷的市场监管所',
    happened: '归档后移交辖区市场监管所，接收单位还空着。',
    remedy: '填写接收案卷的辖区市场监管所。',
    ruleId: 'F17',
  },
  'archive.signature-missing': {
    title: '签字不完整，不能归档',
    happened: '{names}还没有签字，或者签字后内容有变动。',
    remedy: '补齐签字，再立卷归档。',
    ruleId: 'Q9',
  },
  'archive.evidence-missing': {
    title: '档案资料不齐，不能归档',
    happened: '还有 {count} 件证据没有上传到站点。',
    remedy: '等保存证据的设备联网上传后再归档。',
    ruleId: 'Q9',
  },
  'archive.listing-open': {
    title: '列入程序没有办结，不能归档',
    happened: '本户的审批表还没有作出决定。',
    remedy: '等列入程序办结后再归档。',
    ruleId: 'F17',
  },
  'archive.follow-up-open': {
    title: '后续处置没有办结，不能归档',
    happened: '还没有办结：{missing}。',
    remedy: '先办结后续处置，再立卷归档。',
    ruleId: 'F17',
  },
  'archive.closed': {
    title: '案卷已经归档',
    happened: '案卷号 {number}，已移交{station}。',
    remedy: '归档后的案卷不再改动。',
    ruleId: 'F17',
  },
} satisfies RefusalTexts
