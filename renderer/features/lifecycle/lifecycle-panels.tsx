import type { ReactNode } from 'react'
import { chinaDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import { type Inspection, receivedStates } from '../../../shared/domain/inspection.ts'
import { redactionGroundNames } from '../../../shared/domain/process.ts'
import { publicationLate } from '../../../shared/domain/publication.ts'
import { Button } from '../../app/components/button.tsx'
import { dateNear } from '../../app/components/deadline-text.ts'
import { Facts, Panel, PanelTitle } from '../../app/components/panel.tsx'
import { Pill } from '../../app/components/pill.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import styles from './lifecycle.module.css'
import { changeWords, isOffered, type LifecycleAct, returnedBy } from './lifecycle-step.ts'

interface Props {
  loaded: LoadedInspection
  onAct: (act: LifecycleAct) => void
}

/** 公示, 计划调整 and 原版本 of one record, each where there is something to show or to do. */
export function LifecyclePanels(props: Props) {
  return (
    <>
      <PublicationPanel {...props} />
      <VersionsPanel {...props} />
    </>
  )
}

/** 公示 of the result (P16, Q12, F16), and the file it ended in (F17). */
function PublicationPanel({ loaded, onAct }: Props) {
  const { inspection, context } = loaded
  const today = useToday()
  if (!receivedStates.includes(inspection.state)) return null
  const { publication, archive } = inspection.process
  const late = publicationLate(inspection, context.profile, context.calendar, today)
  const rows: [string, ReactNode][] = []
  if (publication) {
    rows.push([
      '公示内容',
      <span key="text" className={styles.text}>
        {publication.text}
      </span>,
    ])
    rows.push([
      '不予公示',
      publication.redactions.length === 0
        ? '无'
        : publication.redactions
            .map(({ part, ground, reason }) => `${part}（${redactionGroundNames[ground]}：${reason}）`)
            .join('；'),
    ])
    if (publication.publishedOn)
      rows.push([
        '公示',
        `${dateNear(publication.publishedOn, today)}，${publication.platform}${publication.reference ? `，${publication.reference}` : ''}`,
      ])
  }
  if (archive)
    rows.push([
      '归档',
      `${archive.fileNumber}，移交${archive.handedTo}，${dateNear(chinaDate(archive.at), today)}`,
    ])
  const editable = isOffered(loaded, 'preparePublication')
  return (
    <Panel aria-label="公示">
      <PanelTitle
        aside={
          <>
            {late && <Pill tone="red">{publication?.publishedOn ? '逾期公示' : '逾期未公示'}</Pill>}
            {editable && (
              <Button kind="plain" onClick={() => onAct('publication-text')}>
                {publication ? '修改公示内容' : '拟定公示内容'}
              </Button>
            )}
            {editable && publication && (
              <Button kind="plain" onClick={() => onAct('publish')}>
                登记公示
              </Button>
            )}
          </>
        }
      >
        公示
      </PanelTitle>
      {rows.length > 0 ? (
        <Facts rows={rows} />
      ) : (
        <p className={styles.none}>
          还没有拟定公示内容。 <RuleChip id={context.profile.publishDeadline.ruleId} />
        </p>
      )}
    </Panel>
  )
}

/** Earlier versions that a 复核 or a 更正 replaced: when, by whom, why, with their hash. */
function VersionsPanel({ loaded, onAct }: Props) {
  const { inspection } = loaded
  const { amendments } = inspection.process
  const amendable = isOffered(loaded, 'amendFindings')
  if (amendments.length === 0 && !amendable) return null
  return (
    <Panel aria-label="更正与原版本">
      <PanelTitle
        aside={
          amendable && (
            <Button kind="plain" onClick={() => onAct('amend')}>
              更正
            </Button>
          )
        }
      >
        原版本
      </PanelTitle>
      {amendments.length === 0 ? (
        <p className={styles.none}>
          签字以后没有改过。确有错误的，写明理由更正，原版本保留。 <RuleChip id="J11" />
        </p>
      ) : (
        <ol className={styles.list}>
          {amendments.map(({ id, kind, at, by, reason, findingsHash, signatures }) => (
            <li key={id}>
              <p>
                {`${chineseMoment(at)}，${kind === 'review-return' ? '复核退回' : '更正'}，${nameOf(inspection, by)}：${reason}`}
              </p>
              <p className={styles.quiet}>
                {`${signatures.length} 人签字，内容指纹 `}
                <code>{findingsHash.slice(0, 16)}</code>
              </p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

/** 计划调整 (Z7, Z11): applications and their decisions, and the task given back. */
export function PlanPanel({ loaded, onAct }: Props) {
  const { inspection } = loaded
  const { changes, taskReturn } = inspection.process
  const returnable = isOffered(loaded, 'returnTask')
  const changeable = isOffered(loaded, 'applyPlanChange')
  if (changes.length === 0 && !taskReturn && !returnable && !changeable) return null
  return (
    <Panel aria-label="计划调整">
      <PanelTitle
        aside={
          <>
            {changeable && (
              <Button kind="plain" onClick={() => onAct('plan-change')}>
                申请延期或者取消
              </Button>
            )}
            {returnable && (
              <Button kind="plain" onClick={() => onAct('return-task')}>
                退回任务
              </Button>
            )}
          </>
        }
      >
        计划调整
      </PanelTitle>
      {changes.length === 0 && !taskReturn && (
        <p className={styles.none}>
          按计划检查。不能承担的，在检查开始前退回任务；须延期或者取消的，书面申请。 <RuleChip id="Z7" />
        </p>
      )}
      <ol className={styles.list}>
        {taskReturn && (
          <li>
            <p>{`${chineseMoment(taskReturn.at)}，${returnedBy(inspection)}：${taskReturn.reason}`}</p>
          </li>
        )}
        {changes.map((change) => (
          <li key={change.id}>
            <p>
              {`${chineseMoment(change.appliedAt)}，${nameOf(inspection, change.appliedBy)}申请${changeWords(change)}：${change.reason}`}
            </p>
            <p className={styles.quiet}>
              {change.decision
                ? `${change.decision.byName}${change.decision.approved ? '同意' : '不同意'}${change.decision.opinion ? `：${change.decision.opinion}` : ''}`
                : '等待信用监管科决定'}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function nameOf({ officers, process }: Inspection, id: string): string {
  return (
    officers.find((entry) => entry.id === id)?.name ??
    process.changes.find(({ decision }) => decision?.by === id)?.decision?.byName ??
    (process.review?.reviewerId === id ? process.review.reviewerName : '所负责人')
  )
}
