import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { listingStepNames, reminderMissing } from '../../../shared/domain/decide/listing.ts'
import { someCheckedOffsite } from '../../../shared/domain/methods.ts'
import { Button } from '../../app/components/button.tsx'
import { Note } from '../../app/components/note.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { ReminderDialog } from '../task-detail/reminder-dialog.tsx'
import { ListingDialog } from './listing-dialog.tsx'
import { listingAct, reasonOf } from './listing-draft.ts'
import styles from './sealed-panel.module.css'
import { uploadWords } from './upload-words.ts'

/** After both signatures: how far the record is on its way, and what comes next. */
export function SealedPanel({ loaded, officer }: { loaded: LoadedInspection; officer: boolean }) {
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const sync = useSnapshot(workspace.sync)
  const [proposing, setProposing] = useState(false)
  const [reminding, setReminding] = useState(false)
  const { inspection, context, parked } = loaded
  const { title, words, tone } = uploadWords(loaded, sync)
  const act = listingAct(inspection, context)
  const { listing } = inspection
  const returned = listing?.status === 'returned' ? listing.reviews.at(-1) : undefined
  const answered = inspection.arrival !== undefined || someCheckedOffsite(inspection)
  const canPropose = officer && (act === 'propose' || act === 'propose-again')
  const remindFirst =
    canPropose && reminderMissing(inspection, reasonOf(inspection, context), context.profile)
  return (
    <section className={styles.panel}>
      <Note tone={tone}>
        <strong>{title}</strong>
        <br />
        {words}
      </Note>
      {returned && (
        <Note tone="red">
          <strong>{returned.reviewerName}退回了审批表</strong>
          <br />
          {returned.opinion}
        </Note>
      )}
      {act === 'pending' && listing && (
        <Note tone="amber">经营异常名录审批表已报出，正在{listingStepNames[listing.step]}。</Note>
      )}
      {act === 'approved' && <Note tone="green">经营异常名录审批表已审核同意。</Note>}
      {act === 'individual' && (
        <Note>个体工商户不列入经营异常名录，由登记机关标记为经营异常状态，走另外的程序。</Note>
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
        <Link className={styles.link} to={`/inspections/${inspection.id}${answered ? '/check' : ''}`}>
          {answered ? '看清单' : '看邮寄台账'}
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
