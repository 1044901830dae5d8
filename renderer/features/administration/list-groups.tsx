import { IconPlus, IconTrash } from '@tabler/icons-react'
import { citationName } from '../../../shared/jurisdictions/citation-names.ts'
import type { Profile } from '../../../shared/jurisdictions/profile.ts'
import { classNames } from '../../app/class-names.ts'
import { Button, IconButton } from '../../app/components/button.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../../app/components/field.tsx'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './administration.module.css'
import { Group, type GroupProps, NumberField, problemAt } from './fields.tsx'

const plus = <IconPlus size={18} stroke={1.7} />

/** A list with a part of one entry changed. */
export function replaced<T>(list: readonly T[], index: number, part: Partial<T>): T[] {
  return list.map((entry, at) => (at === index ? { ...entry, ...part } : entry))
}

/** 报告日期. */
export function ReportGroup({ draft, onChange, problems }: GroupProps) {
  const list = draft.reportSchedule
  const change = (reportSchedule: Profile['reportSchedule']) => onChange({ reportSchedule })
  return (
    <Group title="报告日期" note="遇休假日，提醒提前到上一个工作日">
      <div className={styles.rows}>
        {list.map(({ name, month, day, ruleId }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and keep their places
          <div key={index} className={styles.row}>
            <TextField
              label="名称"
              value={name}
              onChange={({ target }) => change(replaced(list, index, { name: target.value }))}
              error={problemAt(problems, `reportSchedule.${index}.name`)}
            />
            <SelectField
              label="月份"
              value={month ?? ''}
              onChange={({ target }) =>
                change(replaced(list, index, { month: target.value ? Number(target.value) : null }))
              }
            >
              <option value="">每月</option>
              {Array.from({ length: 12 }, (_, at) => at + 1).map((at) => (
                <option key={at} value={at}>
                  {at} 月
                </option>
              ))}
            </SelectField>
            <NumberField
              label="日"
              value={day}
              onValue={(value) => change(replaced(list, index, { day: value }))}
              error={problemAt(problems, `reportSchedule.${index}.day`)}
            />
            <TextField
              label="依据规则"
              value={ruleId}
              onChange={({ target }) => change(replaced(list, index, { ruleId: target.value.trim() }))}
              error={problemAt(problems, `reportSchedule.${index}.ruleId`)}
            />
            <Remove label={`删除${name}`} onClick={() => change(list.filter((_, at) => at !== index))} />
          </div>
        ))}
        <div>
          <Button
            icon={plus}
            onClick={() => change([...list, { name: '', month: null, day: 25, ruleId: '' }])}
          >
            添加报告日期
          </Button>
        </div>
      </div>
    </Group>
  )
}

/** 指标. */
export function TargetGroup({ draft, onChange, problems }: GroupProps) {
  const list = draft.targets
  const change = (targets: Profile['targets']) => onChange({ targets })
  return (
    <Group title="指标">
      <div className={styles.rows}>
        {list.map(({ name, percent, ruleId }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and keep their places
          <div key={index} className={classNames(styles.row, styles.target)}>
            <TextField
              label="名称"
              value={name}
              onChange={({ target }) => change(replaced(list, index, { name: target.value }))}
              error={problemAt(problems, `targets.${index}.name`)}
            />
            <NumberField
              label="不低于（%）"
              value={percent}
              onValue={(value) => change(replaced(list, index, { percent: value }))}
              error={problemAt(problems, `targets.${index}.percent`)}
            />
            <TextField
              label="依据规则"
              value={ruleId}
              onChange={({ target }) => change(replaced(list, index, { ruleId: target.value.trim() }))}
              error={problemAt(problems, `targets.${index}.ruleId`)}
            />
            <Remove label={`删除${name}`} onClick={() => change(list.filter((_, at) => at !== index))} />
          </div>
        ))}
        <div>
          <Button icon={plus} onClick={() => change([...list, { name: '', percent: 100, ruleId: '' }])}>
            添加指标
          </Button>
        </div>
      </div>
    </Group>
  )
}

/** 引用条款: what papers cite, each wording from a day on. */
export function CitationGroup({ draft, onChange, problems }: GroupProps) {
  const { checklists } = useSnapshot(useWorkspace().reference)
  const matter = (id: string) => checklists.find((entry) => entry.id === id)?.matter ?? id
  const change = (key: string, dated: Profile['citations'][string]) =>
    onChange({ citations: { ...draft.citations, [key]: dated } })
  return (
    <Group title="引用条款" note="文书按出具日期取用；未核对条次的标待核">
      <div className={styles.rows}>
        {Object.entries(draft.citations).map(([key, list]) => (
          <section key={key} className={styles.rows} aria-label={citationName(key, matter)}>
            <p className={styles.key}>{citationName(key, matter)}</p>
            {list.map(({ from, text, background }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and keep their places
              <div key={index} className={classNames(styles.row, styles.dated)}>
                <TextField
                  label="自"
                  value={from}
                  onChange={({ target }) => change(key, replaced(list, index, { from: target.value.trim() }))}
                  error={problemAt(problems, `citations.${key}.${index}.from`)}
                />
                <TextArea
                  label="引用"
                  value={text}
                  onChange={({ target }) => change(key, replaced(list, index, { text: target.value }))}
                  error={problemAt(problems, `citations.${key}.${index}.text`)}
                />
                <CheckField
                  checked={background}
                  onChange={({ target }) =>
                    change(key, replaced(list, index, { background: target.checked }))
                  }
                >
                  待核
                </CheckField>
                <Remove
                  label={`删除 ${citationName(key, matter)} ${from} 的引用`}
                  disabled={list.length === 1}
                  onClick={() =>
                    change(
                      key,
                      list.filter((_, at) => at !== index),
                    )
                  }
                />
              </div>
            ))}
            <div>
              <Button
                icon={plus}
                onClick={() => change(key, [...list, { from: '', text: '', background: true }])}
              >
                添加一种写法
              </Button>
            </div>
          </section>
        ))}
      </div>
    </Group>
  )
}

/** Takes an entry out of a list. */
export function Remove({
  label,
  onClick,
  disabled,
}: {
  label: string
  onClick: () => void
  disabled?: boolean
}) {
  return (
    <IconButton label={label} onClick={onClick} disabled={disabled} className={styles.remove}>
      <IconTrash size={18} stroke={1.7} />
    </IconButton>
  )
}
