import { IconSearch, IconX } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { IconButton } from '../../app/components/button.tsx'
import { KeyCap } from '../../app/components/key-cap.tsx'
import styles from './tasks.module.css'

interface SearchFieldProps {
  inputRef: RefObject<HTMLInputElement | null>
  value: string
  onChange: (value: string) => void
  /** Arrow down or Enter: on to the list. */
  onDown: () => void
}

/** Search by name, code, address or pinyin initials; `/` leads here. */
export function SearchField({ inputRef, value, onChange, onDown }: SearchFieldProps) {
  return (
    <search className={styles.search}>
      <IconSearch size={18} stroke={1.7} aria-hidden />
      <input
        ref={inputRef}
        type="text"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') {
            if (value) onChange('')
            else event.currentTarget.blur()
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            onDown()
          }
        }}
        placeholder="搜索名称、代码、拼音首字母、地址"
        aria-label="搜索任务"
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
