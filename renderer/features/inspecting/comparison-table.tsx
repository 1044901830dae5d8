import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Fragment, type KeyboardEvent, useEffect, useRef } from 'react'
import type { OpenItem } from '../../../shared/domain/decide/context.ts'
import type { AnswerResult, Inspection } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import { KeyCap } from '../../app/components/key-cap.tsx'
import type { AnswerWriter } from './answer-writer.ts'
import { comparisonNames, difference, knownOf } from './comparison.ts'
import styles from './comparison-table.module.css'
import { groupsOf, type MatterView } from './matters.ts'
import { ResultMark, resultColour } from './result-mark.tsx'

/** Results of a row in the order of their keys 1 to 3. */
export const comparisonOrder: readonly AnswerResult[] = ['conform', 'nonconform', 'unverifiable']

interface ComparisonTableProps {
  inspection: Inspection
  matter: MatterView
  current: string
  writer: AnswerWriter
  editable: boolean
  onChoose: (key: string) => void
  onStep: (by: 1 | -1) => void
  onNextOpen: () => void
}

/** 公示, 登记/备案, 实际 side by side; the row in hand takes the actual content and the result. */
export function ComparisonTable(props: ComparisonTableProps) {
  const { matter } = props
  const groups = groupsOf(matter.items)
  const numbers = new Map(matter.items.map(({ key }, index) => [key, index + 1]))
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{matter.checklist.matter}</caption>
        <colgroup>
          <col className={styles.numberColumn} />
          <col className={styles.titleColumn} />
          <col className={styles.contentColumn} />
          <col className={styles.contentColumn} />
          <col className={styles.contentColumn} />
          <col className={styles.resultColumn} />
          <col />
        </colgroup>
        <thead>
          <tr>
            {['序号', '检查项目', '公示内容', '登记/备案内容', '实际内容', '对比结果', '问题描述'].map(
              (name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.items[0]!.key}>
              {group.name && (
                <tr className={styles.group}>
                  <th colSpan={7} scope="rowgroup">
                    {group.name} <span>{group.items.length}</span>
                  </th>
                </tr>
              )}
              {group.items.map((entry) => (
                <Row key={entry.key} number={numbers.get(entry.key)!} entry={entry} {...props} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({
  number,
  entry,
  inspection,
  current,
  writer,
  editable,
  onChoose,
  onStep,
  onNextOpen,
}: ComparisonTableProps & { number: number; entry: OpenItem }) {
  const { key, item } = entry
  const isCurrent = key === current
  const row = useRef<HTMLTableRowElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!isCurrent) return
    row.current?.scrollIntoView({ block: 'nearest' })
    // Coming from the field of another row, typing goes on here.
    const from = document.activeElement
    if (from instanceof HTMLInputElement && from.dataset.actual && from !== field.current)
      field.current?.focus()
  }, [isCurrent])

  const draft = writer.draft(key)
  const comparison = { ...knownOf(inspection, item.key), ...draft.comparison }
  const actOf = (name: string): (() => void) | undefined => {
    if (name === 'ArrowUp') return () => onStep(-1)
    if (name === 'ArrowDown') return () => onStep(1)
    if (name === 'Enter') return onNextOpen
    return name === 'Escape' ? () => field.current?.blur() : undefined
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey) return
    const act = actOf(event.key)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    void writer.flush()
    act()
  }
  return (
    <tr
      ref={row}
      className={classNames(styles.row, isCurrent && styles.current)}
      aria-current={isCurrent ? 'step' : undefined}
      onClick={() => onChoose(key)}
    >
      <td className={styles.number}>{number}</td>
      <th scope="row" className={styles.title}>
        {item.title}
      </th>
      <Content text={comparison.published} />
      <Content text={comparison.registered} />
      <td className={styles.actual}>
        {editable ? (
          <input
            ref={field}
            data-actual={key}
            className={styles.field}
            aria-label={`${item.title}的实际内容`}
            value={comparison.actual}
            maxLength={4000}
            tabIndex={isCurrent ? 0 : -1}
            onFocus={() => !isCurrent && onChoose(key)}
            onChange={(event) =>
              writer.edit(key, { comparison: { ...comparison, actual: event.target.value } }, 'soon')
            }
            onBlur={() => void writer.flush()}
            onKeyDown={onKeyDown}
          />
        ) : (
          comparison.actual
        )}
      </td>
      <td>
        <Result
          result={draft.result}
          current={isCurrent && editable}
          onChoose={(result) => writer.edit(key, { result, comparison })}
        />
      </td>
      <td className={styles.problem}>
        {draft.facts || (draft.result === 'nonconform' && <Missing amount={difference(comparison)} />)}
      </td>
    </tr>
  )
}

/** The facts are not written yet; the difference of the amounts helps to write them. */
function Missing({ amount }: { amount: string | undefined }) {
  return <span className={styles.open}>待写明{amount && `，${amount}`}</span>
}

/** “—” means that no such record exists. */
function Content({ text }: { text: string }) {
  return <td className={text ? undefined : styles.none}>{text || '—'}</td>
}

function Result({
  result,
  current,
  onChoose,
}: {
  result: AnswerResult | null
  current: boolean
  onChoose: (result: AnswerResult) => void
}) {
  const words = (
    <>
      {result && <ResultMark result={result} size={18} look="bare" />}
      <span
        className={classNames(
          result ? (result === 'conform' ? styles.calm : resultColour(result)) : styles.open,
          result !== 'conform' && result && styles.strong,
        )}
      >
        {result ? comparisonNames[result] : '未核'}
      </span>
    </>
  )
  if (!current) return <span className={styles.result}>{words}</span>
  return (
    <Menu position="bottom-start" shadow="md" width={180} radius="xl">
      <Menu.Target>
        <button type="button" className={styles.choose}>
          {words}
          <IconChevronDown
            size={16}
            stroke={1.7}
            aria-hidden
            className={result ? resultColour(result) : styles.open}
          />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {comparisonOrder.map((choice, index) => (
          <Menu.Item
            key={choice}
            className={styles.choice}
            leftSection={<ResultMark result={choice} size={18} look="bare" />}
            rightSection={<KeyCap>{String(index + 1)}</KeyCap>}
            onClick={() => onChoose(choice)}
          >
            {comparisonNames[choice]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
