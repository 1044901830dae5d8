import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { answerNames, type Inspection } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import { KeyCap } from '../../app/components/key-cap.tsx'
import { ProgressBar } from '../../app/components/progress-bar.tsx'
import styles from './matter-list.module.css'
import type { MatterView } from './matters.ts'
import { ResultMark } from './result-mark.tsx'

interface MatterListProps {
  inspection: Inspection
  matters: readonly MatterView[]
  current: string
  onChoose: (key: string) => void
}

/** Left column: the matters, the one in hand with its items. */
export function MatterList({ inspection, matters, current, onChoose }: MatterListProps) {
  return (
    <nav className={styles.list} aria-label="检查事项">
      {matters.map((matter) => {
        const isOpen = matter.items.some(({ key }) => key === current)
        const Chevron = isOpen ? IconChevronDown : IconChevronRight
        const target = (matter.open[0] ?? matter.items[0])!.key
        return (
          <section key={matter.checklist.id} className={styles.matter}>
            <button
              type="button"
              className={styles.head}
              aria-expanded={isOpen}
              onClick={() => !isOpen && onChoose(target)}
            >
              <Chevron size={16} stroke={1.7} aria-hidden className={styles.chevron} />
              <span className={styles.name}>{matter.checklist.matter}</span>
              <span className={styles.count}>
                {matter.answered}/{matter.items.length}
              </span>
            </button>
            <div className={styles.bar}>
              <ProgressBar
                share={matter.answered / matter.items.length}
                label={`${matter.checklist.matter}已答`}
              />
              {matter.problems > 0 && (
                <p className={styles.problems}>
                  {matter.problems} 项{matter.comparison ? '不一致' : '不符合'}
                </p>
              )}
            </div>
            {isOpen && (
              <ol className={styles.items}>
                {matter.items.map(({ key, item }, index) => (
                  <Item
                    key={key}
                    number={index + 1}
                    title={item.title}
                    result={inspection.answers[key]?.result}
                    current={key === current}
                    onChoose={() => onChoose(key)}
                  />
                ))}
              </ol>
            )}
          </section>
        )
      })}
      <p className={styles.keys}>
        <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> <span>换项</span> <KeyCap>[</KeyCap> <KeyCap>]</KeyCap>{' '}
        <span>换事项</span>
      </p>
    </nav>
  )
}

function Item({
  number,
  title,
  result,
  current,
  onChoose,
}: {
  number: number
  title: string
  result: Parameters<typeof ResultMark>[0]['result']
  current: boolean
  onChoose: () => void
}) {
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li>
      <button
        ref={row}
        type="button"
        className={classNames(styles.item, current && styles.current)}
        aria-current={current ? 'step' : undefined}
        onClick={onChoose}
      >
        <span className={styles.number}>{number}</span>
        <ResultMark result={result} />
        <span className={styles.title}>{title}</span>
        <span className="visually-hidden">{result ? answerNames[result] : '未作答'}</span>
      </button>
    </li>
  )
}
