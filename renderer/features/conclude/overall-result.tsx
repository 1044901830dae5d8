import { useState } from 'react'
import type { DecideContext, OpenItem } from '../../../shared/domain/decide/context.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import { useToday } from '../../app/use-today.ts'
import styles from './overall-result.module.css'
import { type ResultOption, resultOptions } from './result-options.ts'

/**
 * 综合结论: one result of the versioned list, each with its definition beside it (J9); one that can't be chosen says why.
 */
export function OverallResult({
  inspection,
  context,
  items,
  chosen,
  onChoose,
  editable,
}: {
  inspection: Inspection
  context: DecideContext
  items: readonly OpenItem[]
  chosen: string | undefined
  onChoose: (code: string) => void
  editable: boolean
}) {
  const [unfolded, setUnfolded] = useState(false)
  const { open, folded } = resultOptions(inspection, context, items, chosen, useToday())
  const list = context.resultList
  const shown = unfolded ? list.entries : open.map(({ entry }) => entry)
  const options = [...open, ...folded]
    .filter(({ entry }) => shown.includes(entry))
    .sort((a, b) => list.entries.indexOf(a.entry) - list.entries.indexOf(b.entry))
  return (
    <div className={styles.list}>
      <div role="radiogroup" aria-label="综合结论">
        {options.map((option) => (
          <Option
            key={option.entry.code}
            option={option}
            checked={option.entry.code === chosen}
            onChoose={() => onChoose(option.entry.code)}
            editable={editable}
          />
        ))}
      </div>
      {folded.length > 0 && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? '收起其余结果' : `其余 ${folded.length} 种结果`}
        </button>
      )}
    </div>
  )
}

function Option({
  option: { entry, refusal },
  checked,
  onChoose,
  editable,
}: {
  option: ResultOption
  checked: boolean
  onChoose: () => void
  editable: boolean
}) {
  const disabled = refusal !== undefined || (!editable && !checked)
  return (
    <label
      className={classNames(styles.option, checked && styles.checked, refusal && styles.excluded)}
      data-code={entry.code}
    >
      <input type="radio" name="result" checked={checked} disabled={disabled} onChange={onChoose} />
      <span className={styles.ring} aria-hidden />
      <span className={styles.words}>
        <span className={styles.text}>{entry.text}</span>
        <span className={styles.note}>{entry.definition}</span>
        {refusal && <span className={styles.note}>不可选：{refusal.happened.replace(/。$/, '')}</span>}
      </span>
    </label>
  )
}
