import { Modal } from '@mantine/core'
import { createContext, type FormEvent, type ReactNode } from 'react'
import styles from './dialog.module.css'

interface DialogProps {
  opened: boolean
  onClose: () => void
  title: ReactNode
  /** One sentence under the title. */
  lead?: ReactNode
  /** Buttons at the lower right, the filled one last. */
  actions?: ReactNode
  /** Quiet words at the lower left: what can't be undone. */
  hint?: ReactNode
  /** Makes the dialog a form; Enter in a field submits it. */
  onSubmit?: () => void
  width?: number
  children: ReactNode
}

/** Inside a dialog nothing leads away from what was typed. */
export const InDialog = createContext(false)

/** A dialog over the scrim. Focus goes in, stays in and comes back; Esc closes. */
export function Dialog({
  opened,
  onClose,
  title,
  lead,
  actions,
  hint,
  onSubmit,
  width = 480,
  children,
}: DialogProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    onSubmit?.()
  }
  const content = (
    <InDialog value={true}>
      {lead && <p className={styles.lead}>{lead}</p>}
      <div className={styles.content}>{children}</div>
      {actions && (
        <div className={styles.actions}>
          {hint && <p className={styles.hint}>{hint}</p>}
          {actions}
        </div>
      )}
    </InDialog>
  )
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={width}
      centered
      padding={24}
      radius="xl"
      shadow="md"
      transitionProps={{ duration: 180, transition: 'fade', timingFunction: 'ease-out' }}
      closeButtonProps={{ 'aria-label': '关闭', size: 36 }}
      overlayProps={{ color: '#10141c', backgroundOpacity: 0.45 }}
      classNames={{
        content: styles.dialog ?? '',
        header: styles.header ?? '',
        title: styles.title ?? '',
        body: styles.body ?? '',
        close: styles.close ?? '',
      }}
    >
      {onSubmit ? (
        <form onSubmit={submit} noValidate>
          {content}
        </form>
      ) : (
        content
      )}
    </Modal>
  )
}
