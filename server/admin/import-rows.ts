import { z } from 'zod'
import { judgeCreditCode } from '../../shared/domain/credit-code.ts'
import { unstorable } from '../http/unstorable.ts'

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 个字`).default('')
const required = (most: number) =>
  z.string('没有填写').trim().min(1, '没有填写').max(most, `不能超过 ${most} 个字`)
const date = z
  .string('没有填写')
  .regex(/^\d{4}-\d{2}-\d{2}$/, '日期应写成 2026-08-12 的样子')
  .pipe(z.iso.date('没有这一天'))

/**
 * One row of an import: a business with the task it is dispatched under. Task number and code together are its key:
 * the same row again updates and never doubles.
 */
export const importRowSchema = z
  .object({
    taskNumber: required(80),
    taskName: required(200),
    direction: z.enum(['定向', '不定向'], '应为“定向”或者“不定向”').default('不定向'),
    objectScope: text(300),
    ratio: text(40),
    from: date,
    to: date,
    issuingBody: text(200),
    checkingBody: text(200),
    businessName: required(300),
    code: required(40),
    kind: z.enum(['enterprise', 'individual', 'cooperative'], '应为 enterprise、individual 或者 cooperative'),
    legalRepresentative: text(200),
    phone: text(40),
    liaison: text(200),
    liaisonPhone: text(40),
    registeredAddress: required(500),
    operatorAddress: text(500),
    businessScope: text(10_000),
    establishedOn: text(20),
    businessTerm: text(40),
    registrationAuthority: text(200),
    risk: z.enum(['A', 'B', 'C', 'D'], '应为 A、B、C 或者 D').default('B'),
    stationId: required(80),
    checklistIds: z.array(z.string().max(80)).min(1, '至少一个抽查事项').max(30),
    /** Department by checklist id, for 部门联合检查 (Q10, P15). */
    matterDepartments: z.record(z.string().max(80), z.string().trim().min(1).max(80)).default({}),
    /** 经营异常名录, 严重违法失信 and the like, in words (P10, P19). */
    creditFlags: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
    officerLogins: z.array(z.string().max(80)).min(2, '检查人员不得少于两人（F11）').max(10),
  })
  .refine((row) => row.from <= row.to, { path: ['to'], message: '早于开始日期' })
  .refine((row) => Object.keys(row.matterDepartments).every((id) => row.checklistIds.includes(id)), {
    path: ['matterDepartments'],
    message: '有部门的事项不在本行的抽查事项里',
  })
export type ImportRow = z.infer<typeof importRowSchema>

/** Headings as people know them. */
const fieldNames: Record<string, string> = {
  taskNumber: '任务编号',
  taskName: '任务名称',
  direction: '抽查方式',
  objectScope: '抽查范围',
  ratio: '抽查比例',
  from: '检查开始日期',
  to: '检查截止日期',
  issuingBody: '发起机关',
  checkingBody: '检查机关',
  businessName: '市场主体名称',
  code: '统一社会信用代码',
  kind: '主体类型',
  legalRepresentative: '法定代表人',
  registeredAddress: '住所（经营场所）',
  operatorAddress: '经营者住所',
  businessScope: '经营范围',
  risk: '信用风险分类',
  stationId: '市场监管所',
  checklistIds: '抽查事项',
  matterDepartments: '事项所属部门',
  creditFlags: '信用标记',
  officerLogins: '检查人员',
}

/** What an import says about one field; `row` counts from 1. */
export interface ImportRemark {
  row: number
  field: string
  message: string
}

export function remark(row: number, field: string, message: string): ImportRemark {
  return { row, field: fieldNames[field] ?? field, message }
}

/** Reads the rows one by one: those that hold, and every error and warning by row and field. */
export function readRows(rows: readonly unknown[]): {
  rows: { number: number; row: ImportRow }[]
  errors: ImportRemark[]
  warnings: ImportRemark[]
} {
  const read: { number: number; row: ImportRow }[] = []
  const errors: ImportRemark[] = []
  const warnings: ImportRemark[] = []
  const seen = new Map<string, number>()
  rows.forEach((raw, index) => {
    const number = index + 1
    const detail = unstorable(raw)
    if (detail) {
      errors.push(remark(number, '内容', detail))
      return
    }
    const parsed = importRowSchema.safeParse(raw)
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        errors.push(remark(number, String(issue.path[0] ?? '内容'), issue.message))
      return
    }
    const row = parsed.data
    const verdict = judgeCreditCode(row.code)
    if (verdict.kind === 'invalid') errors.push(remark(number, 'code', verdict.message))
    if (verdict.kind === 'legacy') warnings.push(remark(number, 'code', verdict.message))
    const key = `${row.taskNumber} ${row.code}`
    const earlier = seen.get(key)
    if (earlier !== undefined)
      errors.push(remark(number, 'code', `与第 ${earlier} 行是同一任务的同一市场主体`))
    seen.set(key, number)
    read.push({ number, row })
  })
  return { rows: read, errors, warnings }
}
