import { chinaClock, chinaDate } from '../../../shared/domain/china-time.ts'
import { recusalGroundNames, recusalOf } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import { dateNear } from '../../app/components/deadline-text.ts'
import { NameLine } from '../../app/components/name-line.tsx'
import { Note } from '../../app/components/note.tsx'
import { StateBadge } from '../../app/components/state-badge.tsx'
import { useToday } from '../../app/use-today.ts'
import type { Summary } from '../../app/workspace.ts'
import { useInspection, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './recusal.module.css'
import { isDeclared } from './recusal-rows.ts'

interface MatrixProps {
  rows: readonly Summary[]
  selected: string | null
  /** A partner who declares on this laptop now. */
  partnerId: string | null
  onSelect: (id: string) => void
}

/** Business × inspector: who has declared what, and whether the record is open. */
export function Matrix({ rows, selected, partnerId, onSelect }: MatrixProps) {
  const { account } = useWorkspace()
  const partners = new Set(
    rows.flatMap(({ officers }) => officers.filter(({ id }) => id !== account.id).map(({ name }) => name)),
  )
  const only = partners.size === 1 ? [...partners][0] : undefined
  return (
    <>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">业务对象</th>
            <th scope="col">{account.name}（本人）</th>
            <th scope="col">{only ?? '同组检查人员'}</th>
            <th scope="col">记录</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              namePartner={only === undefined}
              selected={row.id === selected}
              partnerId={partnerId}
              onSelect={() => onSelect(row.id)}
            />
          ))}
        </tbody>
      </table>
      {rows.map((row) => (
        <ConflictNote key={row.id} row={row} />
      ))}
    </>
  )
}

function Row({
  row,
  namePartner,
  selected,
  partnerId,
  onSelect,
}: {
  row: Summary
  namePartner: boolean
  selected: boolean
  partnerId: string | null
  onSelect: () => void
}) {
  const { account } = useWorkspace()
  const loaded = useInspection(row.id)
  const conflicted = loaded?.inspection.recusals.some(
    (entry) => entry.conflict && row.officers.some(({ id }) => id === entry.officerId),
  )
  const others = row.officers.filter(({ id }) => id !== account.id)
  const own = row.officers.some(({ id }) => id === account.id)
  const partnerDeclares = others.some(({ id }) => id === partnerId) && !row.declared.includes(partnerId ?? '')
  return (
    <tr className={classNames(selected && styles.selected)} aria-selected={selected} onClick={onSelect}>
      <th scope="row">
        <button type="button" className={styles.rowButton} onClick={onSelect}>
          <NameLine name={row.name} className={styles.name} />
          <span className={styles.address}>{row.address}</span>
        </button>
      </th>
      <td>
        {own ? <Declared row={row} officerId={account.id} inHand={selected && !partnerDeclares} /> : '—'}
      </td>
      <td>
        {others.map(({ id, name }) => (
          <Declared
            key={id}
            row={row}
            officerId={id}
            inHand={selected && partnerDeclares && id === partnerId}
            {...(namePartner ? { name } : {})}
          />
        ))}
      </td>
      <td>
        {conflicted ? (
          <StateBadge mark="waiting">等待重新抽取</StateBadge>
        ) : isDeclared(row) ? (
          <StateBadge mark="done">已打开</StateBadge>
        ) : (
          <StateBadge mark="locked" muted>
            未打开
          </StateBadge>
        )}
      </td>
    </tr>
  )
}

function Declared({
  row,
  officerId,
  name,
  inHand = false,
}: {
  row: Summary
  officerId: string
  name?: string
  inHand?: boolean
}) {
  const loaded = useInspection(row.id)
  const today = useToday()
  const recusal = loaded ? recusalOf(loaded.inspection, officerId) : undefined
  const before = name ? `${name} ` : ''
  if (!recusal) {
    if (row.declared.includes(officerId)) return <StateBadge mark="done">{before}已声明</StateBadge>
    return inHand ? (
      <span className={styles.inHand}>
        <StateBadge mark="progress">{before}正在声明</StateBadge>
      </span>
    ) : (
      <StateBadge mark="open" muted>
        {before}待声明
      </StateBadge>
    )
  }
  const date = chinaDate(recusal.declaredAt)
  const at = date === today ? chinaClock(recusal.declaredAt) : dateNear(date, today)
  return (
    <span className={classNames(styles.declared, recusal.conflict && styles.conflict)}>
      <StateBadge mark={recusal.conflict ? 'alert' : 'done'}>
        {before}
        {recusal.conflict ? '须回避' : '无利害关系'}
      </StateBadge>
      <time>{at}</time>
    </span>
  )
}

function ConflictNote({ row }: { row: Summary }) {
  const { account } = useWorkspace()
  const loaded = useInspection(row.id)
  const recusal = loaded?.inspection.recusals.find(
    (entry) => entry.conflict && row.officers.some(({ id }) => id === entry.officerId),
  )
  if (!recusal) return null
  const own = recusal.officerId === account.id
  const who = own ? '你' : (row.officers.find(({ id }) => id === recusal.officerId)?.name ?? '同组检查人员')
  return (
    <Note tone="red">
      <strong className={styles.strong}>
        {row.name}：{who}已声明{recusal.ground ? recusalGroundNames[recusal.ground] : '有应当回避的情形'}。
      </strong>
      本户记录{own ? '对你' : ''}关闭，联网后由站点从合格人员中随机抽一人替换。
    </Note>
  )
}
