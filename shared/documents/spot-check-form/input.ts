import { z } from 'zod'
import { checkedMatter } from '../parts/checked-matters.ts'
import {
  calendarDate,
  officerInput,
  officersInput,
  requiredList,
  requiredText,
  subjectInput,
} from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

const text = (longest: number) => z.string().max(longest)
const timestamp = z.iso.datetime({ offset: true })

/** 核查方式 of the form, in its order. */
export const spotCheckMethods = [
  '实地检查',
  '书面检查',
  '行政部门检查结果或者专业意见',
  '检验检测',
  '网络监测',
  '视频检查',
  '委托专业机构辅助',
] as const
export type SpotCheckMethod = (typeof spotCheckMethods)[number]

/** What an 抽查情况记录表 prints (domain.md §3.3, 市场监管领域随机抽查情况记录表). */
export const spotCheckFormInput = z.object({
  ...paperShape,
  task: z.object({ number: requiredText('抽查任务编号', 60), name: requiredText('抽查任务名称', 200) }),
  subject: subjectInput.extend({
    address: requiredText('住所（经营场所）'),
    representative: text(300),
    phone: text(60),
    liaison: text(300),
    liaisonPhone: text(60),
  }),
  matters: requiredList('检查事项', checkedMatter),
  /** Problems that no single item carries, such as a refusal by the party: whole sentences. */
  furtherProblems: z.array(requiredText('其他问题', 25_000)),
  methods: z.array(z.enum(spotCheckMethods)),
  /** In the words of the result list. */
  result: requiredText('检查结果', 300),
  /** 事实, 定性, 依据 of the conclusion; empty where nothing was found. */
  grounds: z.object({ facts: text(20_000), qualification: text(20_000), legalBasis: text(20_000) }),
  followUp: z.object({
    /** Measures with their terms, as entries. */
    measures: requiredList('后续处置措施', requiredText('后续处置措施', 400)),
    /** Null where the follow-up is open or not known. */
    closedOn: calendarDate('完结日期').nullable(),
    open: z.boolean(),
  }),
  party: z
    .object({
      opinion: text(20_000),
      signer: text(300),
      /** 拒绝签字 or 不在场 with reason and witness; empty where the party signed. */
      note: text(2000),
      at: timestamp,
    })
    .nullable(),
  officers: officersInput(officerInput.extend({ signedAt: timestamp.nullable() })),
  /** 复核 inside the unit, where the district asks for one. */
  review: z.object({ opinion: text(1000), name: requiredText('审核人', 60), at: timestamp }).nullable(),
})
export type SpotCheckFormInput = z.infer<typeof spotCheckFormInput>
