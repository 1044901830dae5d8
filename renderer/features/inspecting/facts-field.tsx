import { useId } from 'react'
import type { AnswerResult } from '../../../shared/domain/inspection.ts'
import styles from './facts-field.module.css'
import { PhraseMenu } from './phrase-menu.tsx'

const labels: Record<AnswerResult, readonly [string, string]> = {
  conform: ['说明', '可以不填'],
  nonconform: ['发现的事实', '不符合时必填'],
  notApplicable: ['说明', '写明为什么不适用'],
  unverifiable: ['说明', '写明为什么无法核实'],
}

/** What was found. Typing is saved after each pause and when the field is left; it is never blocked. */
export function FactsField({
  result,
  facts,
  phrases,
  onType,
  onLeave,
  editable,
}: {
  result: AnswerResult
  facts: string
  /** Ready sentences for 套用常用表述. */
  phrases: readonly string[]
  onType: (facts: string) => void
  onLeave: () => void
  editable: boolean
}) {
  const id = useId()
  const [label, hint] = labels[result]
  const isMissing = result === 'nonconform' && facts.trim() === ''
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <label htmlFor={id}>
          <strong>{label}</strong> <span className={isMissing ? styles.missing : styles.hint}>{hint}</span>
        </label>
        {editable && <PhraseMenu phrases={phrases} facts={facts} onApply={onType} />}
      </div>
      <textarea
        id={id}
        className={styles.facts}
        value={facts}
        maxLength={4000}
        readOnly={!editable}
        aria-required={result === 'nonconform'}
        placeholder={result === 'nonconform' ? '写清时间、地点和看到的情况' : undefined}
        onChange={(event) => onType(event.target.value)}
        onBlur={onLeave}
      />
    </section>
  )
}
