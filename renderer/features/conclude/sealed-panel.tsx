import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { isListingHandler, reminderMissing } from '../../../shared/domain/decide/listing.ts'
import { listingPath, pathWords } from '../../../shared/domain/listing-words.ts'
import { Button } from '../../app/components/button.tsx'
import { Note } from '../../app/components/note.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { wouldRefuse } from '../../app/would-refuse.ts'
import { ReminderDialog } from '../task-detail/reminder-dialog.tsx'
import { ListingDialog } from './listing-dialog.tsx'
import { listingAct, listingDraft, reasonOf } from './listing-draft.ts'
import { ListingNote } from './listing-note.tsx'
import styles from './sealed-panel.module.css'
import { uploadWords } from './upload-words.ts'

/** After both signatures: how far the record is on its way, and what comes next. */
export function SealedPanel({ loaded }: { loaded: LoadedInspection }) {
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const sync = useSnapshot(workspace.sync)
  const [proposing, setProposing] = useState(false)
  const [reminding, setReminding] = useState(false)
  const { inspection, context, parked } = loaded
  const { title, words, tone } = uploadWords(loaded, sync)
  const act = listingAct(inspection, context)
  const open = act === 'propose' || act === 'propose-again'
  const handler = isListingHandler(inspection, context.actor)
  const refusal =
    open && handler
      ? wouldRefuse(loaded, 'proposeListing', listingDraft(inspection, context), new Date().toISOString())
      : undefined
  // What the dialog or the reminder can still bring is no reason to keep it closed.
  const closed =
    refusal && !['reminder.missing', 'listing.text-missing'].includes(refusal.code) ? refusal : undefined
  const canPropose = open && handler && !closed
  const remindFirst =
    canPropose && reminderMissing(inspection, reasonOf(inspection, context), context.profile)
  return (
    <section className={styles.panel}>
      <Note tone={tone}>
        <strong>{title}</strong>
        <br />
        {words}
      </Note>
      <ListingNote loaded={loaded} />
      {open && !handler && (
        <Note>
          本户属于{inspection.business.stationName}辖区，受理后推送到该所，由该所的检查人员填写
          {pathWords[listingPath(inspection.business.kind)].form}。 <RuleChip id="F14" />
        </Note>
      )}
      {closed && (
        <Note tone="amber">
          <strong>{closed.title}</strong>
          <br />
          {closed.happened}
          {closed.remedy} {closed.rule && <RuleChip id={closed.rule.id} />}
        </Note>
      )}
      {remindFirst && (
        <Note tone="amber">
          {context.profile.name}要求列入前以电话或者短信提醒当事人，没有接通也要登记。登记后才能报审批表。{' '}
          <RuleChip id="F7" />
        </Note>
      )}
      <div className={styles.acts}>
        {parked > 0 && (
          <Link className={styles.link} to="/sync">
            去处理
          </Link>
        )}
        <Link
          className={styles.link}
          to={`/inspections/${inspection.id}${inspection.arrival ? '/check' : ''}`}
        >
          {inspection.arrival ? '看清单' : '看邮寄台账'}
        </Link>
        <Button kind={canPropose ? 'outline' : 'primary'} onClick={() => navigate('/tasks')}>
          回到我的任务
        </Button>
        {remindFirst && (
          <Button kind="primary" onClick={() => setReminding(true)}>
            登记列异提醒
          </Button>
        )}
        {canPropose && !remindFirst && (
          <Button kind="primary" onClick={() => setProposing(true)}>
            {act === 'propose' ? '报审批表' : '改后重报审批表'}
          </Button>
        )}
      </div>
      {reminding && <ReminderDialog inspection={inspection} onClose={() => setReminding(false)} />}
      {canPropose && <ListingDialog loaded={loaded} opened={proposing} onClose={() => setProposing(false)} />}
    </section>
  )
}
