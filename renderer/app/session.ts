import type { Account } from '../../shared/protocol/http.ts'
import type { Host } from '../host/host.ts'
import type { Rescue } from './rescue.ts'
import type { Workspace } from './workspace.ts'

/** Before the store is open: who is enrolled here, signing in, unlocking. Implemented by `renderer/store`. */
export interface SessionGate {
  readonly host: Host
  /** Accounts enrolled on this laptop; empty on a new one. */
  enrolled(): Promise<readonly EnrolledAccount[]>
  /** Address of the station last used, or null. */
  stationAddress(): Promise<string | null>
  /**
   * First sign-in on this laptop (the station must be reachable): enrols account and device, makes the signing key,
   * opens the store. @throws ProblemError (wrong password, unreachable, unknown or old server, expired certificate)
   */
  signIn(address: string, login: string, password: string): Promise<Workspace>
  /** Unlocks with the password, offline. @throws ProblemError with the tries left, or until when it is locked */
  unlock(accountId: string, password: string): Promise<Workspace>
  /**
   * Reads what a rescue package would hold: needs the password and the machine's files, neither the station nor a
   * database that opens. @throws ProblemError with the tries left, or until when it is locked
   */
  openRescue(accountId: string, password: string): Promise<Rescue>
  /** Enrols a further account while a workspace is open (partner on the same laptop). */
  addAccount(open: Workspace, login: string, password: string): Promise<Account>
}

export interface EnrolledAccount {
  account: Account
  /** In words: 丰泽区某某所服务器. */
  stationName: string
  lastUsedAt: string | null
}
