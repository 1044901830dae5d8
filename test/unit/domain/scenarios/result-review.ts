import { Bench, dispatched, people, proposal } from '../bench.ts'
import type { Scenario } from './scenario.ts'

const { jia, head, otherHead } = people
const approve = { decision: 'approve', opinion: '' } as const
const awaiting = () => new Bench(dispatched({ reviewRequired: true })).sealed()

export const resultReviewScenarios: readonly Scenario[] = [
  ['review.wrong-role', 'J11', () => awaiting().attempt(otherHead, 'reviewResult', approve)],
  [
    'review.own-record',
    'J11',
    () => awaiting().attempt({ ...jia, role: 'stationHead' }, 'reviewResult', approve),
  ],
  [
    'review.opinion-missing',
    'J11',
    () => awaiting().attempt(head, 'reviewResult', { decision: 'return', opinion: ' ' }),
  ],
  [
    'review.evidence-missing',
    'J11',
    () => awaiting().attempt(head, 'reviewResult', approve, { context: { missingEvidence: 1 } }),
  ],
  ['amend.reason-missing', 'J11', () => new Bench().sealed().attempt(jia, 'amendFindings', { reason: '' })],
  [
    'amend.listing',
    'F14',
    () =>
      new Bench()
        .unreachable()
        .reminded()
        .give(jia, 'proposeListing', proposal)
        .attempt(jia, 'amendFindings', { reason: '事实写错。' }),
  ],
  [
    'amend.published',
    'P16',
    () =>
      new Bench()
        .sealed()
        .give(head, 'recordReceipt', { receivedAt: '2026-08-12T15:00:00+08:00' })
        .give(jia, 'preparePublication', { text: '未发现问题', redactions: [] })
        .give(jia, 'recordPublication', {
          publishedOn: '2026-08-12',
          platform: '国家企业信用信息公示系统（福建）',
          reference: '',
        })
        .attempt(jia, 'amendFindings', { reason: '事实写错。' }),
  ],
]
