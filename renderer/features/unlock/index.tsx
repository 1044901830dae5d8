import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Mark } from '../../app/components/mark.tsx'
import { Note } from '../../app/components/note.tsx'
import type { EnrolledAccount, SessionGate } from '../../app/session.ts'
import type { LockCause } from '../../app/session-context.tsx'
import type { Workspace } from '../../app/workspace.ts'
import { KeystoreNote } from './keystore-note.tsx'
import { lastAccount, rememberAccount } from './last-account.ts'
import { SignInCard } from './sign-in-card.tsx'
import styles from './unlock.module.css'
import { UnlockCard } from './unlock-card.tsx'

const causes: Record<LockCause, string> = {
  idle: '长时间无人操作，已自动锁定。填到一半的内容已加密留在本机，上传会在解锁后从断点接着传。',
  machine: '电脑休眠或者锁屏，已同时锁定。填到一半的内容已加密留在本机，上传会在解锁后从断点接着传。',
}

/** Before the store is open: unlocking with the password, or the first sign-in on a new laptop. */
export function UnlockScreen({
  gate,
  cause,
  onOpen: open,
}: {
  gate: SessionGate
  /** Why the app locked by itself; null after a start, or when the officer locked it. */
  cause: LockCause | null
  onOpen: (opened: Workspace) => void
}) {
  const [accounts, setAccounts] = useState<readonly EnrolledAccount[] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  /** Login that signs in at the station instead of unlocking; empty for a new laptop. */
  const [online, setOnline] = useState<string | null>(null)

  useEffect(() => {
    let current = true
    gate.enrolled().then((found) => {
      if (!current) return
      const recent = found.toSorted((a, b) => ((a.lastUsedAt ?? '') < (b.lastUsedAt ?? '') ? 1 : -1))
      setAccounts(recent)
      const last = recent.find((entry) => entry.account.id === lastAccount()) ?? recent[0]
      setChosen(last?.account.id ?? null)
    })
    return () => {
      current = false
    }
  }, [gate])
  const onOpen = (opened: Workspace) => {
    rememberAccount(opened.account.id)
    open(opened)
  }
  const back = useCallback(() => setOnline(null), [])

  if (!accounts) return <Frame>{null}</Frame>
  const account = accounts.find((entry) => entry.account.id === chosen)
  if (!account || online !== null) {
    return (
      <Frame>
        <KeystoreNote />
        <SignInCard gate={gate} login={online ?? ''} onOpen={onOpen} onBack={account ? back : undefined} />
      </Frame>
    )
  }
  return (
    <Frame>
      <KeystoreNote />
      {cause && (
        <Note tone="locked" className={styles.above}>
          {causes[cause]}
        </Note>
      )}
      <UnlockCard
        key={account.account.id}
        gate={gate}
        account={account}
        others={accounts.filter((entry) => entry !== account)}
        onChoose={setChosen}
        onSignIn={() => setOnline(account.account.login)}
        onOpen={onOpen}
      />
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <div className={styles.brand}>
          <Mark size={44} />
          <div>
            <h1 className={styles.product}>随检</h1>
            <p className={styles.claim}>双随机、一公开检查</p>
          </div>
        </div>
        {children}
      </div>
    </main>
  )
}
