import { type Choices, chosenText, type DocumentRecord, type PaperFacts } from '../document-kind.ts'
import { presentOfficers } from '../parts/attendance.ts'
import { checkedMatters } from '../parts/checked-matters.ts'
import { paperOf } from '../parts/paper.ts'
import { subjectOf } from '../parts/record-parts.ts'
import { mattersOf } from '../parts/visit.ts'
import { withoutEndMark } from '../parts/wording.ts'
import type { OnSiteCheckFormInput } from './input.ts'

/** The 实地检查记录表 of a record; null before arrival. */
export function onSiteCheckFormFrom(
  record: DocumentRecord,
  facts: PaperFacts,
  choices: Choices,
): OnSiteCheckFormInput | null {
  const { inspection, profile } = record
  const { arrival, business, conclusion, party } = inspection
  if (!arrival) return null
  return {
    ...paperOf(profile, facts),
    subject: { ...subjectOf(business), representative: business.legalRepresentative.trim() },
    aboutDisclosure: mattersOf(record).every(({ items }) => items.every(({ kind }) => kind === 'comparison')),
    place: arrival.place.trim() || business.registeredAddress,
    begun: arrival.at,
    ended: conclusion?.endedAt ?? null,
    officers: presentOfficers(inspection),
    matters: checkedMatters(record),
    met: arrival.partyMet ? arrival.partyName.trim() : null,
    result: conclusion?.resultText ?? '',
    remarks: chosenText(choices, 'remarks'),
    party: party
      ? {
          signer: party.mode === 'signed' ? party.signerName.trim() : '',
          note:
            party.mode === 'signed'
              ? ''
              : `被检查人${party.mode === 'refused' ? '拒绝签字' : '不在场'}：${withoutEndMark(party.reason.trim())}。`,
          witness: party.witnessName.trim(),
          at: party.recordedAt,
        }
      : null,
  }
}
