import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { visitDueRefusal } from '../../../shared/domain/decide/visit.ts'
import type { AnswerResult } from '../../../shared/domain/inspection.ts'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { Note } from '../../app/components/note.tsx'
import { useDraft } from '../../app/use-draft.ts'
import { useKeys } from '../../app/use-keys.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { answerOrder } from './answer-choice.tsx'
import { knownOf } from './comparison.ts'
import { ComparisonPanel } from './comparison-panel.tsx'
import { ComparisonTable, comparisonOrder } from './comparison-table.tsx'
import { FillDialog } from './fill-dialog.tsx'
import { GuidancePanel } from './guidance-panel.tsx'
import { InspectingHeader } from './inspecting-header.tsx'
import styles from './inspecting-page.module.css'
import { MatterList } from './matter-list.tsx'
import { MatterTabs } from './matter-tabs.tsx'
import { mattersOf, progressOf } from './matters.ts'
import { following, matterOf, neighbourMatter, nextOpen, startKey, step } from './navigation.ts'
import { QuestionPanel } from './question-panel.tsx'
import { useAnswerWriter } from './use-answer-writer.ts'
import { useEvidenceTaker } from './use-evidence-taker.tsx'
import stripStyles from './visit-facts.module.css'
import { VisitFacts } from './visit-facts.tsx'

/** 检查中: one item in hand; questions in three columns, comparisons as a table. */
export function InspectingPage({
  loaded,
  editable: mayEdit,
}: {
  loaded: LoadedInspection
  editable: boolean
}) {
  const { inspection, context } = loaded
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const today = useToday()
  const writer = useAnswerWriter(workspace, inspection)
  const unsaved = writer.open
  const draft = useDraft({
    form: `answers/${inspection.id}`,
    values: unsaved,
    excerpt: Object.values(unsaved)
      .map(({ facts }) => facts)
      .join(' '),
    blank: Object.keys(unsaved).length === 0,
    lasting: true,
    enabled: mayEdit,
    onRestore: (answers) => {
      for (const [key, answer] of Object.entries(answers)) writer.edit(key, answer, 'soon')
    },
  })
  const [parameters, setParameters] = useSearchParams()
  const [filling, setFilling] = useState(false)

  const matters = mattersOf(inspection, context.checklists)
  const asked = parameters.get('item') ?? ''
  // Fixed when the screen opens: answering the first open item must not move the screen on under the hand.
  const [opened] = useState(() => startKey(matters) ?? '')
  const current = matters.some(({ items }) => items.some(({ key }) => key === asked)) ? asked : opened
  const matter = matterOf(matters, current)
  const closed = matter && visitDueRefusal(inspection, matter.checklist)
  const editable = mayEdit && !closed
  const entry = matter?.items.find(({ key }) => key === current)
  const taker = useEvidenceTaker(inspection.id, current, editable && entry !== undefined)

  const choose = (key: string | undefined) => {
    if (!key) return
    void writer.flush()
    setParameters({ item: key }, { replace: true })
  }
  const finish = () => {
    void writer.flush().then(() => navigate(`/inspections/${inspection.id}/conclude`))
  }
  const { answered, total } = progressOf(matters)
  const isComplete = answered === total
  const next = isComplete ? step(matters, current, 1) : following(matters, current)
  const goOn = () => (next ? choose(next) : finish())
  const nextRow = matter && nextOpen(matter.items, matter.open, current)
  const goToOpenRow = () => (nextRow ? choose(nextRow) : goOn())

  const answer = (result: AnswerResult | undefined) => {
    if (!editable || !entry || !result) return
    writer.edit(current, {
      result,
      ...(entry.item.kind === 'comparison'
        ? { comparison: { ...knownOf(inspection, entry.item.key), ...writer.draft(current).comparison } }
        : {}),
    })
  }
  const order = matter?.comparison ? comparisonOrder : answerOrder
  const keys: [string, () => void][] = [
    ['ArrowUp', () => choose(step(matters, current, -1))],
    ['ArrowDown', () => choose(step(matters, current, 1))],
    ['BracketLeft', () => choose(neighbourMatter(matters, current, -1))],
    ['BracketRight', () => choose(neighbourMatter(matters, current, 1))],
    ['Digit1', () => answer(order[0])],
    ['Digit2', () => answer(order[1])],
    ['Digit3', () => answer(order[2])],
    ['Digit4', () => answer(order[3])],
    ['Alt+KeyC', taker.openCamera],
    ['Alt+KeyA', () => setFilling(editable && matter !== undefined && matter.open.length > 0)],
    ['Control+Enter', matter?.comparison ? goToOpenRow : goOn],
    ['Enter', matter?.comparison ? goToOpenRow : goOn],
  ]
  useKeys(Object.fromEntries(keys))

  if (!matter || !entry) return null
  const header = (
    <>
      <InspectingHeader
        loaded={loaded}
        matter={matter}
        today={today}
        answered={answered}
        total={total}
        editable={editable}
        onFill={() => setFilling(true)}
        onFinish={finish}
      />
      <DraftRecovery draft={draft} className={styles.closed} />
      {mayEdit && closed && (
        <Note tone="locked" className={styles.closed}>
          {closed.happened}
          {closed.remedy}
        </Note>
      )}
      <VisitFacts inspection={inspection} className={stripStyles.strip} />
    </>
  )
  const dialogs = (
    <>
      {taker.parts}
      <FillDialog
        inspectionId={inspection.id}
        matter={matter}
        opened={filling}
        onClose={() => setFilling(false)}
        beforeFill={() => writer.flush()}
      />
    </>
  )
  if (matter.comparison)
    return (
      <div className={styles.page} {...taker.dropZone}>
        {header}
        <MatterTabs matters={matters} current={current} onChoose={choose} />
        <ComparisonTable
          inspection={inspection}
          matter={matter}
          current={current}
          writer={writer}
          editable={editable}
          onChoose={choose}
          onStep={(by) => choose(step([matter], current, by))}
          onNextOpen={goToOpenRow}
        />
        <ComparisonPanel
          loaded={loaded}
          entry={entry}
          number={matter.items.indexOf(entry) + 1}
          writer={writer}
          taker={taker}
          editable={editable}
          next={
            nextRow
              ? { label: '下一处未核', act: goToOpenRow }
              : isComplete
                ? undefined
                : next
                  ? { label: matter.open.length > 0 ? '下一项' : '下一事项', act: goOn }
                  : undefined
          }
        />
        {dialogs}
      </div>
    )
  return (
    <div className={styles.page}>
      {header}
      <div className={styles.columns}>
        <MatterList inspection={inspection} matters={matters} current={current} onChoose={choose} />
        <QuestionPanel
          loaded={loaded}
          matter={matter}
          entry={entry}
          writer={writer}
          taker={taker}
          today={today}
          editable={editable}
          complete={isComplete}
          onBack={step(matters, current, -1) ? () => choose(step(matters, current, -1)) : undefined}
          onNext={next ? goOn : undefined}
          onFill={() => setFilling(true)}
        />
        <GuidancePanel entry={entry} business={inspection.business} resultList={context.resultList} />
      </div>
      {dialogs}
    </div>
  )
}
