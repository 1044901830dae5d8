import { v7 as uuidv7 } from 'uuid'
import { canonical } from '../../shared/domain/canonical.ts'
import type { Account, Certificate, SignInAnswer } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import type { SigningKey } from '../../shared/signing/scheme.ts'
import { schemeOfCurve } from '../../shared/signing/schemes.ts'
import type { Rescue } from '../app/rescue.ts'
import type { EnrolledAccount, SessionGate } from '../app/session.ts'
import type { Workspace } from '../app/workspace.ts'
import type { Host } from '../host/host.ts'
import type { StationTrust } from '../sync/page-check.ts'
import { StationApi, StationProblem } from '../sync/station-api.ts'
import { fromBase64 } from './bytes.ts'
import { escrowDataKey, importDataKey, makeDataKey } from './crypto.ts'
import {
  type Enrolled,
  type Keyring,
  noteSuccess,
  openKeys,
  readKeyring,
  tryKeys,
  wrapForAccount,
  writeKeyring,
  wrongPassword,
} from './keyring.ts'
import { checkRoom, isDamage, openDatabase } from './open-database.ts'
import { actorOf, checkedKeys, OpenWorkspace } from './open-workspace.ts'
import { RecordStore } from './record-store.ts'
import { openRescue } from './rescue/open-rescue.ts'
import { schemes } from './signing.ts'
import { checkCertificate, trustStation } from './station-trust.ts'
import { SummaryIndex } from './summary-index.ts'

/** Before the store is open: signing in, enrolling, unlocking, and the way back after a password reset. */
export function createSessionGate(host: Host): SessionGate {
  return new Gate(host)
}

interface OpenedKeys {
  dataKey: CryptoKey
  signingKey: SigningKey
}

class Gate implements SessionGate {
  readonly host: Host
  #closing: Promise<void> = Promise.resolve()

  constructor(host: Host) {
    this.host = host
  }

  async enrolled(): Promise<readonly EnrolledAccount[]> {
    const keyring = await readKeyring(this.host)
    return (keyring?.accounts ?? [])
      .map(({ account, lastUsedAt }) => ({ account, stationName: keyring!.station.name, lastUsedAt }))
      .sort((a, b) => (b.lastUsedAt ?? '').localeCompare(a.lastUsedAt ?? ''))
  }

  async stationAddress(): Promise<string | null> {
    return (await readKeyring(this.host))?.station.address ?? (await this.host.stationAddress())
  }

  async signIn(address: string, login: string, password: string): Promise<Workspace> {
    const api = new StationApi(address, this.host)
    const { stationName } = await api.handshake()
    const keyring = await readKeyring(this.host)
    const deviceId = keyring?.deviceId ?? uuidv7()
    const answer = await api.signIn(login, password, deviceId)
    api.token = answer.token
    const known = keyring?.accounts.find(({ account }) => account.id === answer.account.id)
    if (keyring && known) return this.#returning(api, keyring, known, answer, password)
    // The laptop already holds sealed records of others: without one of their keys the new account can't read them.
    if (keyring) throw new ProblemError('enrol.store-locked')
    const dataKey = await makeDataKey()
    const fresh: Keyring = {
      format: 1,
      deviceId,
      station: {
        address: api.address,
        name: stationName,
        certificateKey: answer.certificateKey,
        recoveryKey: answer.recoveryKey,
      },
      escrow: await escrowDataKey(dataKey, answer.recoveryKey),
      accounts: [],
    }
    const { enrolled, signingKey } = await this.#enrol(api, fresh, answer.account, password, dataKey)
    await this.host.rememberStationAddress(api.address)
    return this.#open(api, fresh, enrolled, { dataKey, signingKey }, password)
  }

