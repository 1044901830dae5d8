/** Ways to check a 抽查事项 (F9, J6, F20). Everything but 现场检查 is 非现场. */
export const checkMethods = ['现场检查', '书面检查', '信息共享', '网络监测', '视频检查'] as const
export type CheckMethod = (typeof checkMethods)[number]

/** How one 抽查事项 was checked, and whether that was enough (J6: 非现场 first; F20: 现场 not to be replaced). */
export interface MatterMethod {
  checklistId: string
  method: CheckMethod
  /** `insufficient`: a visit is still needed, for the reason given. */
  outcome: 'sufficient' | 'insufficient'
  reason: string
  by: string
  at: string
}

export type OpinionKind = 'audit' | 'inspection' | 'testing' | 'appraisal' | 'evaluation'

/** 审计、检验、检测、鉴定、评估 (P14). */
export const opinionKindNames: Record<OpinionKind, string> = {
  audit: '审计',
  inspection: '检验',
  testing: '检测',
  appraisal: '鉴定',
  evaluation: '评估',
}

/** 专业结论 of a third party that was entrusted (P14: 谁委托、谁付费). */
export interface ThirdPartyOpinion {
  id: string
  kind: OpinionKind
  /** The body that gave it. */
  body: string
  entrustedBy: string
  payer: 'entrusting-body' | 'party'
  conclusion: string
  /** Evidence id of the opinion's text. */
  evidenceId: string
  by: string
  at: string
}

export type BusinessStatus =
  | 'operating'
  | 'suspended'
  | 'closed'
  | 'liquidating'
  | 'moved'
  | 'deregistered'
  | 'licence-revoked'
  | 'registration-revoked'

/** 存续状态, as the 公示系统 or the place itself shows it. */
export const businessStatusNames: Record<BusinessStatus, string> = {
  operating: '存续（在营、开业）',
  suspended: '歇业备案',
  closed: '关闭停业',
  liquidating: '正在清算',
  moved: '迁出',
  deregistered: '注销',
  'licence-revoked': '吊销营业执照',
  'registration-revoked': '撤销登记',
}

/** A look at 歇业备案、迁出、注销 before 无法联系 may be concluded (市场主体登记管理条例 第三十条; domain.md §4.4). */
export interface StatusCheck {
  id: string
  source: '公示系统' | '登记档案' | '现场'
  status: BusinessStatus
  note: string
  /** 法律文书送达地址 of a 歇业备案, which stands for the 住所; empty otherwise. */
  serviceAddress: string
  /** 个体工商户: the 经营者住所 was looked for as well (domain.md §2.3). */
  operatorAddressChecked: boolean
  by: string
  at: string
}

export const obstructionKinds = ['refused-entry', 'refused-materials', 'false-statement', 'other'] as const
export type ObstructionKind = (typeof obstructionKinds)[number]

/** 拒绝检查、隐瞒真实情况、弄虚作假 (P18). */
export const obstructionKindNames: Record<ObstructionKind, string> = {
  'refused-entry': '拒绝检查人员进入',
  'refused-materials': '拒不提供材料',
  'false-statement': '隐瞒真实情况、弄虚作假',
  other: '以其他方式阻挠',
}

/** A refusal by the party, which has to stand in the result (P18: 记入检查结果并公示). */
export interface Obstruction {
  id: string
  kind: ObstructionKind
  facts: string
  witnessName: string
  by: string
  at: string
}
