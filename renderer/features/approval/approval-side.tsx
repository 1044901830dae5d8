import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { chineseDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import { sealIntact } from '../../../shared/domain/findings.ts'
import type { Evidence, Inspection } from '../../../shared/domain/inspection.ts'
import { listingDecisionDue } from '../../../shared/domain/listing-deadline.ts'
import { Button } from '../../app/components/button.tsx'
import { DeadlineChip } from '../../app/components/deadline-chip.tsx'
import { PanelTitle } from '../../app/components/panel.tsx'
import { Pill } from '../../app/components/pill.tsx'
import { useCalendar } from '../../app/use-calendar.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { HistorySection } from '../history/history-section.tsx'
import { EvidenceDialog } from '../inspecting/evidence-dialog.tsx'
import { EvidencePiece } from '../inspecting/evidence-piece.tsx'
import styles from './approval-side.module.css'

/** Pieces shown before 另 n 件. */
const shownAtFirst = 4

/** What the decision rests on: evidence with its hash state, officers and signatures, deadlines. */
export function ApprovalSide({ loaded }: { loaded: LoadedInspection }) {
  const { inspection } = loaded
  return (
    <aside className={styles.side} aria-label="证据和期限">
      <EvidenceSection inspection={inspection} />
      <SignatureSection inspection={inspection} />
      <HistorySection inspection={inspection} />
      <DeadlineSection loaded={loaded} />
    </aside>
  )
}

function EvidenceSection({ inspection }: { inspection: Inspection }) {
  const pieces = inspection.evidence.filter(({ withdrawn, source }) => !withdrawn && source !== 'signature')
  const [all, setAll] = useState(false)
  const [opened, setOpened] = useState<Evidence | null>(null)
  const shown = all ? pieces : pieces.slice(0, shownAtFirst)
  const rest = pieces.length - shown.length
  return (
    <section aria-label="证据">
      <PanelTitle aside={pieces.length > 0 && <HashSummary pieces={pieces} />}>证据</PanelTitle>
      {pieces.length === 0 && <p className={styles.quiet}>记录里没有单独的证据件，依据是清单答复和签字。</p>}
      <ul className={styles.pieces}>
        {shown.map((piece) => (
          <li key={piece.id}>
            <EvidencePiece piece={piece} onOpen={() => setOpened(piece)} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button kind="plain" className={styles.more} onClick={() => setAll(true)}>
          另 {rest} 件
        </Button>
      )}
      <EvidenceDialog
        inspectionId={inspection.id}
        piece={opened}
        editable={false}
        onClose={() => setOpened(null)}
      />
    </section>
  )
}

/** How many pieces have been checked against their hash, or that one failed. */
function HashSummary({ pieces }: { pieces: readonly Evidence[] }) {
  const workspace = useWorkspace()
  const [states, setStates] = useState<readonly string[] | null>(null)
  const ids = pieces.map(({ id }) => id).join(' ')
  useEffect(() => {
    let current = true
    Promise.all(ids.split(' ').map((id) => workspace.evidenceState(id).catch(() => 'damaged'))).then(
      (found) => current && setStates(found),
    )
    return () => {
      current = false
    }
  }, [workspace, ids])
  if (!states) return null
  const count = (state: string) => states.filter((entry) => entry === state).length
  if (count('damaged') > 0)
    return (
      <span className={styles.bad}>
        <IconShieldX size={16} stroke={1.8} aria-hidden /> {count('damaged')} 件校验不一致
      </span>
    )
  if (count('stored') === pieces.length)
    return (
      <span className={styles.good}>
        <IconShieldCheck size={16} stroke={1.8} aria-hidden /> {pieces.length} 件校验一致
      </span>
    )
  return <span>{pieces.length} 件，打开时校验</span>
}

function SignatureSection({ inspection }: { inspection: Inspection }) {
  const intact = sealIntact(inspection)
  return (
    <section aria-label="承办人员和签字">
      <PanelTitle
        aside={
          intact ? (
            <span className={styles.good}>
              <IconShieldCheck size={16} stroke={1.8} aria-hidden /> 内容与签字一致
            </span>
          ) : (
            <span className={styles.bad}>
              <IconShieldX size={16} stroke={1.8} aria-hidden /> 签字已失效
            </span>
          )
        }
      >
        承办人员
      </PanelTitle>
      <ul className={styles.lines}>
        {inspection.officers.map(({ id, name, certificateNumber }) => {
          const signature = inspection.signatures.find((entry) => entry.officerId === id)
          return (
            <li key={id}>
              <span>
                {name} <span className={styles.quiet}>{certificateNumber}</span>
              </span>
              <span className={styles.when}>
                {signature ? `${chineseMoment(signature.signedAt)} 签` : '没有签字'}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function DeadlineSection({ loaded }: { loaded: LoadedInspection }) {
  const today = useToday()
  const calendar = useCalendar()
  const { inspection, due } = loaded
  const decision = listingDecisionDue(inspection, calendar)
  return (
    <section aria-label="期限">
      <PanelTitle>期限</PanelTitle>
      <ul className={styles.lines}>
        {decision && (
          <li>
            <span>
              作出决定
              <span className={styles.quietLine}>
                {chineseDate(decision.start)}查实，起 {decision.period.count} 个工作日
              </span>
            </span>
            <span className={decision.deadline.effective < today ? styles.late : styles.when}>
              {decision.deadline.effective < today && '逾期，'}至{chineseDate(decision.deadline.effective)}
              {decision.deadline.provisional && <Pill tone="amber">暂算</Pill>}
            </span>
          </li>
        )}
        <li>
          <span>结果公示</span>
          <DeadlineChip due={due} today={today} calendar={calendar} />
        </li>
      </ul>
    </section>
  )
}
