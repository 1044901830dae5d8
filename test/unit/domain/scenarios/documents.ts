import type { CommandPayload } from '../../../../shared/domain/commands.ts'
import { Bench, people } from '../bench.ts'
import { decision, listings } from '../listing-bench.ts'
import type { Scenario } from './scenario.ts'

const { jia, approver } = people
const paper: CommandPayload<'issueDocument'> = {
  documentId: 'first',
  kind: 'inspection-notice',
  title: '行政检查通知书',
  number: '泉丰市监检通〔2026〕117号',
  templateVersion: '1',
  fontSetId: 'fonts',
  sha256: 'a'.repeat(64),
  pages: 1,
}
const second = { ...paper, documentId: 'second', number: '泉丰市监检通〔2026〕118号' }
const issued = () => new Bench().declared().give(jia, 'issueDocument', paper)

export const documentScenarios: readonly Scenario[] = [
  [
    'document.not-due',
    'Q9',
    () =>
      new Bench()
        .declared()
        .attempt(jia, 'issueDocument', { ...paper, kind: 'inspection-record', number: '' }),
  ],
  [
    'document.reissue-reason',
    'Q9',
    () => issued().attempt(jia, 'issueDocument', { ...second, replaces: 'first', reason: ' ' }),
  ],
  [
    'document.replaced-unknown',
    'Q9',
    () => issued().attempt(jia, 'issueDocument', { ...second, replaces: 'other', reason: '日期写错' }),
  ],
  [
    'document.unknown',
    'Q9',
    () => issued().attempt(jia, 'voidDocument', { documentId: 'other', reason: '打印错误' }),
  ],
  [
    'document.already-voided',
    'Q9',
    () =>
      issued()
        .give(jia, 'voidDocument', { documentId: 'first', reason: '打印错误' })
        .attempt(jia, 'voidDocument', { documentId: 'first', reason: '打印错误' }),
  ],
  [
    'document.void-reason',
    'Q9',
    () => issued().attempt(jia, 'voidDocument', { documentId: 'first', reason: ' ' }),
  ],
  [
    'document.decision-number',
    'F14',
    () =>
      listings()
        .proposed()
        .approved()
        .give(approver, 'recordListingDecision', decision)
        .attempt(jia, 'issueDocument', {
          ...paper,
          kind: 'listing-decision',
          number: '泉丰市监异入〔2026〕第999号',
        }),
  ],
]
