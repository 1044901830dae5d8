import { Menu } from '@mantine/core'
import { IconClipboard } from '@tabler/icons-react'
import { useId } from 'react'
import type { AnswerResult } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import styles from './facts-field.module.css'

const labels: Record<AnswerResult, readonly [string, string]> = {
  conform: ['说明', '可以不填'],
  nonconform: ['发现的事实', '不符合时必填'],
  notApplicable: ['说明', '写明为什么不适用'],
  unverifiable: ['说明', '写明为什么无法核实'],
}

/** What was found. Typing is saved after each pause and when the field is left; it is never blocked. */
export function FactsField({
  result,
  facts,
  phrases,
  onType,
  onLeave,
  editable,
}: {
  result: AnswerResult
  facts: string
  /** Ready sentences for 套用常用表述. */
  phrases: readonly string[]
  onType: (facts: string) => void
  onLeave: () => void
  editable: boolean
}) {
  const id = useId()
  const [label, hint] = labels[result]
  const apply = (phrase: string) => onType(facts.trim() ? `${facts.trimEnd()}\n${phrase}` : phrase)
  const isMissing = result === 'nonconform' && facts.trim() === ''
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <label htmlFor={id}>
          <strong>{label}</strong> <span className={isMissing ? styles.missing : styles.hint}>{hint}</span>
        </label>
        {editable && phrases.length > 0 && (
          <Menu position="bottom-end" shadow="md" width={380} radius="xl">
            <Menu.Target>
              <Button kind="plain" icon={<IconClipboard size={16} stroke={1.7} />} className={styles.phrases}>
                套用常用表述
              </Button>
            </Menu.Target>
            <Menu.Dropdown className={styles.menu}>
              {phrases.map((phrase) => (
                <Menu.Item key={phrase} className={styles.phrase} onClick={() => apply(phrase)}>
                  {phrase}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <textarea
        id={id}
        className={styles.facts}
        value={facts}
        maxLength={4000}
        readOnly={!editable}
        aria-required={result === 'nonconform'}
        placeholder={result === 'nonconform' ? '写清时间、地点和看到的情况' : undefined}
        onChange={(event) => onType(event.target.value)}
        onBlur={onLeave}
      />
    </section>
  )
}
