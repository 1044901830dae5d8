import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { phrasePlaces } from '../../../shared/documents/phrase-places.ts'
import { filledWithSamples, type StandardPhrase } from '../../../shared/documents/phrase-text.ts'
import { standardPhrase, standardPhraseKeys } from '../../../shared/documents/phrases.ts'
import { type DocumentKindId, documentRules } from '../../../shared/domain/document-kinds.ts'
import type { ProfileDraft } from '../../../shared/jurisdictions/profile.ts'
import { classNames } from '../../app/class-names.ts'
import { Button } from '../../app/components/button.tsx'
import { TextArea, TextField } from '../../app/components/field.tsx'
import { useToday } from '../../app/use-today.ts'
import styles from './administration.module.css'
import { Group, type GroupProps, problemAt } from './fields.tsx'
import { Remove, replaced } from './list-groups.tsx'

type Phrases = NonNullable<ProfileDraft['phrases']>
const kindOf = (key: string) => key.split('.')[0]!

/** 文书用语: standard sentences of the papers, and how the district words them from a day on. */
export function PhraseGroup({ draft, onChange, problems }: GroupProps) {
  const own = draft.phrases ?? {}
  const keys = [...new Set<string>([...standardPhraseKeys, ...Object.keys(own)])]
  const kinds = [...new Set(keys.map(kindOf))]
  const change = (key: string, dated: Phrases[string]) => {
    const { [key]: _, ...others } = own
    onChange({ phrases: dated.length > 0 ? { ...others, [key]: dated } : others })
  }
  return (
    <Group title="文书用语" note="没有本区写法的，用标准写法；文书按出具日期取用">
      <div className={styles.rows}>
        {kinds.map((kind) => (
          <Document
            key={kind}
            kind={kind}
            keys={keys.filter((key) => kindOf(key) === kind)}
            own={own}
            problems={problems}
            onChange={change}
          />
        ))}
      </div>
    </Group>
  )
}

interface PhraseProps extends Pick<GroupProps, 'problems'> {
  own: Phrases
  onChange: (key: string, dated: Phrases[string]) => void
}

/** The sentences of one paper; open from the beginning where the district has wordings of its own. */
function Document({ kind, keys, ...rest }: PhraseProps & { kind: string; keys: readonly string[] }) {
  const changed = keys.filter((key) => rest.own[key]).length
  const [open] = useState(changed > 0)
  const name = Object.hasOwn(documentRules, kind) ? documentRules[kind as DocumentKindId].name : kind
  return (
    <details className={styles.paper} open={open}>
      <summary>
        {name}
        <span className={styles.count}>
          {keys.length} 句{changed > 0 && `，本区改写 ${changed} 句`}
        </span>
      </summary>
      {keys.map((key) => (
        <Sentence key={key} sentence={key} {...rest} />
      ))}
    </details>
  )
}

function Sentence({ sentence, own, problems, onChange }: PhraseProps & { sentence: string }) {
  const today = useToday()
  const standard = standardPhrase(sentence)
  const list = own[sentence] ?? []
  const name = standard?.name ?? sentence
  const change = (dated: Phrases[string]) => onChange(sentence, dated)
  return (
    <section className={styles.sentence} aria-label={name}>
      <p className={styles.key}>{name}</p>
      {standard && <p className={styles.standard}>{standard.text}</p>}
      {list.map(({ from, text }, index) => {
        const fault = problemAt(problems, `phrases.${sentence}.${index}.text`)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and keep their places
          <div key={index} className={classNames(styles.row, styles.worded)}>
            <TextField
              label="自"
              value={from}
              onChange={({ target }) => change(replaced(list, index, { from: target.value.trim() }))}
              error={problemAt(problems, `phrases.${sentence}.${index}.from`)}
            />
            <TextArea
              label="本区写法"
              rows={3}
              value={text}
              onChange={({ target }) => change(replaced(list, index, { text: target.value }))}
              hint={fault ? undefined : `例如：${filledWithSamples(text)}`}
              error={fault}
            />
            <Remove
              label={`删除${name}自 ${from} 的写法`}
              onClick={() => change(list.filter((_, at) => at !== index))}
            />
          </div>
        )
      })}
      {standard && list.length > 0 && <Places {...standard} />}
      {standard && (
        <div>
          <Button
            icon={<IconPlus size={18} stroke={1.7} />}
            onClick={() => change([...list, { from: today, text: standard.text, background: false }])}
          >
            添加本区写法
          </Button>
        </div>
      )}
    </section>
  )
}

/** What can be filled in, beside a wording that is being edited. */
function Places({ places, required = [] }: Pick<StandardPhrase, 'places' | 'required'>) {
  if (places.length === 0) return <p className={styles.quiet}>这句话没有可以代入的内容。</p>
  return (
    <p className={styles.quiet}>
      可以代入：
      {places
        .map((id) => `{${id}} ${phrasePlaces[id].name}${required.includes(id) ? '（不能缺少）' : ''}`)
        .join('；')}
      。
    </p>
  )
}
