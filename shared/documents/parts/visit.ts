import { z } from 'zod'
import type { Checklist } from '../../domain/checklist.ts'
import { chinaDate } from '../../domain/china-time.ts'
import type { Inspection } from '../../domain/inspection.ts'
import { citationOn } from '../../jurisdictions/profile.ts'
import { type ChoiceField, type Choices, chosenText, type DocumentRecord } from '../document-kind.ts'
import { mergeCitations } from './citations.ts'
import { calendarDate, officerInput, officersInput, requiredList, requiredText } from './input-parts.ts'
import { latest } from './record-parts.ts'

/** A planned visit, as 审批表 and 通知书 state it. */
export const visitShape = {
  /** `name` is the plan or task as it was published. */
  task: z.object({ number: requiredText('抽查任务编号', 60), name: requiredText('抽查任务名称', 200) }),
  /** Legal bases in the order of citation, each with its article: 《市场主体登记管理条例》第三十八条. */
  basis: requiredList('检查依据', requiredText('检查依据', 200)),
  matters: requiredList('检查事项', requiredText('检查事项', 200)),
  methods: requiredList('检查方式', requiredText('检查方式', 40)),
  period: z
    .object({ from: calendarDate('检查开始日期'), to: calendarDate('检查结束日期') })
    .refine(({ from, to }) => from <= to, {
      error: '检查结束日期早于开始日期，改正后才能生成文书',
      path: ['to'],
    }),
  /** Where the inspection takes place; null where it needs no visit. */
  place: requiredText('检查地点').nullable(),
  officers: officersInput(officerInput),
  /** Persons who assist and have no power of enforcement; `from` names where they come from. */
  assistants: z.object({
    count: z.int({ error: '协助人员人数应为整数' }).min(0, { error: '协助人员人数不能小于零' }),
    from: z.string().trim().max(100).optional(),
  }),
  /** Which inspection of this business in the calendar year it is, counted from 1. */
  visitOfYear: z.int({ error: '本年度检查次数应为整数' }).min(1, { error: '本年度检查次数从1开始' }),
  /** The published upper limit of inspections in the year, if there is one. */
  yearlyLimit: z
    .int({ error: '年度检查频次上限应为整数' })
    .min(1, { error: '年度检查频次上限从1开始' })
    .nullable(),
} as const

/** What the officer sets on a visit; `visitOf` reads it. */
export const visitFields: readonly ChoiceField[] = [
  { key: 'from', label: '检查时间，从', type: 'date', longest: 10 },
  { key: 'to', label: '到', type: 'date', longest: 10 },
  {
    key: 'assistants',
    label: '协助人员人数',
    type: 'line',
    help: '没有协助人员的留空。协助人员须事先确定，不行使执法权。',
    longest: 3,
    optional: true,
  },
  { key: 'assistantsFrom', label: '协助人员来自', type: 'line', longest: 100, optional: true },
  {
    key: 'yearlyLimit',
    label: '年度检查频次上限',
    type: 'line',
    help: '已公布上限的填写次数。',
    longest: 3,
    optional: true,
  },
]

/** The checklists of a record in the versions that it is pinned to. */
export function mattersOf({ inspection, checklists }: DocumentRecord): Checklist[] {
  return inspection.checklists.flatMap((reference) =>
    checklists.filter(({ id, version }) => id === reference.id && version === reference.version),
  )
}

/** The visit of a record for `visitShape`. @param issuedOn ISO date; citations are those in force on it */
export function visitOf(record: DocumentRecord, issuedOn: string, choices: Choices) {
  const { inspection, profile } = record
  const { business, officers, task } = inspection
  const matters = mattersOf(record)
  const methods = [...new Set(matters.flatMap(({ method }) => method))]
  const cited = (key: string) => citationOn(profile, key, issuedOn)?.text ?? ''
  const from = chosenText(choices, 'assistantsFrom')
  return {
    task: { number: task.number, name: task.name },
    basis: mergeCitations(['inspection', ...matters.map(basisKey)].map(cited)),
    matters: matters.map(({ matter }) => matter),
    methods,
    period: chosenPeriod(choices) ?? visitPeriod(inspection, issuedOn),
    place: methods.includes('现场检查') ? business.registeredAddress : null,
    officers: officers.map(({ name, certificateNumber }) => ({ name, certificateNumber })),
    assistants: { count: chosenNumber(choices, 'assistants') ?? 0, ...(from ? { from } : {}) },
    visitOfYear: task.visitOfYear,
    yearlyLimit: chosenNumber(choices, 'yearlyLimit'),
  }
}

/** 检查员甲（执法证号35050300121）. */
export const officerWords = ({ name, certificateNumber }: z.infer<typeof officerInput>): string =>
  `${name}（执法证号${certificateNumber}）`

/** 协助人员 in words, without an end mark. */
export const assistantWords = ({ count, from }: { count: number; from?: string | undefined }): string =>
  count === 0 ? '无协助人员' : `协助人员${count}人${from ? `（${from}）` : ''}，仅提供技术协助，不行使执法权`

/** Citations of a matter stand under its checklist; the two 公示信息 matters share one. */
function basisKey({ id }: Checklist): string {
  return `inspection.${id.endsWith('-information') ? 'public-information' : id}`
}

/** From the day of issue to the end of the task's window; the day of the visit once officers have arrived. */
function visitPeriod({ arrival, task }: Inspection, issuedOn: string): { from: string; to: string } {
  if (arrival) return { from: chinaDate(arrival.at), to: chinaDate(arrival.at) }
  const from = latest(issuedOn, task.from)
  return { from, to: latest(from, task.to) }
}

/** The days that the officer set; undefined until both are. */
function chosenPeriod(choices: Choices): { from: string; to: string } | undefined {
  const [from, to] = [chosenText(choices, 'from'), chosenText(choices, 'to')]
  return from && to ? { from, to } : undefined
}

/** A number that the officer wrote; null when nothing is written, NaN (which no schema takes) when it is none. */
function chosenNumber(choices: Choices, key: string): number | null {
  const text = chosenText(choices, key)
  return text === '' ? null : Number(text)
}
