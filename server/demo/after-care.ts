import { followUpNames } from '../../shared/domain/result-list.ts'
import type { DemoAccount } from './accounts.ts'
import { type DemoEvidence, doorPhoto, returnedLetter } from './sample-images.ts'
import type { Walk } from './walk.ts'

/** How far the follow-up of a received record has come: handed over, answered, or found corrected. */
export type FollowUpStage = 'sent' | 'answered' | 'reinspected'

/**
 * Takes a record through its follow-up.
 * @param at ISO timestamp some days after the visit
 * @returns the proofs, whose bytes the station holds
 */
export function followUp(
  walk: Walk,
  stage: FollowUpStage,
  actor: DemoAccount,
  seed: number,
  at: (days: number, clock: string) => string,
): DemoEvidence[] {
  return stage === 'reinspected'
    ? reinspect(walk, actor, seed, at(16, '10:00'))
    : transfer(walk, stage, actor, seed, at)
}

function reinspect(walk: Walk, actor: DemoAccount, seed: number, at: string): DemoEvidence[] {
  const photo = { ...doorPhoto(seed), name: '改正后的牌匾.png' }
  addProof(walk, actor, photo, 'reinspection', '复查：已改正', at)
  walk.give(actor, at, 'recordReinspection', {
    reinspectionId: `${walk.state.id}-reinspection`,
    at,
    present: walk.state.officers.map(({ id }) => id),
    outcome: 'corrected',
    facts: '门头牌匾已经更换，使用的名称与登记的名称一致。',
    proofIds: [photo.id],
  })
  return [photo]
}

function transfer(
  walk: Walk,
  stage: FollowUpStage,
  actor: DemoAccount,
  seed: number,
  at: (days: number, clock: string) => string,
): DemoEvidence[] {
  const { followUp: kind, receiver = '' } = walk.state.conclusion!
  if (kind !== 'lead-transfer') throw new Error(`${walk.state.id}: no demo for ${followUpNames[kind]}`)
  const sent = at(2, '10:30')
  const receipt = { ...returnedLetter(seed), name: '移送回执.png' }
  const transferId = `${walk.state.id}-transfer`
  addProof(walk, actor, receipt, 'transfer', `移送回执 ${receiver}`, sent)
  walk.give(actor, sent, 'recordTransfer', {
    transferId,
    kind,
    receiver,
    sentOn: sent.slice(0, 10),
    acknowledgedBy: '值班人员',
    proofIds: [receipt.id],
  })
  if (stage === 'answered')
    walk.give(actor, at(5, '15:00'), 'recordFeedback', {
      transferId,
      on: at(5, '15:00').slice(0, 10),
      outcome: 'accepted',
      text: '已受理，由该股核查。',
      proofIds: [],
    })
  return [receipt]
}

function addProof(
  walk: Walk,
  actor: DemoAccount,
  { id, name, mediaType, size }: DemoEvidence,
  purpose: 'reinspection' | 'transfer',
  caption: string,
  at: string,
): void {
  walk.give(actor, at, 'addProof', {
    evidenceId: id,
    name,
    mediaType,
    size,
    caption,
    source: 'camera',
    capturedAt: at,
    purpose,
  })
}
