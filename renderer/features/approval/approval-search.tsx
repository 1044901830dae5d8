import { IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { KeyCap } from '../../app/components/key-cap.tsx'
import styles from './approval.module.css'

/** Search in the queue; `/` leads here. */
export function ApprovalSearch({
  inputRef,
  value,
  onChange,
  onDown,
}: {
  inputRef: RefObject<HTMLInputElement | null>
  value: string
  onChange: (value: string) => void
  /** Arrow down or Enter: on to the list. */
  onDown: () => void
}) {
  return (
    <search className={styles.search}>
      <IconSearch size={18} stroke={1.7} aria-hidden />
      <input
        ref={inputRef}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') {
            if (value) onChange('')
            else event.currentTarget.blur()
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            event.currentTarget.blur()
            onDown()
          }
        }}
        placeholder="搜索待审批"
        aria-label="搜索待审批"
        aria-keyshortcuts="/"
        spellCheck={false}
      />
      <KeyCap>/</KeyCap>
    </search>
  )
}
