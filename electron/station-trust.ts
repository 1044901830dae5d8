import { type BrowserWindow, type Certificate, dialog, type Session } from 'electron'
import { readStationAuthority, rememberStationAuthority } from './station-address.ts'
import { authorityToConfirm, judgeStation, type Presented, plainFingerprint } from './station-certificate.ts'

/** What Chromium takes from a verification: take it, refuse it, or keep to its own result. */
const answers = { trusted: 0, refused: -2, 'as-system-says': -3 } as const

/**
 * Holds TLS connections to the station to its own certificate authority. Its fingerprint is given by the administrator
 * at the start (`--station-authority=…`, then SUIJIAN_STATION_AUTHORITY), or confirmed once by the officer in a dialog
 * of the main process; from then on no other authority counts, also none that the system trusts.
 */
export class StationTrust {
  readonly #file: string
  readonly #given: string | null
  readonly #window: () => BrowserWindow | null
  #asking: Promise<boolean> | undefined
  readonly #declined = new Set<string>()
  /** Hosts whose certificate was refused when it was last verified. */
  readonly #refused = new Set<string>()
  /** Hosts (with port) whose last request ended at the certificate. */
  readonly #stopped = new Set<string>()

  /**
   * @param file where address and fingerprint are remembered
   * @param given fingerprints of the command line and the environment
   * @param window the app's window, for the question
   */
  constructor(file: string, given: readonly (string | undefined)[], window: () => BrowserWindow | null) {
    this.#file = file
    this.#given = given.map((each) => plainFingerprint(each ?? '')).find((each) => each !== null) ?? null
    this.#window = window
  }

  /** Only the station is reached at all (`StationAccess`), so every host that is verified is meant to be it. */
  limit(session: Session): void {
    session.setCertificateVerifyProc((request, callback) => {
      const presented: Presented = {
        hostname: request.hostname,
        chain: pems(request.certificate),
        systemTrusts: request.errorCode === 0,
      }
      this.#judge(presented).then(
        (answer) => this.#answer(presented, answer, callback),
        () => this.#answer(presented, answers.refused, callback),
      )
    })
    session.webRequest.onErrorOccurred({ urls: ['https://*/*'] }, ({ url, error }) => {
      const { host, hostname } = new URL(url)
      // ERR_FAILED is what Chromium makes of a refusal by the verification above.
      const stopped =
        error.startsWith('net::ERR_CERT_') || (error === 'net::ERR_FAILED' && this.#refused.has(hostname))
      this.#stopped[stopped ? 'add' : 'delete'](host)
    })
    session.webRequest.onCompleted({ urls: ['https://*/*'] }, ({ url }) => {
      this.#stopped.delete(new URL(url).host)
    })
  }

  /** Whether the last connection to an address ended at its certificate. */
  hasRefused(address: string): boolean {
    return URL.canParse(address) && this.#stopped.has(new URL(address).host)
  }

  #answer({ hostname, systemTrusts }: Presented, answer: number, callback: (answer: number) => void): void {
    const refused = answer === answers.refused || (answer === answers['as-system-says'] && !systemTrusts)
    this.#refused[refused ? 'add' : 'delete'](hostname)
    callback(answer)
  }

  async #judge(presented: Presented): Promise<number> {
    const pinned = this.#given ?? (await readStationAuthority(this.#file))
    if (pinned !== null) return answers[judgeStation(presented, pinned, Date.now())]
    const authority = authorityToConfirm(presented, Date.now())
    if (authority === null || this.#declined.has(authority)) return answers['as-system-says']
    this.#asking ??= this.#ask(presented.hostname, authority).finally(() => {
      this.#asking = undefined
    })
    if (!(await this.#asking)) return answers['as-system-says']
    return answers[judgeStation(presented, await readStationAuthority(this.#file), Date.now())]
  }

  async #ask(hostname: string, authority: string): Promise<boolean> {
    const window = this.#window()
    if (!window) return false
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: '随检',
      message: `站点 ${hostname} 的证书由它自己的证书机构签发，请核对机构指纹。`,
      detail: `${authority.toUpperCase().match(/.{4}/g)!.join(' ')}\n\n与管理员书面给出的指纹逐组核对，一致才选择连接；以后本机只认这个机构。不一致或者没有拿到指纹，请选择不连接，并询问站点管理员。`,
      buttons: ['不连接', '指纹一致，连接'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (response === 1) await rememberStationAuthority(this.#file, authority)
    else this.#declined.add(authority)
    return response === 1
  }
}

/** A chain as it was presented, the server's own certificate first. */
function pems(first: Certificate): string[] {
  const chain: string[] = []
  for (let each: Certificate | undefined = first; each && chain.length < 10; each = each.issuerCert) {
    if (each.data === chain.at(-1)) break
    chain.push(each.data)
  }
  return chain
}
