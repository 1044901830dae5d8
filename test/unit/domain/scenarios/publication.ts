import type { CommandPayload } from '../../../../shared/domain/commands.ts'
import { Bench, people, proposal } from '../bench.ts'
import type { Scenario } from './scenario.ts'

const { jia, head } = people
const text: CommandPayload<'preparePublication'> = { text: '检查结果：未发现问题。', redactions: [] }
const redaction = { part: '负责人甲子', ground: 'privacy', reason: '自然人姓名。' } as const
const act: CommandPayload<'recordPublication'> = {
  publishedOn: '2026-08-12',
  platform: '国家企业信用信息公示系统（福建）',
  reference: '',
}
const file = { fileNumber: '泉秀档〔2026〕1号', handedTo: '泉秀市场监管所' }
const received = (record = new Bench().sealed()) =>
  record.give(head, 'recordReceipt', { receivedAt: '2026-08-12T15:00:00+08:00' })
const prepared = () => received().give(jia, 'preparePublication', text)
const published = (record = prepared()) => record.give(jia, 'recordPublication', act)

export const publicationScenarios: readonly Scenario[] = [
  [
    'publication.text-missing',
    'P16',
    () => received().attempt(jia, 'preparePublication', { ...text, text: ' ' }),
  ],
  [
    'publication.redaction-missing',
    'P16',
    () =>
      received().attempt(jia, 'preparePublication', { ...text, redactions: [{ ...redaction, reason: '' }] }),
  ],
  [
    'publication.redaction-shown',
    'P16',
    () =>
      received().attempt(jia, 'preparePublication', { text: '负责人甲子在场。', redactions: [redaction] }),
  ],
  ['publication.already', 'P16', () => published().attempt(jia, 'preparePublication', text)],
  [
    'publication.future',
    'Q12',
    () => prepared().attempt(jia, 'recordPublication', { ...act, publishedOn: '2026-08-13' }),
  ],
  [
    'publication.before-end',
    'P11',
    () => prepared().attempt(jia, 'recordPublication', { ...act, publishedOn: '2026-08-11' }),
  ],
  [
    'publication.platform',
    'Q12',
    () => prepared().attempt(jia, 'recordPublication', { ...act, platform: '本局公告栏' }),
  ],
  ['archive.not-published', 'P11', () => prepared().attempt(jia, 'archiveCase', file)],
  [
    'archive.number-missing',
    'F17',
    () => published().attempt(jia, 'archiveCase', { ...file, fileNumber: ' ' }),
  ],
  [
    'archive.receiver-missing',
    'F17',
    () => published().attempt(jia, 'archiveCase', { ...file, handedTo: '' }),
  ],
  [
    'archive.signature-missing',
    'Q9',
    () => {
      // No command breaks a seal; a record from elsewhere may come with a broken one.
      const record = published()
      record.state = { ...record.state, business: { ...record.state.business, name: '另一名称' } }
      return record.attempt(jia, 'archiveCase', file)
    },
  ],
  [
    'archive.evidence-missing',
    'Q9',
    () => published().attempt(jia, 'archiveCase', file, { context: { missingEvidence: 1 } }),
  ],
  [
    'archive.listing-open',
    'F17',
    () => {
      const record = received(new Bench().unreachable().reminded())
      record.give(jia, 'proposeListing', proposal).give(jia, 'preparePublication', text)
      return published(record).attempt(jia, 'archiveCase', file)
    },
  ],
  [
    'archive.follow-up-open',
    'F17',
    () => {
      const record = received(new Bench().unreachable()).give(jia, 'preparePublication', text)
      return published(record).attempt(jia, 'archiveCase', file)
    },
  ],
  [
    'archive.closed',
    'F17',
    () => published().give(jia, 'archiveCase', file).attempt(jia, 'issueDocument', paper),
  ],
]

const paper: CommandPayload<'issueDocument'> = {
  documentId: 'paper',
  kind: 'inspection-notice',
  title: '行政检查通知书',
  number: '',
  templateVersion: '1',
  fontSetId: 'fonts',
  sha256: 'a'.repeat(64),
  pages: 1,
}
