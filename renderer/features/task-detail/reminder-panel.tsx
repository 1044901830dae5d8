import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { maskedPhone } from './business-panels.tsx'
import styles from './task-detail.module.css'

/** 列异提醒 (F7): each call or message on record. */
export function ReminderPanel({
  inspection,
  onRemind,
}: {
  inspection: Inspection
  /** Left out where nothing can be added. */
  onRemind?: (() => void) | undefined
}) {
  const { business, officers, reminders } = inspection
  return (
    <Panel aria-label="列异提醒">
      <PanelTitle
        aside={
          onRemind && (
            <div className={styles.asideActs}>
              <Button kind="plain" onClick={onRemind}>
                登记列异提醒
              </Button>
            </div>
          )
        }
      >
        列异提醒
      </PanelTitle>
      {reminders.length === 0 ? (
        <p className={styles.none}>
          列入前还没有以电话或者短信提醒过当事人。 <RuleChip id="F7" />
        </p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              {['方式', '提醒的人', '号码', '时间', '结果', '登记人'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reminders.map((reminder) => (
              <tr key={reminder.id}>
                <th scope="row">{reminder.method === 'phone' ? '电话' : '短信'}</th>
                <td>{reminder.contact}</td>
                <td>{maskedPhone(reminder.number)}</td>
                <td>{chineseMoment(reminder.at)}</td>
                <td>{reminder.outcome}</td>
                <td>{officers.find(({ id }) => id === reminder.by)?.name ?? business.stationName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
