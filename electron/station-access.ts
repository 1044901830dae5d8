import { type BrowserWindow, dialog, type Session } from 'electron'
import { readStationAddress, rememberStationAddress } from './station-address.ts'

const network = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']

/**
 * The one place outside this machine that the app reaches: its station. The address given at the start and the
 * remembered one are let through; before the first enrolment, while there is nothing to lose, any. Another address
 * (a station that has moved, or a page that was taken over) needs the officer's word in a dialog of the main process.
 */
export class StationAccess {
  readonly #file: string
  readonly #given: readonly (string | undefined)[]
  readonly #window: () => BrowserWindow | null
  readonly #answers = new Map<string, Promise<boolean>>()

  /**
   * @param file where the address is remembered
   * @param given addresses of the command line and the environment
   * @param window the app's window, for the question
   */
  constructor(file: string, given: readonly (string | undefined)[], window: () => BrowserWindow | null) {
    this.#file = file
    this.#given = given
    this.#window = window
  }

  /** The station's address, or null when none is known. */
  address(): Promise<string | null> {
    const [argument = '', environment] = this.#given
    return readStationAddress(this.#file, argument, environment)
  }

  /** Remembers the address; one that the officer refuses is not remembered. @returns whether it was */
  async remember(address: string): Promise<boolean> {
    if (!(await this.#allows(address))) return false
    await rememberStationAddress(this.#file, address)
    return true
  }

  /** Holds every request of a session, redirects among them, to the station. */
  limit(session: Session): void {
    session.webRequest.onBeforeRequest({ urls: network }, (details, callback) => {
      this.#allows(details.url).then(
        (allowed) => callback({ cancel: !allowed }),
        () => callback({ cancel: true }),
      )
    })
  }

  async #allows(address: string): Promise<boolean> {
    const origin = originOf(address)
    if (origin === null) return false
    const remembered = await readStationAddress(this.#file, '', undefined)
    const known = [...this.#given, remembered].map((each) => (each ? originOf(each) : null))
    if (known.includes(origin) || known.every((each) => each === null)) return true
    const answer = this.#answers.get(origin) ?? this.#ask(origin, known.find((each) => each !== null) ?? '')
    this.#answers.set(origin, answer)
    return answer
  }

  async #ask(origin: string, known: string): Promise<boolean> {
    const window = this.#window()
    if (!window) return false
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: '随检',
      message: `要连接到另一个站点地址 ${origin} 吗？`,
      detail: `本机一直使用的站点是 ${known}。只有在监管所通知更换地址之后才选择连接；不确定时请选择不连接，并询问站点管理员。`,
      buttons: ['不连接', '连接'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    return response === 1
  }
}

/** Scheme, host and port; web sockets count as the http address that they belong to. */
function originOf(address: string): string | null {
  try {
    const { protocol, host } = new URL(address)
    if (protocol === 'http:' || protocol === 'ws:') return `http://${host}`
    return protocol === 'https:' || protocol === 'wss:' ? `https://${host}` : null
  } catch {
    return null
  }
}
