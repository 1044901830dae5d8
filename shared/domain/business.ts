/** Kinds of 市场主体; each has its own path into (or beside) the 经营异常名录. */
export type SubjectKind = 'enterprise' | 'individual' | 'cooperative'

export const subjectKindNames: Record<SubjectKind, string> = {
  enterprise: '企业',
  individual: '个体工商户',
  cooperative: '农民专业合作社',
}

/** 企业信用风险分类, from low to high. */
export type RiskClass = 'A' | 'B' | 'C' | 'D'

export const riskClassNames: Record<RiskClass, string> = {
  A: '低风险',
  B: '一般风险',
  C: '较高风险',
  D: '高风险',
}

/** What the platform publishes and what is registered for one row of the 公示信息 comparison. */
export interface PublicInformation {
  published: string
  registered: string
}

/** A 业务对象 as it was dispatched: the snapshot that the record keeps. */
export interface Business {
  id: string
  name: string
  /** 统一社会信用代码, or a 15-digit legacy 注册号. */
  code: string
  kind: SubjectKind
  legalRepresentative: string
  phone: string
  liaison: string
  liaisonPhone: string
  /** 登记的住所（经营场所）. */
  registeredAddress: string
  /** 经营者住所 of a 个体工商户, empty otherwise. */
  operatorAddress: string
  businessScope: string
  /** ISO date. */
  establishedOn: string
  /** 经营期限 in words, for example 长期. */
  businessTerm: string
  registrationAuthority: string
  /** Station (市场监管所) whose 辖区 the address lies in. */
  stationId: string
  stationName: string
  risk: RiskClass
  /** 歇业备案, 列入经营异常名录 and the like, in words. */
  creditFlags: string[]
  /** ISO dates of earlier inspections in the running year (P9). */
  inspectedThisYear: string[]
  /** Rows of 公示信息 by checklist item key. */
  publicInformation: Record<string, PublicInformation>
}
