import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import { answersRefusal } from '../../../shared/domain/decide/conclude.ts'
import { itemsOf } from '../../../shared/domain/decide/context.ts'
import { someCheckedOffsite } from '../../../shared/domain/methods.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { DeadlineChip } from '../../app/components/deadline-chip.tsx'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { RecordHeader } from '../../app/components/record-header.tsx'
import { RefusalPanel } from '../../app/components/refusal-panel.tsx'
import { useAct } from '../../app/use-act.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { VisitFacts } from '../inspecting/visit-facts.tsx'
import styles from './conclude-page.module.css'
import { stepOf } from './conclude-step.ts'
import { conclusionForm, draftOfRecord, isChanged, payloadOf } from './conclusion-draft.ts'
import { FollowUpFields, StatementFields } from './conclusion-fields.tsx'
import { MatterResults } from './matter-results.tsx'
import { matterSummaries } from './matter-summary.ts'
import { OverallResult } from './overall-result.tsx'
import { SigningColumn } from './signing-column.tsx'
import { StatusGate } from './status-gate.tsx'
import { StepTitle } from './step-title.tsx'
import { useConclusionDraft } from './use-conclusion-draft.ts'

/** 结论与签字: the results and the conclusion at the left, party, officers and what they sign at the right. */
export function ConcludePage({ loaded, officer }: { loaded: LoadedInspection; officer: boolean }) {
  const { inspection, context, due } = loaded
  const workspace = useWorkspace()
  const today = useToday()
  const act = useAct()
  const now = useNow()
  const { draft, replaces, change, settle } = useConclusionDraft(workspace, inspection)

  const items = itemsOf(inspection, context.checklists)
  const editable = officer && inspection.signatures.length === 0 && inspection.state !== 'cancelled'
  const form = conclusionForm(inspection, context, editable ? draft : draftOfRecord(inspection), now)
  const isDone = inspection.conclusion !== undefined
  const changed = editable && isChanged(inspection, form)
  const kept = useDraft({
    form: `conclusion/${inspection.id}`,
    values: draft,
    excerpt: draft.facts ?? form.entry?.text ?? '',
    blank: !changed || Object.values(draft).every((value) => value === undefined),
    lasting: true,
    enabled: editable,
    onRestore: change,
  })
  const step = stepOf(inspection, changed)
  const summaries = matterSummaries(inspection, context.checklists)
  const open = answersRefusal(inspection, items)
  const answered = inspection.arrival !== undefined || someCheckedOffsite(inspection)
  const firstOpen = items.find(({ key }) => !inspection.answers[key])
  const edit = (values: typeof draft) => {
    act.clear()
    change(values)
  }

  const conclude = () =>
    act.run(async () => {
      const endedAt = draft.endedAt ?? new Date().toISOString()
      const payload = payloadOf(conclusionForm(inspection, context, { ...draft, endedAt }, endedAt))
      if (!payload) return undefined
      const outcome = await workspace.dispatch(inspection.id, 'conclude', { ...payload, replaces })
      settle(outcome, endedAt)
      return outcome
    })

  return (
    <div className={styles.page}>
      <RecordHeader
        name={inspection.business.name}
        facts={
          <span>
            结论与签字
            {inspection.conclusion && `，检查结束 ${chineseMoment(inspection.conclusion.endedAt)}`}
          </span>
        }
      >
        <span className={styles.due}>{due.kind === 'publication' ? '公示期限' : '任务期限'}</span>
        <DeadlineChip due={due} today={today} calendar={context.calendar} />
        {inspection.signatures.length === 0 && (
          <Link className={styles.back} to={`/inspections/${inspection.id}${answered ? '/check' : ''}`}>
            {answered ? '回到清单' : '回到邮寄台账'}
          </Link>
        )}
      </RecordHeader>
      <div className={styles.columns}>
        <div className={styles.left}>
          <div className={styles.scroll}>
            <div className={styles.content}>
              <DraftRecovery draft={kept} className={styles.facts} />
              <StepTitle
                number={1}
                done={!open}
                hint={
                  inspection.arrival
                    ? undefined
                    : answered
                      ? '非现场检查，没有到场'
                      : '没有到场，各事项不作答'
                }
              >
                各事项结果
              </StepTitle>
              <MatterResults inspectionId={inspection.id} summaries={summaries} />
              <VisitFacts inspection={inspection} className={styles.facts} />
              {editable && answered && open && firstOpen && !form.entry && (
                <div className={styles.refusal}>
                  <RefusalPanel
                    refusal={open}
                    actions={
                      <Link
                        className={styles.lead}
                        to={`/inspections/${inspection.id}/check?item=${encodeURIComponent(firstOpen.key)}`}
                      >
                        去作答
                      </Link>
                    }
                  />
                </div>
              )}
              <StepTitle
                number={2}
                done={isDone && !changed}
                hint={`每户一个，结果清单 第 ${context.resultList.version} 版`}
              >
                综合结论
              </StepTitle>
              <OverallResult
                inspection={inspection}
                context={context}
                items={items}
                chosen={form.entry?.code}
                onChoose={(resultCode) =>
                  edit({ resultCode, followUp: undefined, followUpDue: undefined, reinspectOn: undefined })
                }
                editable={editable}
              />
              {form.entry && editable && <StatusGate inspection={inspection} entry={form.entry} />}
              {form.entry && (
                <div className={styles.fields}>
                  <StatementFields form={form} onChange={edit} editable={editable} />
                </div>
              )}
              {form.entry && (
                <>
                  <StepTitle number={3} done={isDone && !changed}>
                    后续处置
                  </StepTitle>
                  <FollowUpFields form={form} onChange={edit} editable={editable} />
                </>
              )}
            </div>
          </div>
          {step === 'conclusion' && editable && (
            <footer className={styles.bar}>
              <div className={styles.barContent}>
                <ActOutcome act={act} />
                <div className={styles.barLine}>
                  <p>
                    {isDone
                      ? '改动还没有写进结论。重新作出结论后，当事人意见须重新记录。'
                      : form.entry
                        ? '作出结论后仍可修改，直到第一位检查人员签字。'
                        : '选一个综合结论。'}
                  </p>
                  <Button
                    kind="primary"
                    size="large"
                    busy={act.busy}
                    disabled={!form.entry}
                    onClick={conclude}
                  >
                    {isDone ? '重新作出结论' : '作出结论'}
                  </Button>
                </div>
              </div>
            </footer>
          )}
        </div>
        <aside className={styles.right} aria-label="签字">
          <SigningColumn loaded={loaded} step={step} officer={officer} />
        </aside>
      </div>
    </div>
  )
}

/** ISO timestamp of now, renewed twice a minute. */
function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date().toISOString()), 30_000)
    return () => window.clearInterval(timer)
  }, [])
  return now
}
