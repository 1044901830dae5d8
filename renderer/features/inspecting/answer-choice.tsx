import { type AnswerResult, answerNames } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import { KeyCap } from '../../app/components/key-cap.tsx'
import styles from './answer-choice.module.css'
import { ResultMark } from './result-mark.tsx'

/** The answers in the order of their keys 1 to 4. */
export const answerOrder: readonly AnswerResult[] = ['conform', 'nonconform', 'notApplicable', 'unverifiable']

/** The four answers, 64 px each. */
export function AnswerChoice({
  question,
  result,
  onChoose,
  editable,
}: {
  question: string
  result: AnswerResult | null
  onChoose: (result: AnswerResult) => void
  editable: boolean
}) {
  return (
    <div role="radiogroup" aria-label={question} className={styles.answers}>
      {answerOrder.map((answer, index) => {
        const checked = answer === result
        return (
          <label
            key={answer}
            className={classNames(styles.answer, checked && styles.checked, checked && styles[answer])}
          >
            <input
              type="radio"
              name="answer"
              checked={checked}
              disabled={!editable}
              onChange={() => onChoose(answer)}
              aria-keyshortcuts={String(index + 1)}
            />
            <ResultMark result={answer} size={26} look={checked ? 'solid' : 'outlined'} />
            <span className={styles.word}>{answerNames[answer]}</span>
            <KeyCap>{String(index + 1)}</KeyCap>
          </label>
        )
      })}
    </div>
  )
}
