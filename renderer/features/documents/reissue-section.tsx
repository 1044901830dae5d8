import { chinaDate, chineseDate } from '../../../shared/domain/china-time.ts'
import type { IssuedDocument } from '../../../shared/domain/inspection.ts'
import { TextArea } from '../../app/components/field.tsx'
import { PanelTitle } from '../../app/components/panel.tsx'
import styles from './document-screen.module.css'

/** 重新出具: which paper the draft takes the place of, and why. */
export function ReissueSection({
  former,
  reason,
  fault,
  onChange,
}: {
  former: IssuedDocument
  reason: string
  fault: string | undefined
  onChange: (reason: string) => void
}) {
  const on = chineseDate(chinaDate(former.issuedAt))
  return (
    <section aria-label="重新出具">
      <PanelTitle>重新出具</PanelTitle>
      <p className={styles.note}>
        替代 {on} 第 {former.version} 版{former.number && `（${former.number}）`}
        ，纸面上会注明。原来那一版留在台账里。
      </p>
      <TextArea
        label="理由"
        required
        rows={2}
        maxLength={500}
        frameClassName={styles.versions}
        value={reason}
        error={fault}
        onChange={(event) => onChange(event.target.value)}
      />
    </section>
  )
}
