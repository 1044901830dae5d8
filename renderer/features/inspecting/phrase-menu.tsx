import { Menu } from '@mantine/core'
import { IconClipboard } from '@tabler/icons-react'
import { Button } from '../../app/components/button.tsx'
import styles from './phrase-menu.module.css'

/** 套用常用表述: puts a ready sentence of the checklist behind what is written. */
export function PhraseMenu({
  phrases,
  facts,
  onApply,
}: {
  phrases: readonly string[]
  facts: string
  onApply: (facts: string) => void
}) {
  if (phrases.length === 0) return null
  const apply = (phrase: string) => onApply(facts.trim() ? `${facts.trimEnd()}\n${phrase}` : phrase)
  return (
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
  )
}
