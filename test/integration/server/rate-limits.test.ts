import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callsPerMinute, signInsPerMinute } from '../../../server/http/rate-limits.ts'
import { problemOf } from '../../tools/client.ts'
import { passwordOf, smallDistrict } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf } from './engines.ts'

/** The station's memory, not its database, counts: PGlite stands for both. */
describe('who asks too often', () => {
  let station: TestStation
  beforeAll(async () => {
    station = await startTestStation({ district: smallDistrict([]) })
  })
  afterAll(() => station.close())

  const flood = async (path: string, count: number, init: RequestInit) => {
    const statuses: number[] = []
    for (let sent = 0; sent < count; sent += 50) {
      const some = Array.from({ length: Math.min(50, count - sent) }, () =>
        fetch(new URL(path, station.url), init).then(async (answer) => {
          await answer.arrayBuffer()
          return answer.status
        }),
      )
      statuses.push(...(await Promise.all(some)))
    }
    return statuses
  }

  it('is held back at sign-in, told for how long, and holds nobody else back', async () => {
    const { token } = await deviceOf(station).signIn('jia', passwordOf('jia'))
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
    const statuses = await flood('/api/sign-in', signInsPerMinute + 20, init)
    expect(statuses.filter((status) => status === 400)).toHaveLength(signInsPerMinute - 1)
    expect(statuses.filter((status) => status === 429)).toHaveLength(21)
    const { problem, status } = await problemOf(deviceOf(station).signIn('yi', passwordOf('yi')))
    expect([status, problem.code]).toEqual([429, 'rate.limited'])
    expect(problem.message).toMatch(/^请求太频繁，\d+ 秒后可以再试。$/)
    const reference = await fetch(new URL('/api/reference', station.url), {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(reference.status).toBe(200)
  })

  it('is held back by session, before the station looks at the session', async () => {
    const headers = { authorization: `Bearer ${'A'.repeat(43)}` }
    const statuses = await flood('/api/numbers', callsPerMinute + 10, { headers })
    expect(statuses.filter((status) => status === 401)).toHaveLength(callsPerMinute)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
  })
})
