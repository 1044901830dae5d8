import { Link } from 'react-router'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import { listingDue } from '../../../shared/domain/listing-deadline.ts'
import { pathWords } from '../../../shared/domain/listing-words.ts'
import { DeadlineChip } from '../../app/components/deadline-chip.tsx'
import { Facts, Panel, PanelTitle } from '../../app/components/panel.tsx'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { ApprovalChain } from '../approval/approval-chain.tsx'
import { chainSteps, outcomeWords } from '../approval/chain.ts'
import styles from './task-detail.module.css'

/** 列入审批: how far the 审批表 is, until when it has to be decided, and the decision with its number (F14). */
export function ListingPanel({ loaded: { inspection, context } }: { loaded: LoadedInspection }) {
  const today = useToday()
  const { listing } = inspection
  if (!listing) return null
  const { verb, form } = pathWords[listing.path]
  const { decision } = listing
  const due = listingDue(inspection, context.calendar)
  return (
    <Panel aria-label={`${verb}审批`}>
      <PanelTitle
        aside={
          <span className={styles.asideActs}>
            {due && <DeadlineChip due={due} today={today} calendar={context.calendar} />}
            <Link
              className={styles.asideLink}
              to={`/inspections/${inspection.id}/documents/listing-approval-form`}
            >
              看{form}
            </Link>
          </span>
        }
      >
        {verb}审批
      </PanelTitle>
      <ApprovalChain steps={chainSteps(inspection, context.profile)} />
      {decision && (
        <Facts
          labelWidth={88}
          rows={[
            ['决定', outcomeWords(listing, decision.outcome)],
            ...(decision.number ? [['决定书文号', decision.number] as [string, string]] : []),
            ...(decision.reason ? [['理由', decision.reason] as [string, string]] : []),
            ['作出决定', `${decision.byName}，${chineseMoment(decision.at)}`],
          ]}
        />
      )}
    </Panel>
  )
}
