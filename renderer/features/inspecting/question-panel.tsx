import { IconArrowUp, IconChecks } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { chinaClock } from '../../../shared/domain/china-time.ts'
import { evidenceFor, type OpenItem } from '../../../shared/domain/decide/context.ts'
import { answerNames, type Inspection } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { AnswerChoice } from './answer-choice.tsx'
import type { AnswerWriter } from './answer-writer.ts'
import { DispositionChoice } from './disposition-choice.tsx'
import { EvidenceStrip } from './evidence-strip.tsx'
import { FactsField } from './facts-field.tsx'
import { ItemSavedAt, ItemTrouble } from './item-saving.tsx'
import type { MatterView } from './matters.ts'
import styles from './question-panel.module.css'
import type { EvidenceTaker } from './use-evidence-taker.tsx'

interface QuestionPanelProps {
  loaded: LoadedInspection
  matter: MatterView
  entry: OpenItem
  writer: AnswerWriter
  taker: EvidenceTaker
  today: string
  editable: boolean
  /** Everything is answered: the filled button is 结束检查 in the header. */
  complete: boolean
  onBack?: () => void
  /** Undefined when everything is answered and this is the last item. */
  onNext?: () => void
  onFill: () => void
}

/** Middle column: the question, its answer, facts, evidence and measure. */
export function QuestionPanel(props: QuestionPanelProps) {
  const { loaded, matter, entry, writer, taker, today, editable } = props
  const { inspection, context } = loaded
  const { key, item } = entry
  const draft = writer.draft(key)
  const number = matter.items.findIndex((other) => other.key === key) + 1
  const saving = writer.saving(key)
  return (
    <section className={styles.column} aria-label="检查项" {...taker.dropZone}>
      <div className={styles.scroll}>
        <div className={styles.content}>
          <p className={styles.place}>
            <span>{matter.checklist.matter}</span>
            <span>
              第 {number} 项，共 {matter.items.length} 项
            </span>
            <span>{matter.checklist.method.join('、')}</span>
          </p>
          <h2 className={styles.question} aria-live="polite">
            {item.question}
          </h2>
          <AnswerChoice
            question={item.question}
            result={draft.result}
            onChoose={(result) => writer.edit(key, { result })}
            editable={editable}
          />
          {draft.result && (
            <FactsField
              key={key}
              result={draft.result}
              facts={draft.facts}
              phrases={item.phrases}
              onType={(facts) => writer.edit(key, { facts }, 'soon')}
              onLeave={() => void writer.flush()}
              editable={editable}
            />
          )}
          <EvidenceStrip
            inspectionId={inspection.id}
            pieces={evidenceFor(inspection, key)}
            minimum={draft.result === 'nonconform' ? item.evidenceMinimum : 0}
            capturing={taker.capturing.filter((capture) => capture.answerKey === key)}
            onPutAway={taker.putAway}
            onCamera={taker.openCamera}
            onChooseFiles={taker.chooseFiles}
            dragging={taker.dragging}
            editable={editable}
          />
          {draft.result === 'nonconform' && (
            <DispositionChoice
              draft={draft}
              today={today}
              calendar={context.calendar}
              onChange={(change) => writer.edit(key, change)}
              editable={editable}
            />
          )}
          <History inspection={inspection} itemKey={key} />
        </div>
      </div>
      <div className={styles.trouble}>
        <ItemTrouble writer={writer} itemKey={key} />
      </div>
      <ActionBar {...props} saved={<ItemSavedAt saving={saving} />} />
    </section>
  )
}

function ActionBar({
  matter,
  editable,
  complete,
  onBack,
  onNext,
  onFill,
  saved,
}: QuestionPanelProps & { saved: ReactNode }) {
  const { open } = matter
  return (
    <footer className={styles.bar}>
      <div className={styles.barContent}>
        <Button
          kind="plain"
          size="large"
          className={styles.back}
          icon={<IconArrowUp size={18} stroke={1.7} />}
          disabled={!onBack}
          onClick={onBack}
          aria-keyshortcuts="ArrowUp"
        >
          上一项
        </Button>
        {editable && open.length > 0 && (
          <Button
            icon={<IconChecks size={18} stroke={1.7} />}
            className={styles.fill}
            onClick={onFill}
            aria-keyshortcuts="Alt+A"
          >
            本事项其余全部符合（{open.length} 项）
          </Button>
        )}
        <span className={styles.space} />
        {saved}
        {onNext && (
          <Button
            kind={complete ? 'outline' : 'primary'}
            size="large"
            keyCap="Enter"
            onClick={onNext}
            aria-keyshortcuts="Enter"
          >
            下一项
          </Button>
        )}
      </div>
    </footer>
  )
}

function History({ inspection, itemKey }: { inspection: Inspection; itemKey: string }) {
  const answer = inspection.answers[itemKey]
  if (!answer) return null
  const who = inspection.officers.find(({ id }) => id === answer.by)?.name ?? '检查人员'
  const earlier = answer.revision > 0 ? `，此前改过 ${answer.revision} 次` : ''
  return (
    <p className={styles.history}>
      {answer.bulk
        ? `${who} ${chinaClock(answer.at)} 用“其余全部符合”填写。`
        : `${who} ${chinaClock(answer.at)} 选“${answerNames[answer.result]}”${earlier}。`}
      每次修改都留痕。
    </p>
  )
}
