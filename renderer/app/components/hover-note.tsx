import { Popover } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { classNames } from '../class-names.ts'
import styles from './hover-note.module.css'

interface HoverNoteProps {
  /** What the note says. */
  note: ReactNode
  children: ReactNode
  className?: string
  width?: number
  /** False where the parent row already takes the keyboard (the task list). */
  focusable?: boolean
  /** Where a click or Enter leads; a touch opens the note first. */
  onOpen?: () => void
}

/** A note at a word: opens on hover, focus and touch, can be hovered itself, closes on Esc. */
export function HoverNote({
  note,
  children,
  className,
  width = 340,
  focusable = true,
  onOpen,
}: HoverNoteProps) {
  const [opened, setOpened] = useState(false)
  const timer = useRef<number | undefined>(undefined)
  const id = useId()
  const later = (value: boolean, milliseconds: number) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setOpened(value), milliseconds)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !opened) return
    event.stopPropagation()
    setOpened(false)
  }
  const hover = { onMouseEnter: () => later(true, 120), onMouseLeave: () => later(false, 160) }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={width}
      position="bottom-start"
      withArrow
      arrowSize={12}
      offset={6}
      shadow="md"
      radius="xl"
      middlewares={{ flip: true, shift: { padding: 12 } }}
      transitionProps={{ duration: 120, transition: 'fade' }}
      withRoles={false}
      trapFocus={false}
      closeOnEscape={false}
    >
      <Popover.Target>
        <button
          type="button"
          tabIndex={focusable ? 0 : -1}
          className={classNames(styles.target, onOpen && styles.leads, className)}
          aria-describedby={opened ? id : undefined}
          aria-expanded={opened}
          onFocus={() => later(true, 0)}
          onBlur={() => later(false, 0)}
          onClick={(event) => {
            event.stopPropagation()
            const touched = (event.nativeEvent as PointerEvent).pointerType === 'touch'
            if (onOpen && !touched) onOpen()
            else later(true, 0)
          }}
          onKeyDown={onKeyDown}
          {...hover}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} {...hover}>
        <div id={id} role="tooltip" className={styles.note}>
          {note}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
