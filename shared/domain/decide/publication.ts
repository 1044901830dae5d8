import { chinaDate, chineseDate } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import { sealIntact } from '../findings.ts'
import { followUpOf } from '../follow-up.ts'
import { type Inspection, inspectionStateNames, officersToSign } from '../inspection.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'

/** The text to be published, without what must not be shown; each such part is named with ground and reason (P16). */
export function decidePublicationText(state: Inspection, command: CommandOf<'preparePublication'>): Decision {
  const { text, redactions } = command.payload
  const already = publishedRefusal(state)
  if (already) return refused(already)
  if (!text.trim()) return refused(refuse('publication.text-missing'))
  for (const [index, { part, reason }] of redactions.entries()) {
    if (!part.trim() || !reason.trim())
      return refused(refuse('publication.redaction-missing', { number: index + 1 }))
    if (text.includes(part.trim()))
      return refused(refuse('publication.redaction-shown', { part: part.trim() }))
  }
  return happened({
    type: 'publicationPrepared',
    publication: {
      ...command.payload,
      preparedBy: command.actorId,
      preparedAt: command.decidedAt.wall,
    },
  })
}

/** The act of 公示 on a platform of the district (Q12, P16, F16). A late one is taken: it is visible as late. */
export function decidePublication(
  state: Inspection,
  command: CommandOf<'recordPublication'>,
  { profile }: DecideContext,
): Decision {
  const { publishedOn, platform } = command.payload
  const already = publishedRefusal(state)
  if (already) return refused(already)
  if (!profile.publicationPlatforms.includes(platform)) {
    const platforms = profile.publicationPlatforms.join('、')
    return refused(refuse('publication.platform', { platform, platforms }))
  }
  const date = chineseDate(publishedOn, true)
  if (publishedOn > chinaDate(command.decidedAt.wall)) return refused(refuse('publication.future', { date }))
  const ended = chinaDate(state.conclusion!.endedAt)
  if (publishedOn < ended)
    return refused(refuse('publication.before-end', { date, ended: chineseDate(ended, true) }))
  return happened({
    type: 'published',
    ...command.payload,
    by: command.actorId,
    at: command.decidedAt.wall,
  })
}

/** 立卷归档 and handing over (F17): published, complete, signed, and nothing of it open (Q9). */
export function decideArchive(
  state: Inspection,
  command: CommandOf<'archiveCase'>,
  context: DecideContext,
): Decision {
  const incomplete = archiveRefusal(state, context)
  if (incomplete) return refused(incomplete)
  const fileNumber = command.payload.fileNumber.trim()
  const handedTo = command.payload.handedTo.trim()
  if (!fileNumber) return refused(refuse('archive.number-missing'))
  if (!handedTo) return refused(refuse('archive.receiver-missing'))
  return happened({
    type: 'archived',
    archive: { fileNumber, handedTo, by: command.actorId, at: command.decidedAt.wall },
  })
}

/** What keeps a record out of the archive, whatever number and receiver are given. */
function archiveRefusal(
  state: Inspection,
  { resultList, missingEvidence = 0 }: DecideContext,
): Refusal | undefined {
  if (state.state !== 'published')
    return refuse('archive.not-published', { state: inspectionStateNames[state.state] })
  const unsigned = officersToSign(state)
  if (unsigned.length > 0 || state.signatures.length < 2 || !sealIntact(state)) {
    const names = (unsigned.length > 0 ? unsigned : state.officers).map(({ name }) => name).join('、')
    return refuse('archive.signature-missing', { names })
  }
  if (missingEvidence > 0) return refuse('archive.evidence-missing', { count: missingEvidence })
  if (state.listing?.status === 'pending' || state.listing?.status === 'approved')
    return refuse('archive.listing-open')
  const followUp = followUpOf(state, resultList)
  if (followUp?.state !== 'closed')
    return refuse('archive.follow-up-open', { missing: followUp?.missing ?? '后续处置' })
  return undefined
}

function publishedRefusal({ process }: Inspection): Refusal | undefined {
  const { publishedOn, platform } = process.publication ?? {}
  if (!publishedOn) return undefined
  return refuse('publication.already', {
    date: chineseDate(publishedOn, true),
    platform: platform ?? '',
  })
}
