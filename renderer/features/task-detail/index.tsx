import { IconFileOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { isListingHandler } from '../../../shared/domain/decide/listing.ts'
import {
  type Inspection,
  inspectionStateNames,
  officersToDeclare,
  recusalOf,
} from '../../../shared/domain/inspection.ts'
import { offsiteDue } from '../../../shared/domain/methods.ts'
import { Button } from '../../app/components/button.tsx'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { Note } from '../../app/components/note.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { StateBadge } from '../../app/components/state-badge.tsx'
import { stateMarks } from '../../app/components/state-text.ts'
import { useKeys } from '../../app/use-keys.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useInspection, useWorkspace } from '../../app/workspace-context.tsx'
import { FollowUpPanel } from '../follow-up/follow-up-panel.tsx'
import { useEvidenceCapture } from '../inspecting/use-evidence-capture.ts'
import { LifecycleDialogs } from '../lifecycle/lifecycle-dialogs.tsx'
import { LifecyclePanels, PlanPanel } from '../lifecycle/lifecycle-panels.tsx'
import type { LifecycleAct } from '../lifecycle/lifecycle-step.ts'
import { ArrivalDialog } from './arrival-dialog.tsx'
import { BusinessPanel, HistoryPanel } from './business-panels.tsx'
import { DeliveryDialog } from './delivery-dialog.tsx'
import type { ProofFile } from './letter-proofs.ts'
import { ListingPanel } from './listing-panel.tsx'
import { MailingDialog } from './mailing-dialog.tsx'
import { MailingPanel } from './mailing-panel.tsx'
import { MethodDialog } from './method-dialog.tsx'
import { MethodPanel } from './method-panel.tsx'
import { nextStep, type StepAct } from './next-step.ts'
import { NextStepCard } from './next-step-card.tsx'
import { NoticePanel } from './notice-panel.tsx'
import { OutcomeDialog } from './outcome-dialog.tsx'
import { ReminderDialog } from './reminder-dialog.tsx'
import { ReminderPanel } from './reminder-panel.tsx'
import { SameYearNote } from './same-year-note.tsx'
import { SidePanel } from './side-panel.tsx'
import { StatusPanel } from './status-panel.tsx'
import styles from './task-detail.module.css'

/** 任务详情: what to do next with one record, and all that is known about it. */
export default function TaskDetail() {
  const { id = '' } = useParams()
  const loaded = useInspection(id)
  const navigate = useNavigate()
  if (loaded === undefined) return <PageHeader title="" trail={[{ label: '我的任务', to: '/tasks' }]} />
  if (loaded === null)
    return (
      <>
        <PageHeader title="没有这一户" trail={[{ label: '我的任务', to: '/tasks' }]} />
        <EmptyState
          icon={<IconFileOff size={32} stroke={1.5} />}
          title="本机没有这一户的记录"
          action={<Button onClick={() => navigate('/tasks')}>回到我的任务</Button>}
        >
          它可能已改派或者取消，也可能还没有同步到本机。
        </EmptyState>
      </>
    )
  return <Record loaded={loaded} />
}

function Record({ loaded }: { loaded: LoadedInspection }) {
  const { inspection, context } = loaded
  const navigate = useNavigate()
  const today = useToday()
  const proofs = useEvidenceCapture(useWorkspace(), inspection.id)
  const [dialog, setDialog] = useState<'arrival' | 'delivery' | 'mailing' | 'outcome' | 'reminder' | null>(
    null,
  )
  const [lifecycle, setLifecycle] = useState<LifecycleAct | null>(null)
  const [method, setMethod] = useState<string | null>(null)
  const step = nextStep(loaded, today)
  const own = recusalOf(inspection, context.actor.id)
  const assigned = inspection.officers.some(({ id }) => id === context.actor.id)
  const closedToOwn = own?.conflict === true
  const closed = assigned && (closedToOwn || officersToDeclare(inspection).length > 0)
  const base = `/inspections/${inspection.id}`
  const acts: Record<StepAct, () => void> = {
    resolve: () => navigate(`/sync?inspection=${inspection.id}`),
    declare: () => navigate(`/recusal?inspection=${inspection.id}`),
    notice: () => navigate(`${base}/documents/inspection-notice`),
    delivery: () => setDialog('delivery'),
    arrival: () => setDialog('arrival'),
    method: () => setMethod(offsiteDue(inspection, context.profile)[0] ?? null),
    check: () => navigate(`${base}/check`),
    conclude: () => navigate(`${base}/conclude`),
    sign: () => navigate(`${base}/conclude`),
    listing: () => navigate(`${base}/conclude`),
    mailing: () => setDialog('mailing'),
    outcome: () => setDialog('outcome'),
    reminder: () => setDialog('reminder'),
    approve: () => navigate(`/approval?id=${inspection.id}`),
    'return-task': () => setLifecycle('return-task'),
    'plan-change': () => setLifecycle('plan-change'),
    'grant-change': () => setLifecycle('grant-change'),
    'deny-change': () => setLifecycle('deny-change'),
    'approve-result': () => setLifecycle('approve-result'),
    'return-result': () => setLifecycle('return-result'),
    amend: () => setLifecycle('amend'),
    'publication-text': () => setLifecycle('publication-text'),
    publish: () => setLifecycle('publish'),
    archive: () => setLifecycle('archive'),
  }
  const go = step.act ? acts[step.act.kind] : undefined
  const close = () => setDialog(null)
  const keepProofs = (files: readonly ProofFile[], caption: string) => {
    void proofs.capture(
      files.map((file) => ({ ...file, caption })),
      '',
      'file',
    )
  }
  const editable = assigned && keepsLedger(inspection)
  const posted = inspection.mailings.length > 0
  const inTransit = inspection.mailings.find(({ outcome }) => !outcome)
  const ledger = (posted || (editable && canPost(loaded))) && (
    <MailingPanel
      loaded={loaded}
      editable={editable}
      proofs={proofs}
      step={step.act?.kind}
      onPost={() => setDialog('mailing')}
      onOutcome={() => setDialog('outcome')}
    />
  )
  useKeys([
    ['Escape', () => navigate('/tasks')],
    ['Enter', () => go?.()],
  ])
  return (
    <>
      <PageHeader
        trail={[{ label: '我的任务', to: '/tasks' }, { label: inspection.task.name }]}
        title={inspection.business.name}
        beside={
          <StateBadge
            mark={loaded.parked > 0 ? 'alert' : step.state ? 'waiting' : stateMarks[inspection.state]}
          >
            {loaded.parked > 0 ? '需要处理' : (step.state ?? inspectionStateNames[inspection.state])}
          </StateBadge>
        }
      />
      <div className={styles.columns}>
        <div className={styles.middle}>
          <NextStepCard step={step} loaded={loaded} onGo={go} onOther={step.other && acts[step.other.kind]} />
          <SameYearNote inspection={inspection} />
          {closed ? (
            <Note tone="locked">
              {closedToOwn
                ? '你已声明有应当回避的情形，本户记录对你关闭。'
                : `${officersToDeclare(inspection)
                    .map(({ name }) => name)
                    .join('、')}还没有声明回避，声明前只显示登记的基本情况，记录不打开。`}{' '}
              <RuleChip id="P13" />
            </Note>
          ) : (
            <>
              <ListingPanel loaded={loaded} />
              <FollowUpPanel loaded={loaded} />
              <LifecyclePanels loaded={loaded} onAct={setLifecycle} />
              {posted && ledger}
              {(inspection.reminders.length > 0 || step.act?.kind === 'reminder') && (
                <ReminderPanel
                  inspection={inspection}
                  onRemind={
                    (assigned || isListingHandler(inspection, context.actor)) &&
                    step.act?.kind !== 'reminder' &&
                    !['approved', 'decided'].includes(inspection.listing?.status ?? '')
                      ? () => setDialog('reminder')
                      : undefined
                  }
                />
              )}
              <MethodPanel loaded={loaded} onChoose={editable ? setMethod : undefined} />
              <StatusPanel inspection={inspection} editable={editable} />
              {assigned && <NoticePanel loaded={loaded} onRecord={() => setDialog('delivery')} />}
              {!posted && ledger}
            </>
          )}
          <PlanPanel loaded={loaded} onAct={setLifecycle} />
          <div className={styles.pair}>
            <BusinessPanel inspection={inspection} closed={closed} />
            {!closed && <HistoryPanel inspection={inspection} />}
          </div>
          {inspection.stationNote?.kind === 'reassigned' && (
            <Note tone="amber">
              {`本户已改派：${inspection.stationNote.reason}。`}
              <Link to="/sync">看同步与需要处理</Link>
            </Note>
          )}
        </div>
        <SidePanel loaded={loaded} closed={closed} />
      </div>
      {dialog === 'arrival' && (
        <ArrivalDialog
          inspection={inspection}
          onClose={() => setDialog(null)}
          onDone={() => navigate(`${base}/check`)}
        />
      )}
      {dialog === 'delivery' && (
        <DeliveryDialog
          inspection={inspection}
          methods={context.profile.advanceNotice.methods}
          onClose={() => setDialog(null)}
        />
      )}
      {method && <MethodDialog loaded={loaded} checklistId={method} onClose={() => setMethod(null)} />}
      {dialog === 'mailing' && <MailingDialog loaded={loaded} onClose={close} onProofs={keepProofs} />}
      {dialog === 'outcome' && inTransit && (
        <OutcomeDialog inspection={inspection} mailing={inTransit} onClose={close} onProofs={keepProofs} />
      )}
      <LifecycleDialogs loaded={loaded} act={lifecycle} onClose={() => setLifecycle(null)} />
      {dialog === 'reminder' && <ReminderDialog inspection={inspection} onClose={close} />}
    </>
  )
}

/** Letters and their proofs can be entered: the record is open and nobody has signed. */
function keepsLedger({ state, signatures }: Inspection): boolean {
  return signatures.length === 0 && !['cancelled', 'awaiting-replacement', 'awaiting-recusal'].includes(state)
}

/** A first letter makes sense: nobody was met, and the district lets the party know beforehand (P2). */
function canPost({ inspection: { arrival }, context }: LoadedInspection): boolean {
  return arrival ? !arrival.partyMet : context.profile.advanceNotice.mode !== 'forbidden'
}
