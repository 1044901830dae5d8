import { z } from 'zod'
import {
  calendarDate,
  officerInput,
  officersInput,
  requiredList,
  requiredText,
  subjectInput,
} from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

/** One file of the 证据清单. Its bytes are never looked at: name, size and hash are those of the record. */
export const evidenceEntry = z.object({
  name: requiredText('证据名称', 300),
  /** 照片, 录像, 书证 and so on. */
  kind: requiredText('证据种类', 20),
  /** In bytes. */
  size: z.int({ error: '证据大小应为整数' }).min(0),
  /** SHA-256 of the file, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: '证据的校验值不完整，请在证据页核对后再生成文书' }),
  /** 2026年8月12日9时40分, and who captured it. */
  capturedAt: requiredText('取得时间', 40),
  capturedBy: z.string().trim().max(60),
})
export type EvidenceEntry = z.infer<typeof evidenceEntry>

/** What a 案件线索移送函, or the 移送（交办）单 inside the system, prints (domain.md §3.8). */
export const leadTransferInput = z.object({
  ...paperShape,
  /** `official` goes to another organ, `internal` to a station or section of the own one. */
  mode: z.enum(['official', 'internal']),
  receiver: requiredText('接收单位', 100),
  /** Station that hands over. */
  station: requiredText('移送单位', 100),
  subject: subjectInput.extend({
    address: requiredText('登记的住所（经营场所）'),
    representative: requiredText('法定代表人（负责人、经营者）', 60),
    phone: z.string().trim().max(40),
  }),
  task: z.object({ name: requiredText('抽查任务名称', 200), number: requiredText('抽查任务编号', 60) }),
  opening: requiredText('首部', 1200),
  /** 线索内容, as whole sentences. */
  clue: requiredText('线索内容', 6000),
  /** 移送理由, as whole sentences. */
  reason: requiredText('移送理由', 2000),
  basis: requiredList('移送依据', requiredText('移送依据', 200)),
  request: requiredText('移送依据', 2000),
  feedback: requiredText('反馈请求', 1200),
  /** ISO date until which an answer is asked for; null leaves it open. */
  feedbackBy: calendarDate('反馈期限').nullable(),
  officers: officersInput(officerInput),
  evidence: z.array(evidenceEntry),
  /** What goes along beside the 证据清单, such as 现场检查笔录. */
  attachments: z.array(requiredText('附件', 200)),
  contact: z.object({ name: requiredText('联系人', 60), phone: requiredText('联系电话', 40) }),
})
export type LeadTransferInput = z.infer<typeof leadTransferInput>
