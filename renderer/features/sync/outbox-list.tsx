import { IconAlertTriangle, IconCircleCheckFilled, IconClock, IconCloudUp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { classNames } from '../../app/class-names.ts'
import { Button } from '../../app/components/button.tsx'
import { NameLine } from '../../app/components/name-line.tsx'
import { ProgressBar } from '../../app/components/progress-bar.tsx'
import { useToday } from '../../app/use-today.ts'
import type { OutboxRow, SyncStatus } from '../../app/workspace.ts'
import { type OutboxGroups, outboxStatus } from './outbox-groups.ts'
import styles from './sync.module.css'

const icons = {
  queued: IconClock,
  held: IconClock,
  sending: IconCloudUp,
  parked: IconAlertTriangle,
  accepted: IconCircleCheckFilled,
  resolved: IconCircleCheckFilled,
}
const step = 50

interface OutboxListProps {
  groups: OutboxGroups
  /** Inspection whose two versions are shown. */
  selected: string | null
  uploads: SyncStatus['uploads']
  onSelect: (inspectionId: string) => void
}

/** 发件箱: every command of this laptop with its state, in three groups. */
export function OutboxList({ groups, selected, uploads, onSelect }: OutboxListProps) {
  const [limit, setLimit] = useState(step)
  const all = [...groups.attention, ...groups.waiting]
  const empty = all.length + groups.done.length + uploads.length === 0
  return (
    <section className={styles.outbox} aria-label="发件箱">
      <h2 className={styles.outboxTitle}>发件箱</h2>
      <div className={styles.outboxBody}>
        {empty && <p className={styles.none}>还没有要上传的操作。在本机做的每一步都会按先后出现在这里。</p>}
        <Group name="需要处理" urgent count={groups.attention.length}>
          {groups.attention.map((row) => (
            <Entry
              key={row.commandId}
              row={row}
              all={all}
              selected={row.inspectionId === selected && row.status === 'parked'}
              onSelect={() => onSelect(row.inspectionId)}
            />
          ))}
        </Group>
        <Group name="待上传" count={groups.waiting.length + uploads.length}>
          {uploads.map(({ evidenceId, name, share }) => (
            <li key={evidenceId} className={styles.entry}>
              <IconCloudUp size={18} stroke={1.7} aria-hidden className={styles.sending} />
              <div className={styles.entryBody}>
                <p className={styles.entryLine}>
                  <span className={styles.entryLabel}>附件 {name}</span>
                  <span className={styles.sending}>上传中 {Math.floor(share * 100)}%</span>
                </p>
                <ProgressBar share={share} label={`上传 ${name}`} />
              </div>
            </li>
          ))}
          {groups.waiting.slice(0, limit).map((row) => (
            <Entry key={row.commandId} row={row} all={all} />
          ))}
        </Group>
        <Group name="已上传" count={groups.done.length}>
          {groups.done.slice(0, limit).map((row) => (
            <Entry key={row.commandId} row={row} all={all} />
          ))}
        </Group>
        {Math.max(groups.done.length, groups.waiting.length) > limit && (
          <Button kind="plain" className={styles.more} onClick={() => setLimit(limit + step * 4)}>
            再看 {step * 4} 条
          </Button>
        )}
      </div>
      <p className={styles.outboxFoot}>
        按先后顺序上传，重复上传不会产生重复记录。上传失败不影响本机已保存的内容。
      </p>
    </section>
  )
}

function Group({
  name,
  urgent = false,
  count,
  children,
}: {
  name: string
  urgent?: boolean
  count: number
  children: ReactNode
}) {
  if (count === 0) return null
  return (
    <div className={styles.group}>
      <h3 className={classNames(styles.groupName, urgent && styles.urgent)}>
        {name} <span>{count}</span>
      </h3>
      <ul>{children}</ul>
    </div>
  )
}

function Entry({
  row,
  all,
  selected = false,
  onSelect,
}: {
  row: OutboxRow
  all: readonly OutboxRow[]
  selected?: boolean
  onSelect?: () => void
}) {
  const today = useToday()
  const Icon = icons[row.status]
  const content = (
    <>
      <Icon size={18} stroke={1.7} aria-hidden className={styles[row.status]} />
      <span className={styles.entryBody}>
        <span className={styles.entryLine}>
          <span className={styles.entryLabel} title={row.label}>
            {row.label}
          </span>
          <span className={classNames(styles.entryStatus, row.status === 'parked' && styles.parked)}>
            {outboxStatus(row, all, today)}
          </span>
        </span>
        <span className={styles.entryName}>
          #{row.sequence} <NameLine name={row.inspectionName} />
        </span>
      </span>
    </>
  )
  if (!onSelect) return <li className={styles.entry}>{content}</li>
  return (
    <li>
      <button
        type="button"
        className={classNames(styles.entry, styles.pressable, selected && styles.selected)}
        aria-current={selected}
        onClick={onSelect}
      >
        {content}
      </button>
    </li>
  )
}
