import { IconSearch, IconX } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { IconButton } from '../../app/components/button.tsx'
import { KeyCap } from '../../app/components/key-cap.tsx'
import styles from './rules.module.css'

/** Search in the rules; `/` leads here, Esc empties it. */
export function RulesSearch({
  inputRef,
  value,
  onChange,
}: {
  inputRef: RefObject<HTMLInputElement | null>
  value: string
  onChange: (value: string) => void
}) {
  return (
    <search className={styles.search}>
      <IconSearch size={18} stroke={1.7} aria-hidden />
      <input
        ref={inputRef}
        type="text"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.stopPropagation()
          if (value) onChange('')
          else event.currentTarget.blur()
        }}
        placeholder="搜索编号、规则、出处"
        aria-label="搜索规则"
        aria-keyshortcuts="/"
        spellCheck={false}
      />
      {value === '' ? (
        <KeyCap>/</KeyCap>
      ) : (
        <IconButton
          label="清除搜索"
          onClick={() => {
            onChange('')
            inputRef.current?.focus()
          }}
        >
          <IconX size={16} stroke={1.7} />
        </IconButton>
      )}
    </search>
  )
}
