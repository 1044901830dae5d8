import { chinaDate } from '../../shared/domain/china-time.ts'
import { publicationDraft } from '../../shared/domain/publication-draft.ts'
import type { Reference } from '../../shared/protocol/http.ts'
import type { DemoAccount } from './accounts.ts'
import type { Walk } from './walk.ts'

/** The text for 公示, as the record gives it, with the name of a natural person left out. @param at ISO timestamp */
export function preparePublication(walk: Walk, actor: DemoAccount, at: string): void {
  const { business } = walk.state
  walk.give(actor, at, 'preparePublication', {
    text: publicationDraft(walk.state),
    redactions: [
      { part: `${business.legalRepresentative}的姓名和签名`, ground: 'privacy', reason: '自然人信息。' },
    ],
  })
}

/** 登记公示 on the first platform of the district. */
export function publish(walk: Walk, actor: DemoAccount, at: string, { profiles }: Reference): void {
  const profile = profiles.find(({ id }) => id === walk.state.versions.profile.id)!
  walk.give(actor, at, 'recordPublication', {
    publishedOn: chinaDate(at),
    platform: profile.publicationPlatforms[0]!,
    reference: `公示-${walk.state.id.slice(-3)}`,
  })
}

/** 立卷归档 with a number, handed over to the 辖区市场监管所. */
export function archive(walk: Walk, actor: DemoAccount, at: string): void {
  walk.give(actor, at, 'archiveCase', {
    fileNumber: `${at.slice(0, 4)}-双随机-${walk.state.id.slice(-3)}`,
    handedTo: walk.state.business.stationName,
  })
}
