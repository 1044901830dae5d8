import { useState } from 'react'
import { type Choices, documentKinds } from '../../../shared/documents/index.ts'
import { DateInput } from '../../app/components/date-input.tsx'
import { Field, TextArea } from '../../app/components/field.tsx'
import { PanelTitle } from '../../app/components/panel.tsx'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import styles from './document-screen.module.css'
import { documentRecord } from './paper-input.ts'

/** 通知内容: when the officers will come and what should be ready; proposed from the record, the officer may change it. */
export function NoticeContent({
  loaded,
  choices,
  onChange,
}: {
  loaded: LoadedInspection
  choices: Choices
  onChange: (choices: Choices) => void
}) {
  const today = useToday()
  const set = { ...documentKinds['inspection-notice'].propose(documentRecord(loaded), today), ...choices }
  const period = { from: String(set.from), to: String(set.to) }
  const materials = [set.materials ?? []].flat()
  const [text, setText] = useState(materials.join('\n'))
  const setDay = (day: Partial<typeof period>) => onChange({ ...choices, ...period, ...day })
  return (
    <section aria-label="通知内容">
      <PanelTitle>通知内容</PanelTitle>
      <div className={styles.period}>
        <Field label="检查时间，从">
          {(control) => (
            <DateInput {...control} value={period.from} onChange={(from) => from && setDay({ from })} />
          )}
        </Field>
        <Field label="到">
          {(control) => <DateInput {...control} value={period.to} onChange={(to) => to && setDay({ to })} />}
        </Field>
      </div>
      <TextArea
        label="需要准备的资料"
        hint="一行一项；离开这一栏后，左边的草稿随之更新。"
        frameClassName={styles.materials}
        rows={6}
        value={text}
        maxLength={2000}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          const next = text
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean)
          if (next.join('\n') !== materials.join('\n')) onChange({ ...choices, materials: next })
        }}
      />
    </section>
  )
}
