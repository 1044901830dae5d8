import { corrected, people, photo, photograph, transferred } from '../bench.ts'
import {
  elsewhere,
  FollowUpBench,
  feedback,
  lead,
  on,
  ordered,
  other,
  proofFile,
  reinspection,
  transfer,
} from '../follow-up-bench.ts'
import type { Scenario } from './scenario.ts'

const { jia, yi } = people
const nonconform = { result: 'nonconform', facts: '牌匾名称不一致。' } as const
const orderedAnswer = (correctBy?: string) =>
  new FollowUpBench()
    .arrived()
    .answer('name', { ...nonconform, disposition: 'ordered-correction', ...(correctBy ? { correctBy } : {}) })
    .fill()

const reinspect = (payload: Parameters<typeof reinspection>[0], day = '08-28') =>
  ordered().attempt(jia, 'recordReinspection', reinspection(payload), on(day, '17:00'))
const send = (payload: Parameters<typeof transfer>[0]) =>
  lead().attempt(jia, 'recordTransfer', transfer(payload), on('08-28'))
const answer = (payload: Parameters<typeof feedback>[0]) =>
  lead().sent().attempt(jia, 'recordFeedback', feedback(payload), on('08-28'))

export const followUpScenarios: readonly Scenario[] = [
  [
    'follow-up.correct-by-missing',
    'F22',
    () => {
      const record = orderedAnswer()
      return record.attempt(jia, 'conclude', record.conclusion(transferred))
    },
  ],
  [
    'follow-up.correct-by-later',
    'F22',
    () => {
      const record = orderedAnswer('2026-08-30')
      return record.attempt(jia, 'conclude', record.conclusion(corrected))
    },
  ],
  [
    'follow-up.closed',
    'F22',
    () => ordered().reinspected().attempt(jia, 'recordReinspection', reinspection(), on('08-29')),
  ],
  [
    'follow-up.no-correction',
    'F22',
    () => lead().attempt(jia, 'recordReinspection', reinspection(), on('08-28')),
  ],
  [
    'follow-up.not-named',
    'J8',
    () => ordered().attempt(jia, 'recordTransfer', transfer({ kind: 'case-filing' }), on('08-28')),
  ],
  [
    'follow-up.closure-kind',
    'F22',
    () => ordered().attempt(jia, 'closeFollowUp', { text: '已办结。' }, on('08-28')),
  ],
  ['follow-up.closure-text', 'Q14', () => other().attempt(jia, 'closeFollowUp', { text: ' ' }, on('08-28'))],
  ['follow-up.present', 'F11', () => reinspect({ present: ['jia', 'jia'] })],
  [
    'follow-up.officer',
    'F17',
    () =>
      elsewhere().attempt(jia, 'recordReinspection', reinspection({ present: ['jia', 'stranger'] }), {
        ...on('08-28'),
        context: { stationOfficers: ['of-donghai'] },
      }),
  ],
  ['follow-up.time', 'F22', () => reinspect({}, '08-27')],
  ['follow-up.facts-missing', 'F22', () => reinspect({ facts: ' ' })],
  [
    'follow-up.next-due',
    'F22',
    () => reinspect({ outcome: 'not-corrected', proofIds: [], nextDue: '2026-08-28' }),
  ],
  ['follow-up.proof-none', 'Q17', () => reinspect({ proofIds: [] })],
  ['follow-up.proof-missing', 'Q17', () => reinspect({ proofIds: [photo('nowhere')] })],
  [
    'follow-up.proof-used',
    'Q17',
    () =>
      ordered()
        .reinspected({ outcome: 'not-corrected', nextDue: '2026-09-10' })
        .attempt(jia, 'recordReinspection', reinspection(), on('08-29')),
  ],
  [
    'follow-up.proof-of-findings',
    'Q17',
    () =>
      new FollowUpBench()
        .arrived()
        .answer('name', nonconform)
        .give(jia, 'addEvidence', photograph('sign'))
        .fill()
        .ended(corrected)
        .attempt(yi, 'addProof', proofFile('sign', 'reinspection'), on('08-28')),
  ],
  ['follow-up.receiver-missing', 'P17', () => send({ acknowledgedBy: ' ' })],
  ['follow-up.transfer-date', 'Z9', () => send({ sentOn: '2026-08-11' })],
  [
    'follow-up.transfer-pending',
    'Q14',
    () =>
      lead()
        .sent()
        .attempt(jia, 'recordTransfer', transfer({ transferId: 'transfer-2' }), on('08-28')),
  ],
  ['follow-up.transfer-unknown', 'Q14', () => answer({ transferId: 'transfer-9' })],
  [
    'follow-up.feedback-known',
    'Q14',
    () => lead().sent().answered().attempt(jia, 'recordFeedback', feedback(), on('08-28')),
  ],
  ['follow-up.feedback-date', 'Q14', () => answer({ on: '2026-08-13' })],
  ['follow-up.feedback-text', 'Q14', () => answer({ text: ' ' })],
]
