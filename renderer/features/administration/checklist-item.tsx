import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ChecklistItem, LegalBasis } from '../../../shared/domain/checklist.ts'
import type { ProfileProblem } from '../../../shared/jurisdictions/profile-problems.ts'
import { Button, IconButton } from '../../app/components/button.tsx'
import { CheckField, FieldError, TextArea, TextField } from '../../app/components/field.tsx'
import styles from './administration.module.css'
import { Group, LinesField, NumberField, problemAt } from './fields.tsx'

/** One item of a checklist: what is asked, how it is checked, what evidence it needs and on what basis. */
export function ChecklistItemFields({
  number,
  item,
  problems,
  onChange,
  onRemove,
}: {
  number: number
  item: ChecklistItem
  problems: readonly ProfileProblem[]
  onChange: (part: Partial<ChecklistItem>) => void
  onRemove: () => void
}) {
  const { key, basis } = item
  const missing = problemAt(problems, `${key}.basis`)
  const changeBasis = (index: number, part: Partial<LegalBasis>) =>
    onChange({ basis: basis.map((entry, at) => (at === index ? { ...entry, ...part } : entry)) })
  return (
    <Group title={`第 ${number} 项`} note={<Button onClick={onRemove}>删除第 {number} 项</Button>}>
      <TextField
        label="标题"
        frameClassName={styles.four}
        value={item.title}
        onChange={({ target }) => onChange({ title: target.value })}
        error={problemAt(problems, `${key}.title`)}
      />
      <NumberField
        label="不符合时证据至少（件）"
        frameClassName={styles.two}
        value={item.evidenceMinimum}
        onValue={(evidenceMinimum) => onChange({ evidenceMinimum })}
        error={problemAt(problems, `${key}.evidenceMinimum`)}
      />
      <TextArea
        label="问题"
        rows={2}
        frameClassName={styles.whole}
        value={item.question}
        onChange={({ target }) => onChange({ question: target.value })}
        error={problemAt(problems, `${key}.question`)}
      />
      <LinesField
        label="检查指引，每行一步"
        frameClassName={styles.whole}
        value={item.guidance}
        onValue={(guidance) => onChange({ guidance })}
      />
      <div className={styles.rows}>
        {basis.map(({ law, article, text, background }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a basis has no id
          <fieldset key={index} className={styles.basis} aria-label={`依据 ${index + 1}`}>
            <TextField
              label="依据"
              value={law}
              onChange={({ target }) => changeBasis(index, { law: target.value })}
              error={problemAt(problems, `${key}.basis.${index}`)}
            />
            <TextField
              label="条款"
              value={article}
              onChange={({ target }) => changeBasis(index, { article: target.value })}
            />
            <TextField
              label="要旨"
              value={text}
              onChange={({ target }) => changeBasis(index, { text: target.value })}
            />
            <div className={styles.remove}>
              <CheckField
                checked={background}
                onChange={({ target }) => changeBasis(index, { background: target.checked })}
              >
                待核
              </CheckField>
            </div>
            <div className={styles.remove}>
              <IconButton
                label={`删除依据 ${index + 1}`}
                onClick={() => onChange({ basis: basis.filter((_, at) => at !== index) })}
              >
                <IconTrash size={18} stroke={1.7} />
              </IconButton>
            </div>
          </fieldset>
        ))}
        {missing && <FieldError>{missing}</FieldError>}
        <div>
          <Button
            icon={<IconPlus size={18} stroke={1.7} />}
            onClick={() =>
              onChange({ basis: [...basis, { law: '', article: '', text: '', background: true }] })
            }
          >
            添加依据
          </Button>
        </div>
      </div>
    </Group>
  )
}
