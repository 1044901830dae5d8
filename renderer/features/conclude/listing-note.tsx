import { listingStepName, pathWords } from '../../../shared/domain/listing-words.ts'
import { Note } from '../../app/components/note.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'

/** Where the 审批表 of a sealed record is; nothing while there is none. */
export function ListingNote({ loaded: { inspection, context } }: { loaded: LoadedInspection }) {
  const { listing } = inspection
  if (!listing) return null
  const { form, yes, no } = pathWords[listing.path]
  if (listing.status === 'pending')
    return (
      <Note tone="amber">
        {form}已报出，正在{listingStepName(context.profile, listing.step)}。
      </Note>
    )
  if (listing.status === 'approved') return <Note tone="green">{form}已审批同意，等待作出决定。</Note>
  if (listing.decision)
    return (
      <Note tone={listing.decision.outcome === 'listed' ? 'green' : 'quiet'}>
        <strong>
          {listing.decision.outcome === 'listed' ? `${yes}，文号 ${listing.decision.number}` : no}
        </strong>
        {listing.decision.reason && (
          <>
            <br />
            {listing.decision.reason}
          </>
        )}
      </Note>
    )
  const returned = listing.reviews.at(-1)
  return (
    <Note tone="red">
      <strong>{returned?.reviewerName}退回了审批表</strong>
      <br />
      {returned?.opinion}
    </Note>
  )
}
