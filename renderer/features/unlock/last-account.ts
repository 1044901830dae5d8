const key = 'suijian-last-account'

/** Id of the account that was unlocked last on this laptop; a partner's signature does not change it. */
export function lastAccount(): string | null {
  return localStorage.getItem(key)
}

/** Remembers who works on this laptop, for the next 解锁. */
export function rememberAccount(accountId: string): void {
  localStorage.setItem(key, accountId)
}
