/** A rule of the law or of a plan as the screen shows it: id of the rule list, wording, source. */
export interface Rule {
  id: string
  text: string
  source: string
}

const entries: Rule[] = [
  { id: 'P2', text: '不透露抽查的具体时间和地点', source: '濮阳县 2023年工作方案 一（二）1' },
  {
    id: 'P3',
    text: '抽查事项清单写明事项、依据、主体、对象、比例、频次、方式和内容',
    source: '濮阳县 2023年工作方案 二（一）',
  },
  {
    id: 'P11',
    text: '确定检查事项、抽取对象和人员、组织实施检查、公示结果，依次进行',
    source: '濮阳县 2023年工作方案 二（七）',
  },
  {
    id: 'P12',
    text: '执法人员不得少于两人，并应出示行政执法证件',
    source: '濮阳县 2023年工作方案 二（七）；行政处罚法 第四十二条、第五十五条',
  },
  {
    id: 'P13',
    text: '与检查对象有利害关系的，应当依法回避',
    source: '濮阳县 2023年工作方案 二（七）；行政处罚法 第四十三条',
  },
  {
    id: 'P18',
    text: '拒绝检查或者隐瞒真实情况、弄虚作假的，记入检查结果并公示',
    source: '濮阳县 2023年工作方案 二（九）',
  },
  { id: 'Q8', text: '抽取过程公开公正；实地检查规范、严谨', source: '秦皇岛 2024年工作方案 二（二）' },
  { id: 'Q9', text: '档案资料齐全，签字完整', source: '秦皇岛 2024年工作方案 二（二）' },
  { id: 'Q12', text: '检查结束后 20 个工作日内公示', source: '秦皇岛 2024年工作方案 二（四）' },
  { id: 'P16', text: '自检查结果产生之日起 20 个工作日内公示', source: '濮阳县 2023年工作方案 二（九）' },
  { id: 'Q17', text: '不得走形式，不得随意录入检查结果', source: '秦皇岛 2024年工作方案 三（二）' },
  { id: 'J9', text: '统一抽查结果认定', source: '石家庄 2025年工作方案 二' },
  {
    id: 'F5',
    text: '两次邮寄无人签收的，视为通过登记的住所或者经营场所无法取得联系',
    source: '丰泽 2024年抽查方案 四（一）',
  },
  {
    id: 'F6',
    text: '两次邮寄的间隔不得少于 15 日，不得超过 30 日',
    source: '丰泽 2024年抽查方案 四（一）',
  },
  {
    id: '办法9',
    text: '两次邮寄的间隔不少于 15 日、不超过 30 日，均无人签收的，视为无法取得联系',
    source: '企业经营异常名录管理办法 第九条（条次待核）',
  },
  { id: 'F7', text: '列入异常名录前，以电话或者短信提醒当事人', source: '丰泽 2024年抽查方案 四（二）' },
  { id: 'F10', text: '实地检查前电话通知联系，事前准备', source: '丰泽 2024年抽查方案 四（三）' },
  { id: 'F11', text: '现场执法检查人员不得少于 2 人', source: '丰泽 2024年抽查方案 四（三）、五（一）' },
  {
    id: 'F12',
    text: '检查结论应当事实清楚、定性准确、适用法律法规正确',
    source: '丰泽 2024年抽查方案 四（四）',
  },
  {
    id: 'F14',
    text: '打印《经营异常名录审批表》，载明检查情况及适用条款，所负责人审核，报区局审核审批',
    source: '丰泽 2024年抽查方案 四（四）',
  },
  { id: 'F16', text: '自检查结束之日起 20 日内公示', source: '丰泽 2024年抽查方案 四（四）' },
  { id: 'F21', text: '按抽查事项清单的检查要点和检查方式检查', source: '丰泽 2024年抽查方案 五（二）' },
  {
    id: 'F22',
    text: '后续处置：责令整改、线索移送、立案调查、列入失信行为',
    source: '丰泽 2024年抽查方案 五（三）',
  },
  { id: 'F23', text: '实地检查中执法人员在岗到位', source: '丰泽 2024年抽查方案 五（一）' },
  { id: 'F24', text: '尽职照单免责、失职照单问责', source: '丰泽 2024年抽查方案 五（二）' },
  { id: 'Z5', text: '凡随机抽查必风险分类', source: '泽州县 2023年抽查计划 二（三）' },
  { id: 'Z8', text: '由信用监管机构抽取对象、匹配人员、派发任务', source: '泽州县 2023年抽查计划 二（四）' },
  { id: 'Z7', text: '调整、延期或者取消计划，须书面申请并备案', source: '泽州县 2023年抽查计划 二（四）' },
  { id: 'Z11', text: '不得检查不到位、走形式、随意录入结果', source: '泽州县 2023年抽查计划 三' },
  {
    id: 'Z13',
    text: '计划表写明任务名称、类型、事项、对象范围、比例、起止时间和主体',
    source: '泽州县 2023年抽查计划 附表',
  },
  { id: 'Z14', text: '年度抽查计划共 15 项任务', source: '泽州县 2023年抽查计划 附表' },
]

const byId = new Map(entries.map((rule) => [rule.id, rule]))

/** A rule by its id. @throws Error for an id that is not in the table */
export function ruleOf(id: string): Rule {
  const rule = byId.get(id)
  if (!rule) throw new Error(`no rule ${id}`)
  return rule
}

/** A rule by its id, or undefined. */
export function findRule(id: string): Rule | undefined {
  return byId.get(id)
}

export const rules: readonly Rule[] = entries
