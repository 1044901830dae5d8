import { z } from 'zod'

/**
 * Parts that the inputs of several documents share. A document receives everything it prints: names, dates,
 * citations, duty sentences, numbers. Nothing that a law or a district may change is written in the templates.
 */

/** A text that must be there. `label` is the field's Chinese name, as the message names it. */
export const requiredText = (label: string, longest = 300) =>
  z
    .string({ error: `缺少${label}，补全后才能生成文书` })
    .trim()
    .min(1, { error: `缺少${label}，补全后才能生成文书` })
    .max(longest, { error: `${label}超过${longest}个字符，缩短后才能生成文书` })

/** A list that must have at least `fewest` entries. */
export const requiredList = <Item extends z.ZodType>(label: string, item: Item, fewest = 1) =>
  z.array(item).min(fewest, { error: `${label}至少需要${fewest}项，补全后才能生成文书` })

/** A calendar date, ISO `yyyy-mm-dd`. */
export const calendarDate = (label: string) => z.iso.date({ error: `${label}应为有效日期，格式为年-月-日` })

/** An officer as printed: name and number of the 执法证. */
export const officerInput = z.object({
  name: requiredText('检查人员姓名', 60),
  certificateNumber: requiredText('执法证号', 40),
})
export type OfficerInput = z.infer<typeof officerInput>

/** Two officers at least (行政处罚法第四十二条), told apart by their certificates. */
export const officersInput = <Officer extends typeof officerInput>(officer: Officer) =>
  requiredList('检查人员', officer, 2).refine(
    (officers) => new Set(officers.map((each) => each.certificateNumber)).size === officers.length,
    { error: '检查人员的执法证号重复，应为两名以上不同的执法人员' },
  )

/** Kinds of market entity; the wording of a listing depends on them. */
export const entityKind = z.enum(['enterprise', 'individual', 'cooperative'])
export type EntityKind = z.infer<typeof entityKind>

/** The business as the register has it. */
export const subjectInput = z.object({
  kind: entityKind,
  name: requiredText('市场主体名称'),
  /** What `code` is: 统一社会信用代码, or 注册号 for legacy numbers. */
  codeLabel: z.enum(['统一社会信用代码', '注册号']),
  code: requiredText('统一社会信用代码或者注册号', 32),
})

/** Chinese names of the kinds of entity. */
export const entityKindNames: Readonly<Record<EntityKind, string>> = {
  enterprise: '企业',
  individual: '个体工商户',
  cooperative: '农民专业合作社',
}
