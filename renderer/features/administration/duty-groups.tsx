import { usualLockMinutes } from '../../../shared/jurisdictions/profile.ts'
import {
  noticeMethodNames,
  noticeModeNames,
  periodText,
  startNames,
} from '../../../shared/jurisdictions/profile-lines.ts'
import { CheckField, SelectField, TextField } from '../../app/components/field.tsx'
import styles from './administration.module.css'
import {
  ChoicesField,
  Group,
  type GroupProps,
  LinesField,
  NumberField,
  problemAt,
  RuleField,
} from './fields.tsx'

function entries<T extends string>(names: Record<T, string>): [T, string][] {
  return Object.entries(names) as [T, string][]
}

/** 机关: who stands on the papers. */
export function AuthorityGroup({ draft, onChange, problems }: GroupProps) {
  const text = (
    label: string,
    key: 'name' | 'authority' | 'platform' | 'supervisionPhone' | 'source',
    span?: string,
  ) => (
    <TextField
      label={label}
      frameClassName={span}
      value={draft[key]}
      onChange={({ target }) => onChange({ [key]: target.value })}
      error={problemAt(problems, key)}
    />
  )
  return (
    <Group title="机关" note={`行政区划 ${draft.id}`}>
      {text('简称', 'name', styles.two)}
      {text('机关全称', 'authority', styles.four)}
      {text('派发平台', 'platform', styles.three)}
      <TextField
        label="对上级局的称呼"
        value={draft.bureau ?? ''}
        onChange={({ target }) => onChange({ bureau: target.value.trim() || undefined })}
      />
      {text('监督电话', 'supervisionPhone', styles.two)}
      <SelectField
        label="无人操作自动锁定"
        frameClassName={styles.two}
        value={draft.lockAfterMinutes ?? usualLockMinutes}
        onChange={({ target }) => onChange({ lockAfterMinutes: Number(target.value) })}
        error={problemAt(problems, 'lockAfterMinutes')}
      >
        {lockChoices.map((minutes) => (
          <option key={minutes} value={minutes}>
            {minutes} 分钟
          </option>
        ))}
      </SelectField>
      {text('规则来源', 'source', styles.whole)}
    </Group>
  )
}

const lockChoices = [2, 5, 10, 15, 20, 30]

/** 公示期限: limit, unit and start of the clock. */
export function PublicationGroup({ draft, onChange, problems }: GroupProps) {
  const { publishDeadline } = draft
  const change = (part: Partial<typeof publishDeadline>) =>
    onChange({ publishDeadline: { ...publishDeadline, ...part } })
  return (
    <Group title="公示期限" note={`全国上限 ${periodText(draft.nationalPublishDeadline)}`}>
      <NumberField
        label="期限"
        value={publishDeadline.count}
        onValue={(count) => change({ count })}
        error={problemAt(problems, 'publishDeadline.count')}
      />
      <SelectField
        label="单位"
        value={publishDeadline.unit}
        onChange={({ target }) => change({ unit: target.value as 'workday' | 'calendar' })}
      >
        <option value="workday">工作日</option>
        <option value="calendar">日</option>
      </SelectField>
      <SelectField
        label="起算，当日不计"
        frameClassName={styles.two}
        value={publishDeadline.start}
        onChange={({ target }) => change({ start: target.value as 'inspectionEnd' | 'resultProduced' })}
      >
        {entries(startNames).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </SelectField>
      <RuleField
        value={publishDeadline.ruleId}
        onValue={(ruleId) => change({ ruleId })}
        error={problemAt(problems, 'publishDeadline.ruleId')}
      />
      <LinesField
        label="公示平台，每行一个"
        frameClassName={styles.whole}
        value={draft.publicationPlatforms}
        onValue={(publicationPlatforms) => onChange({ publicationPlatforms })}
        error={problemAt(problems, 'publicationPlatforms')}
      />
    </Group>
  )
}

/** 事先通知. */
export function NoticeGroup({ draft, onChange, problems }: GroupProps) {
  const { advanceNotice } = draft
  const change = (part: Partial<typeof advanceNotice>) =>
    onChange({ advanceNotice: { ...advanceNotice, ...part } })
  return (
    <Group title="事先通知">
      <SelectField
        label="要求"
        frameClassName={styles.two}
        value={advanceNotice.mode}
        onChange={({ target }) => {
          const mode = target.value as typeof advanceNotice.mode
          change({ mode, ...(mode === 'forbidden' ? { methods: [] } : {}) })
        }}
      >
        {entries(noticeModeNames).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </SelectField>
      <ChoicesField
        legend="通知办法"
        className={styles.two}
        options={entries(noticeMethodNames)}
        value={advanceNotice.methods}
        onValue={(methods) => change({ methods })}
        error={problemAt(problems, 'advanceNotice.methods')}
      />
      <RuleField
        value={advanceNotice.ruleId}
        onValue={(ruleId) => change({ ruleId })}
        error={problemAt(problems, 'advanceNotice.ruleId')}
      />
    </Group>
  )
}

/** 邮寄与提醒. */
export function MailingGroup({ draft, onChange, problems }: GroupProps) {
  const { mailing, preListingReminder } = draft
  const change = (part: Partial<typeof mailing>) => onChange({ mailing: { ...mailing, ...part } })
  return (
    <Group title="邮寄与提醒" note="两次邮寄的间隔，首尾都算">
      <NumberField
        label="不少于（日）"
        value={mailing.minimumDays}
        onValue={(minimumDays) => change({ minimumDays })}
        error={problemAt(problems, 'mailing.minimumDays')}
      />
      <NumberField
        label="不超过（日）"
        value={mailing.maximumDays}
        onValue={(maximumDays) => change({ maximumDays })}
        error={problemAt(problems, 'mailing.maximumDays')}
      />
      <LinesField
        label="邮寄渠道，每行一个"
        frameClassName={styles.two}
        value={mailing.channels}
        onValue={(channels) => change({ channels })}
        error={problemAt(problems, 'mailing.channels')}
      />
      <RuleField
        value={mailing.ruleId}
        onValue={(ruleId) => change({ ruleId })}
        error={problemAt(problems, 'mailing.ruleId')}
      />
      <div className={styles.four}>
        <CheckField
          checked={preListingReminder.required}
          onChange={({ target }) =>
            onChange({ preListingReminder: { ...preListingReminder, required: target.checked } })
          }
        >
          列入异常名录前必须提醒当事人
        </CheckField>
      </div>
      <RuleField
        value={preListingReminder.ruleId}
        onValue={(ruleId) => onChange({ preListingReminder: { ...preListingReminder, ruleId } })}
        error={problemAt(problems, 'preListingReminder.ruleId')}
      />
    </Group>
  )
}