  /** Signed in online with an account that is enrolled here: the local password may be an older one. */
  async #returning(
    api: StationApi,
    keyring: Keyring,
    enrolled: Enrolled,
    answer: SignInAnswer,
    password: string,
  ): Promise<Workspace> {
    await trustStation(keyring, answer, api.address)
    if (api.address !== keyring.station.address) {
      // The station has moved: from now on it is asked there.
      await this.host.rememberStationAddress(api.address)
      keyring.station.address = api.address
    }
    const keys = await openKeys(this.host, enrolled, password).catch(() => null)
    if (keys) {
      await noteSuccess(this.host, keyring, enrolled, Date.now(), true)
      if (!isOutdated(enrolled, answer)) return this.#open(api, keyring, enrolled, keys, password)
      const fresh = await this.#enrol(api, keyring, answer.account, password, keys.dataKey)
      return this.#open(api, keyring, fresh.enrolled, { ...keys, signingKey: fresh.signingKey }, password)
    }
    // The password was reset at the station (or the keystore was lost): the escrow opens the data key again.
    const dataKey = await importDataKey(fromBase64(await api.recover(keyring.deviceId, keyring.escrow)))
    const again = await this.#enrol(api, keyring, answer.account, password, dataKey)
    return this.#open(api, keyring, again.enrolled, { dataKey, signingKey: again.signingKey }, password)
  }

  /** Makes and certifies a signing key, wraps the keys under the password, and writes the keyring. */
  async #enrol(
    api: StationApi,
    keyring: Keyring,
    account: Account,
    password: string,
    dataKey: CryptoKey,
    opened = true,
  ) {
    const scheme = schemes.byId(schemeOfCurve(keyring.station.certificateKey.crv))
    const { secret, publicKey } = await scheme.generate()
    const certificate: Certificate = await api.enrol({
      deviceId: keyring.deviceId,
      deviceName: this.host.kind === 'desktop' ? '桌面端' : '浏览器端',
      publicKey,
      escrow: keyring.escrow,
    })
    await checkCertificate(certificate, keyring.station.certificateKey, publicKey)
    const enrolled: Enrolled = {
      account,
      certificate,
      ...(await wrapForAccount(this.host, password, dataKey, secret)),
      failures: 0,
      lockedUntil: null,
      lastUsedAt: opened ? new Date().toISOString() : null,
    }
    keyring.accounts = [...keyring.accounts.filter((entry) => entry.account.id !== account.id), enrolled]
    await writeKeyring(this.host, keyring)
    return { enrolled, signingKey: await scheme.open(secret) }
  }

  async unlock(accountId: string, password: string): Promise<Workspace> {
    const keyring = await readKeyring(this.host)
    const enrolled = keyring?.accounts.find(({ account }) => account.id === accountId)
    if (!keyring || !enrolled) throw new ProblemError('resource.missing', { what: '本机登记的人员' })
    const api = new StationApi(keyring.station.address, this.host)
    const keys = await tryKeys(this.host, keyring, enrolled, password, Date.now())
    if (keys) {
      await noteSuccess(this.host, keyring, enrolled, Date.now(), true)
      return this.#open(api, keyring, enrolled, keys, password)
    }
    const answer = await this.#resetPassword(api, keyring, enrolled, password)
    if (!answer) throw wrongPassword(enrolled, Date.now())
    api.token = answer.token
    return this.#returning(api, keyring, enrolled, answer, password)
  }

  /** A password that the laptop does not know may be a new one: the station is asked, if it can be reached. */
  async #resetPassword(api: StationApi, keyring: Keyring, enrolled: Enrolled, password: string) {
    try {
      return await api.signIn(enrolled.account.login, password, keyring.deviceId)
    } catch (error) {
      if (error instanceof StationProblem && error.problem.code === 'sign-in.locked') throw error
      return null
    }
  }

  async openRescue(accountId: string, password: string): Promise<Rescue> {
    const keyring = await readKeyring(this.host)
    const enrolled = keyring?.accounts.find(({ account }) => account.id === accountId)
    if (!keyring || !enrolled) throw new ProblemError('resource.missing', { what: '本机登记的人员' })
    const { dataKey } = await checkedKeys(this.host, keyring, enrolled, password)
    return openRescue(this.host, keyring, enrolled, dataKey)
  }

  async addAccount(open: Workspace, login: string, password: string): Promise<Account> {
    const keyring = await readKeyring(this.host)
    if (!keyring || !(open instanceof OpenWorkspace)) throw new ProblemError('enrol.store-locked')
    const api = new StationApi(keyring.station.address, this.host)
    await api.handshake()
    const answer = await api.signIn(login, password, keyring.deviceId)
    api.token = answer.token
    await trustStation(keyring, answer, api.address)
    await this.#enrol(api, keyring, answer.account, password, open.store.key, false)
    return answer.account
  }

  async #open(
    api: StationApi,
    keyring: Keyring,
    enrolled: Enrolled,
    keys: OpenedKeys,
    password: string,
  ): Promise<Workspace> {
    const { account, certificate } = enrolled
    api.trust = trustOf(keyring, account)
    // What the last session still saves comes before what the next one reads.
    await this.#closing
    const { database, rebuilt } = await openDatabase(this.host)
    const index = new SummaryIndex(keys.dataKey, account.id)
    const store = new RecordStore(database, this.host, keys.dataKey, keyring.deviceId, index)
    await store.open().catch(async (error: unknown) => {
      if (!isDamage(error)) throw error
      await checkRoom(this.host)
      await store.fillAgain()
    })
    if (rebuilt) store.saving.update({ rebuilt })
    const identity = { actor: actorOf(account), certificateId: certificate.id, key: keys.signingKey }
    const workspace = new OpenWorkspace(store, api, account, identity, (closed) => {
      session = null
      this.#closing = closed
    })
    // Held only in memory while unlocked, so that an expired session can be renewed without asking at the counter.
    let session: string | null = password
    const renew = async (secret: string) => {
      const answer = await api.signIn(account.login, secret, keyring.deviceId)
      api.token = answer.token
      // A new password, a certificate near its end, or other facts about the officer: the keys are wrapped and
      // certified anew while the store is open, so that nothing has to be recovered later.
      const current = (await readKeyring(this.host)) ?? keyring
      await trustStation(current, answer, api.address)
      api.trust = trustOf(current, account)
      const stored = current.accounts.find((entry) => entry.account.id === account.id)
      if (secret !== password || !stored || isOutdated(stored, answer)) {
        const fresh = await this.#enrol(api, current, answer.account, secret, keys.dataKey)
        workspace.signWith({
          actor: actorOf(fresh.enrolled.account),
          certificateId: fresh.enrolled.certificate.id,
          key: fresh.signingKey,
        })
      }
      session = secret
    }
    workspace.signInAgain = renew
    workspace.engine.renewSession = async () => {
      if (session === null) return false
      try {
        await renew(session)
        return true
      } catch (error) {
        if (!(error instanceof StationProblem) || error.problem.status !== 401) throw error
        session = null
        return false
      }
    }
    await workspace.start()
    return workspace
  }
}

/** Whose pages are taken. */
function trustOf({ station, deviceId }: Keyring, { id }: Account): StationTrust {
  return { key: station.certificateKey, deviceId, accountId: id }
}

/** A signing certificate is made anew this long before it ends. */
const renewalMilliseconds = 30 * 86_400_000

/** Whether account or certificate on this laptop are behind what the station says. */
function isOutdated(enrolled: Enrolled, { account, certificateKey }: SignInAnswer): boolean {
  const ends = Date.parse(enrolled.certificate.validUntil)
  // One that ends with the 执法证 can't be made to last longer: only a new 执法证 changes it.
  const renewable =
    ends - Date.now() < renewalMilliseconds &&
    enrolled.certificate.validUntil.slice(0, 10) < account.certificateValidUntil
  const otherScheme = enrolled.certificate.publicKey.crv !== certificateKey.crv
  return renewable || otherScheme || canonical(enrolled.account) !== canonical(account)
}
