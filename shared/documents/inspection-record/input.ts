import { z } from 'zod'
import { checkedMatter } from '../parts/checked-matters.ts'
import {
  officerInput,
  officersInput,
  requiredList,
  requiredText,
  subjectInput,
} from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

const text = (longest: number) => z.string().max(longest)

/** What the party said to the record, as it was signed, refused or witnessed. */
const partyInput = z.object({
  opinion: text(20_000),
  /** Empty unless the party signed. */
  signer: text(300),
  position: text(300),
  /** Whole sentence on a refusal or an absence; empty where the party signed. */
  statement: text(1200),
  witness: text(300),
  /** Only the last four digits of the witness's 身份证号码 are kept in the record. */
  witnessIdTail: text(4),
  /** ISO timestamp. */
  at: z.iso.datetime({ offset: true }),
})

/** What a 现场检查笔录 prints (domain.md §3.3). Sentences come whole, in the district's wording. */
export const inspectionRecordInput = z.object({
  ...paperShape,
  subject: subjectInput.extend({ representative: text(300), phone: text(60) }),
  cause: requiredText('检查事由', 600),
  /** 监督检查类别, such as 定向双随机抽查. */
  category: requiredText('检查类别', 60),
  place: requiredText('检查地点'),
  /** ISO timestamps; the end is null until the findings are concluded. */
  begun: z.iso.datetime({ offset: true, error: '缺少检查开始时间，补全后才能生成文书' }),
  ended: z.iso.datetime({ offset: true }).nullable(),
  /** Those who were there; `signedAt` is the time of the signature over the findings. */
  officers: officersInput(officerInput.extend({ signedAt: z.iso.datetime({ offset: true }).nullable() })),
  recorder: requiredText('记录人', 60),
  /** 陪同、在场人员 with their positions; empty where nobody was met. */
  attending: z.array(requiredText('在场人员', 200)),
  introduction: requiredText('表明身份的告知', 1200),
  recusal: z.object({
    notice: requiredText('回避权利告知', 1200),
    grounds: requiredList('回避情形', requiredText('回避情形', 200)),
    /** Null where nobody was met who could have been asked. */
    question: requiredText('回避询问', 600).nullable(),
    /** Null is left to be ticked by hand. */
    applied: z.boolean().nullable(),
  }),
  matters: requiredList('检查事项', checkedMatter),
  /** Closing sentence where everything was looked at and nothing found; empty otherwise. */
  clean: text(600),
  /** Whole sentences on what else happened: refusals, opinions of third parties, 政策宣讲. */
  others: z.array(requiredText('其他情况', 25_000)),
  /** Evidence of the visit as a whole. */
  evidence: z.array(z.object({ name: requiredText('证据名称', 300), pieces: z.int().min(1) })),
  /** What the officer adds in free text. */
  supplement: text(4000),
  confirmation: requiredText('核对笔录的告知', 600),
  party: partyInput.nullable(),
})
export type InspectionRecordInput = z.infer<typeof inspectionRecordInput>
