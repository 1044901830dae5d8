import { creditCodeCheckCharacter } from '../../shared/domain/credit-code.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import type { PullPage } from '../../shared/protocol/http.ts'

/** The admin's HTTP calls that specs need; every call goes to a real station. */
export class StationAdmin {
  readonly #address: string
  readonly #token: string

  private constructor(address: string, token: string) {
    this.#address = address
    this.#token = token
  }

  static async signIn(address: string, login = 'guanli', password = 'suijian-guanli'): Promise<StationAdmin> {
    const answer = await fetch(`${address}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-suijian-protocol': '1' },
      body: JSON.stringify({ login, password, deviceId: 'admin-desk' }),
    })
    if (!answer.ok) throw new Error(`sign-in of ${login}: ${answer.status} ${await answer.text()}`)
    return new StationAdmin(address, ((await answer.json()) as { token: string }).token)
  }

  async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.#address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'x-suijian-protocol': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  /** Every record that the admin sees, as the station holds it now. */
  async records(): Promise<PullPage['rows']> {
    const rows: PullPage['rows'] = []
    for (let since = 0; ; ) {
      const page = await this.call<PullPage>('GET', `/api/sync/pull?since=${since}&limit=200`)
      rows.push(...page.rows)
      if (page.complete) return rows
      since = page.cursor
    }
  }

  /** One record as the station holds it now. */
  async record(id: string): Promise<{ rev: number; inspection: Inspection }> {
    const row = (await this.records()).findLast(({ inspection }) => inspection.id === id)
    if (!row) throw new Error(`the station does not hold ${id}`)
    return row
  }
}

/** A valid 统一社会信用代码 for the n-th made-up enterprise of 丰泽区. */
export function madeUpCode(n: number): string {
  const first17 = `91350503MB${String(n).padStart(7, '0')}`
  return first17 + creditCodeCheckCharacter(first17)
}

/** Rows for the station's import: enterprises with 登记事项检查, assigned to 检查员甲 and 检查员乙. */
export function importRows(count: number, taskNumber: string) {
  return Array.from({ length: count }, (_, index) => ({
    taskNumber,
    taskName: '企业抽查',
    from: '2026-01-01',
    to: '2027-12-31',
    businessName: `泉州市丰泽区某某第${index + 1}贸易有限公司`,
    code: madeUpCode(index + 1),
    kind: 'enterprise',
    registeredAddress: `丰泽区样板街 ${index + 1} 号`,
    stationId: 'fengze-quanxiu',
    checklistIds: ['registration'],
    officerLogins: ['jia', 'yi'],
  }))
}
