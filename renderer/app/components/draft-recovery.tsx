import { useState } from 'react'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { FormDraft } from '../use-draft.ts'
import { Button } from './button.tsx'
import styles from './draft-recovery.module.css'
import { Note } from './note.tsx'

/** Input that an earlier visit to this form left unsaved: asks 恢复 or 放弃, and asks again before it is given up. */
export function DraftRecovery({ draft, className }: { draft: FormDraft; className?: string }) {
  const [giving, setGiving] = useState<string | null>(null)
  const { found, problem } = draft
  if (!found)
    return problem ? (
      <Note tone="red" className={className}>
        {problem}
      </Note>
    ) : null
  const isGiving = giving === found.id
  const files = found.files.length > 0 ? `，带 ${found.files.length} 个文件` : ''
  return (
    <Note tone="amber" className={className}>
      <section className={styles.draft} aria-label="没有保存的内容">
        <p>
          {found.by} {chineseMoment(found.at)} 在这里填过，没有保存{files}
          {found.excerpt && (
            <>
              ：<span className={styles.excerpt}>“{found.excerpt}”</span>
            </>
          )}
          {isGiving && <strong>。放弃后找不回来。</strong>}
        </p>
        <div className={styles.ways}>
          {isGiving ? (
            <>
              <Button onClick={() => setGiving(null)}>留着</Button>
              <Button onClick={() => void draft.discard()}>确认放弃</Button>
            </>
          ) : (
            <>
              <Button onClick={() => setGiving(found.id)}>放弃</Button>
              <Button onClick={() => void draft.restore()}>恢复</Button>
            </>
          )}
        </div>
      </section>
    </Note>
  )
}
