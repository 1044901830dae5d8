import type { Rule } from './rule.ts'

/** What holds in a district whose plan says nothing. Article numbers after the revision of 2025 are unverified (待核). */
export const nationalRules: readonly Rule[] = [
  {
    id: '办法9',
    text: '两次邮寄的间隔不少于 15 日、不超过 30 日，均无人签收的，视为无法取得联系',
    source: '企业经营异常名录管理办法 第九条（条次待核）',
    marks: [],
  },
  {
    id: '抽查办法',
    text: '抽查结果自检查结束之日起 20 个工作日内公示',
    source: '企业公示信息抽查办法（条次待核）',
    marks: [],
  },
  {
    id: '国办54',
    text: '实施检查应当出具行政检查通知书',
    source: '国办发〔2024〕54号（原文待核）',
    marks: [],
  },
]
