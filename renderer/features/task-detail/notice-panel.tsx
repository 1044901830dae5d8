import { IconFileText } from '@tabler/icons-react'
import { Link } from 'react-router'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import { Button } from '../../app/components/button.tsx'
import { Note } from '../../app/components/note.tsx'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import styles from './task-detail.module.css'

const wanted = {
  required: '本区要求检查前先通知当事人。',
  optional: '本区不要求检查前通知。',
  forbidden: '本区不得事先通知，已经到场，通知书当面出具。',
}
const methods = { phone: '电话', mail: '邮寄', onSite: '当面' }

/** 通知与送达: what the district asks for, the notice, and each delivery on record. */
export function NoticePanel({ loaded, onRecord }: { loaded: LoadedInspection; onRecord: () => void }) {
  const { inspection, context } = loaded
  const { mode, ruleId } = context.profile.advanceNotice
  const forbidden = mode === 'forbidden' && !inspection.arrival
  const notice = inspection.documents.findLast(({ kind }) => kind === 'inspection-notice')
  const officer = (id: string) => inspection.officers.find((entry) => entry.id === id)?.name ?? ''
  const sealed = inspection.signatures.length > 0
  return (
    <Panel aria-label="通知与送达">
      <PanelTitle
        aside={
          !forbidden && !sealed && inspection.state !== 'cancelled' ? (
            <div className={styles.asideActs}>
              {!notice && inspection.state !== 'awaiting-notice' && (
                <Link
                  className={styles.asideLink}
                  to={`/inspections/${inspection.id}/documents/inspection-notice`}
                >
                  出具通知书
                </Link>
              )}
              <Button kind="plain" onClick={onRecord}>
                登记送达
              </Button>
            </div>
          ) : undefined
        }
      >
        通知与送达
      </PanelTitle>
      {forbidden && (
        <Note className={styles.noteGap}>
          {context.profile.name}不得事先通知，通知书在到场后当面出具。 <RuleChip id={ruleId} />
        </Note>
      )}
      {notice && (
        <p className={styles.notice}>
          <IconFileText size={16} stroke={1.7} aria-hidden />
          <Link to={`/inspections/${inspection.id}/documents/inspection-notice`}>{notice.title}</Link>
          <span className={styles.quiet}>{notice.number || '草稿，未编号'}</span>
        </p>
      )}
      {inspection.deliveries.length > 0 ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">次</th>
              <th scope="col">方式</th>
              <th scope="col">时间</th>
              <th scope="col">说明</th>
              <th scope="col">登记人</th>
            </tr>
          </thead>
          <tbody>
            {inspection.deliveries.map((delivery, index) => (
              <tr key={`${delivery.at}-${delivery.method}`}>
                <th scope="row">{'一二三四五六七八九十'[index] ?? index + 1}</th>
                <td>{methods[delivery.method]}</td>
                <td>{chineseMoment(delivery.at)}</td>
                <td>{delivery.note || '—'}</td>
                <td>{officer(delivery.by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        !forbidden && (
          <p className={styles.none}>
            还没有通知记录。{wanted[mode]} <RuleChip id={ruleId} />
          </p>
        )
      )}
    </Panel>
  )
}
