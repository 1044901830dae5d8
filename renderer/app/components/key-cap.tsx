import styles from './key-cap.module.css'

/** The name of a key, as a small cap. Readers get the key from `aria-keyshortcuts` of the control. */
export function KeyCap({ children }: { children: string }) {
  return (
    <kbd className={styles.cap} aria-hidden>
      {children}
    </kbd>
  )
}
