import { IconCircle, IconCircleCheckFilled, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { chinaDate, chineseDate } from '../../../shared/domain/china-time.ts'
import type { NoticeDelivery } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { Note } from '../../app/components/note.tsx'
import { PanelTitle } from '../../app/components/panel.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { DeliveryDialog } from '../task-detail/delivery-dialog.tsx'
import styles from './document-screen.module.css'

const methodNames: Record<NoticeDelivery['method'], string> = {
  phone: '电话通知',
  mail: '邮寄',
  onSite: '当面送达',
}

/** 送达: how and when the party was told, and what the district asks for. */
export function DeliverySection({ loaded }: { loaded: LoadedInspection }) {
  const { account } = useWorkspace()
  const [opened, setOpened] = useState(false)
  const { inspection, context } = loaded
  const { mode, methods, ruleId } = context.profile.advanceNotice
  const forbidden = mode === 'forbidden' && !inspection.arrival
  const sealed = inspection.signatures.length > 0
  const mine = inspection.officers.some(({ id }) => id === account.id)
  return (
    <section aria-label="送达">
      <PanelTitle>送达</PanelTitle>
      <ul className={styles.deliveries}>
        {inspection.deliveries.map((delivery) => (
          <li key={`${delivery.at} ${delivery.method}`} className={styles.delivery}>
            <IconCircleCheckFilled size={16} aria-hidden className={styles.good} />
            <span className={styles.deliveryWords}>
              {methodNames[delivery.method]}
              {delivery.note && `，${delivery.note}`}
            </span>
            <span className={styles.date}>{chineseDate(chinaDate(delivery.at))}</span>
          </li>
        ))}
        {inspection.deliveries.length === 0 && !forbidden && (
          <li className={styles.delivery}>
            <IconCircle size={16} stroke={1.6} aria-hidden className={styles.quiet} />
            <span className={styles.quiet}>还没有送达记录</span>
          </li>
        )}
      </ul>
      {mine && !forbidden && !sealed && (
        <Button icon={<IconSend size={18} stroke={1.7} />} onClick={() => setOpened(true)}>
          登记送达
        </Button>
      )}
      {forbidden ? (
        <Note>
          {context.profile.name}不得事先通知，通知书在到场后当面出具。 <RuleChip id={ruleId} />
        </Note>
      ) : (
        mode === 'required' && (
          <p className={styles.note}>
            {context.profile.name}须提前通知 <RuleChip id={ruleId} />
          </p>
        )
      )}
      {sealed && <p className={styles.note}>检查记录已经签字，送达记录不再增加。</p>}
      {opened && (
        <DeliveryDialog inspection={inspection} methods={methods} onClose={() => setOpened(false)} />
      )}
    </section>
  )
}
