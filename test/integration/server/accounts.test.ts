import { webcrypto } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { canonical } from '../../../shared/domain/canonical.ts'
import { enrolledDevicesSchema } from '../../../shared/protocol/administration.ts'
import { handshakeSchema, protocolHeader } from '../../../shared/protocol/http.ts'
import { ask, problemOf, type TestDevice } from '../../tools/client.ts'
import { passwordOf, smallDistrict, smallInspection, testStart } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, engines, laptopOf } from './engines.ts'

const minute = 60_000

describe.each(engines)('accounts and devices on $name', ({ postgres }) => {
  let station: TestStation
  beforeAll(async () => {
    const inspections = [1, 2, 3, 4].map((number) => smallInspection(number))
    station = await startTestStation({ district: smallDistrict(inspections), postgres })
  })
  afterAll(() => station.close())
  beforeEach(() => station.clock.set(testStart))

  const reset = async (accountId: string, password: string) => {
    const admin = await deviceOf(station).signIn('admin', passwordOf('admin'))
    await ask(station.url, `/api/admin/accounts/${accountId}/reset-password`, {
      token: admin.token,
      body: { password },
    })
  }

  it('says who it is to anybody', async () => {
    const handshake = handshakeSchema.parse(await ask(station.url, '/api/handshake'))
    expect(handshake).toMatchObject({ stationName: '第一市场监管所服务器', time: testStart })
    await station.restart()
    expect(await ask(station.url, '/api/handshake')).toEqual(handshake)
  })

  it('counts wrong passwords down, locks for a quarter of an hour, and opens again', async () => {
    const device = deviceOf(station)
    const wrong = async () => (await problemOf(device.signIn('bing', 'wrong'))).problem
    for (const left of [4, 3, 2, 1]) {
      const problem = await wrong()
      expect(problem).toMatchObject({ code: 'sign-in.wrong-password', status: 401 })
      expect(problem.message).toContain(`还可以试 ${left} 次`)
    }
    const locked = await wrong()
    expect(locked).toMatchObject({ code: 'sign-in.locked', status: 401 })
    expect(locked.message).toContain('锁定到 10:15')
    station.clock.advance(14 * minute)
    // The right password does not open a lock, and trying does not make it longer.
    expect((await problemOf(device.signIn('bing', passwordOf('bing')))).problem.message).toContain('10:15')
    station.clock.advance(minute)
    expect((await device.signIn('bing', passwordOf('bing'))).account.name).toBe('检查员丙')
    expect((await wrong()).message).toContain('还可以试 4 次')
  })

  it('gives parallel tries no more than five', async () => {
    const device = deviceOf(station)
    const tries = Array.from({ length: 12 }, () => problemOf(device.signIn('ding', 'wrong')))
    const codes = (await Promise.all(tries)).map(({ problem }) => problem.code)
    expect(codes.filter((code) => code === 'sign-in.wrong-password')).toHaveLength(4)
    expect(codes.filter((code) => code === 'sign-in.locked')).toHaveLength(8)
  })

  it('does not tell whether an account exists', async () => {
    const device = deviceOf(station)
    const unknown = (await problemOf(device.signIn('nobody', 'wrong'))).problem
    const known = (await problemOf(device.signIn('wu', 'wrong'))).problem
    expect(unknown).toEqual(known)
  })

  it('refuses an inspector whose 执法证 has ended, and only after the right password', async () => {
    const device = deviceOf(station)
    expect((await problemOf(device.signIn('ji', 'wrong'))).problem.code).toBe('sign-in.wrong-password')
    const { problem } = await problemOf(device.signIn('ji', passwordOf('ji')))
    expect(problem).toMatchObject({ code: 'certificate.expired', status: 403 })
    expect(problem.message).toContain('2026年8月11日')
    station.clock.set('2026-08-11T15:59:00.000Z')
    expect((await device.signIn('ji', passwordOf('ji'))).account.name).toBe('检查员己')
  })

  it('ends a session after twelve hours, and keeps no token in clear', async () => {
    const { token, expiresAt } = await deviceOf(station).signIn('jia', passwordOf('jia'))
    expect(expiresAt).toBe('2026-08-12T14:00:00.000Z')
    station.clock.advance(12 * 60 * minute - 1)
    await ask(station.url, '/api/reference', { token })
    station.clock.advance(1)
    expect((await problemOf(ask(station.url, '/api/reference', { token }))).problem.code).toBe(
      'session.expired',
    )
    const tokens = await station.running.station.database.selectFrom('tokens').selectAll().execute()
    expect(JSON.stringify(tokens)).not.toContain(token)
  })

  it('refuses every route behind the sign-in without a session', async () => {
    for (const path of [
      '/api/reference',
      '/api/sync/pull',
      '/api/evidence/missing?inspectionId=x',
      '/api/draws/x',
    ])
      expect((await problemOf(ask(station.url, path))).problem).toMatchObject({
        code: 'session.expired',
        status: 401,
      })
    const body = {}
    for (const path of ['/api/sync/push', '/api/enrol', '/api/numbers', '/api/admin/import', '/api/uploads'])
      expect((await problemOf(ask(station.url, path, { body }))).status).toBe(401)
  })

  it('certifies a key, and anybody with the station’s key can check it', async () => {
    const device = deviceOf(station)
    const officer = await device.enrol('jia', passwordOf('jia'))
    const { signature, ...body } = officer.certificate
    expect(body).toMatchObject({
      accountId: 'account-jia',
      certificateNumber: '3505-jia',
      deviceId: device.id,
      validFrom: testStart,
    })
    const key = await webcrypto.subtle.importKey(
      'jwk',
      officer.certificateKey,
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    )
    const holds = (text: string) =>
      webcrypto.subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        key,
        Buffer.from(signature, 'base64'),
        Buffer.from(text),
      )
    expect(await holds(canonical(body))).toBe(true)
    expect(await holds(canonical({ ...body, accountId: 'account-yi' }))).toBe(false)
  })

  it('gives the same certificate for the same key, and refuses a key that is none', async () => {
    const device = deviceOf(station)
    const officer = await device.enrol('jia', passwordOf('jia'))
    const enrol = (publicKey: unknown) =>
      ask<{ certificate: unknown }>(station.url, '/api/enrol', {
        token: officer.token,
        body: { deviceId: device.id, deviceName: '测试设备', publicKey, escrow: device.escrow },
      })
    expect((await enrol(officer.certificate.publicKey)).certificate).toEqual(officer.certificate)
    const { problem } = await problemOf(enrol({ ...officer.certificate.publicKey, x: 'AAAA' }))
    expect(problem).toMatchObject({ code: 'request.malformed', status: 400 })
    expect(problem.message).toContain('publicKey')
    const foreign = {
      deviceId: 'another',
      deviceName: '',
      publicKey: officer.certificate.publicKey,
      escrow: 'x',
    }
    const refused = await problemOf(ask(station.url, '/api/enrol', { token: officer.token, body: foreign }))
    expect(refused.problem.code).toBe('access.denied')
  })

  const recover = (device: TestDevice, token: string, escrow = device.escrow) =>
    ask<{ dataKey: string }>(station.url, '/api/recovery', { token, body: { deviceId: device.id, escrow } })
  const refusal = async (call: Promise<unknown>) => (await problemOf(call)).problem.code
  const auditOf = async (...subjects: string[]) => {
    const rows = await station.running.station.database
      .selectFrom('audit_log')
      .selectAll()
      .orderBy('id')
      .execute()
    return rows
      .filter(({ subject }) => subjects.includes(subject))
      .map(({ action, actor_id }) => [action, actor_id])
  }

  it('recovers the data key after a reset by an admin, and what was not sent still arrives', async () => {
    const { device, officers } = await laptopOf(station, 'wu', 'yi')
    const [wu, yi] = officers
    expect(await refusal(recover(device, wu.token))).toBe('recovery.not-allowed')
    await device.act(yi, 'inspection-1', 'declareRecusal', { conflict: false })

    await reset('account-wu', 'a new password')
    const { password_hash } = await station.running.station.database
      .selectFrom('accounts')
      .select('password_hash')
      .where('id', '=', 'account-wu')
      .executeTakeFirstOrThrow()
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await refusal(recover(device, wu.token))).toBe('session.expired')
    expect(await refusal(device.signIn('wu', passwordOf('wu')))).toBe('sign-in.wrong-password')
    const { token } = await device.signIn('wu', 'a new password')
    const elsewhere = await deviceOf(station).signIn('wu', 'a new password')
    expect(await refusal(recover(device, elsewhere.token))).toBe('recovery.not-allowed')
    expect(await refusal(recover(device, token, 'AAAA'))).toBe('recovery.not-allowed')
    expect(await refusal(recover(device, yi.token))).toBe('recovery.not-allowed')
    expect((await recover(device, token)).dataKey).toBe(device.dataKey.toString('base64'))

    expect(await device.push({ token })).toMatchObject([{ status: 'accepted' }])
    expect(await auditOf(device.id, 'account-wu')).toEqual([
      ['device.enrolled', 'account-wu'],
      ['device.enrolled', 'account-yi'],
      ['recovery.refused', 'account-wu'],
      ['account.password-reset', 'account-admin'],
      ['recovery.refused', 'account-wu'],
      ['recovery.refused', 'account-wu'],
      ['recovery.refused', 'account-yi'],
      ['recovery.used', 'account-wu'],
    ])
  })

  it('answers a recovery again until the account is enrolled on the device anew', async () => {
    const { device } = await laptopOf(station, 'reviewer')
    await reset('account-reviewer', 'a second password')
    const { escrow } = device
    const dataKey = device.dataKey.toString('base64')
    // The answer got lost; the person tries again, also after the session has ended and the station was restarted.
    const first = await device.signIn('reviewer', 'a second password')
    expect((await recover(device, first.token)).dataKey).toBe(dataKey)
    await station.restart()
    device.url = station.url
    station.clock.advance(24 * 60 * minute)
    const second = await device.signIn('reviewer', 'a second password')
    expect((await recover(device, second.token)).dataKey).toBe(dataKey)

    const enrolled = await device.enrol('reviewer', 'a second password')
    for (const kept of [escrow, device.escrow])
      expect(await refusal(recover(device, enrolled.token, kept))).toBe('recovery.not-allowed')
    expect(await auditOf(device.id)).toEqual([
      ['device.enrolled', 'account-reviewer'],
      ['recovery.used', 'account-reviewer'],
      ['recovery.used', 'account-reviewer'],
      ['recovery.closed', 'account-reviewer'],
      ['device.enrolled', 'account-reviewer'],
      ['recovery.refused', 'account-reviewer'],
      ['recovery.refused', 'account-reviewer'],
    ])
  })

  it('opens one escrow of a device by one reset, and no other', async () => {
    const { device } = await laptopOf(station, 'head2')
    const before = device.escrow
    await device.enrol('head2', passwordOf('head2'))
    await reset('account-head2', 'a second password')
    const { token } = await device.signIn('head2', 'a second password')
    await recover(device, token, before)
    expect(await refusal(recover(device, token))).toBe('recovery.not-allowed')
    await recover(device, token, before)
    // A further reset starts anew.
    await reset('account-head2', 'a third password')
    const again = await device.signIn('head2', 'a third password')
    expect((await recover(device, again.token)).dataKey).toBe(device.dataKey.toString('base64'))
  })

  it('serves every laptop that the account was enrolled on before the reset, and none of later', async () => {
    const laptops = [await laptopOf(station, 'bing'), await laptopOf(station, 'bing')]
    await reset('account-bing', 'a second password')
    station.clock.advance(minute)
    const later = deviceOf(station)
    const enrolled = await later.enrol('bing', 'a second password')
    expect(await refusal(recover(later, enrolled.token))).toBe('recovery.not-allowed')
    for (const { device } of laptops) {
      const { token } = await device.signIn('bing', 'a second password')
      expect((await recover(device, token)).dataKey).toBe(device.dataKey.toString('base64'))
      await device.enrol('bing', 'a second password')
    }
  })

  it('lets only an admin of the district reset a password', async () => {
    const path = '/api/admin/accounts/account-wu/reset-password'
    for (const login of ['jia', 'head', 'far-admin']) {
      const { token } = await deviceOf(station).signIn(login, passwordOf(login))
      const refused = await problemOf(ask(station.url, path, { token, body: { password: 'another one' } }))
      expect(refused.problem).toMatchObject({ code: 'access.denied', status: 403 })
    }
    const { token } = await deviceOf(station).signIn('admin', passwordOf('admin'))
    const short = await problemOf(ask(station.url, path, { token, body: { password: 'short' } }))
    expect(short.problem.message).toContain('密码至少 8 位')
  })

  it('stops a device for an admin of its district, and nothing of it is taken or given any more', async () => {
    const { device, officers } = await laptopOf(station, 'jia')
    const stop = async (login: string, reason: string) => {
      const { token } = await deviceOf(station).signIn(login, passwordOf(login))
      const path = `/api/admin/devices/${device.id}/stop`
      return ask(station.url, path, { token, body: { reason } })
    }
    const listed = async (login: string) => {
      const { token } = await deviceOf(station).signIn(login, passwordOf(login))
      const all = enrolledDevicesSchema.parse(await ask(station.url, '/api/admin/devices', { token }))
      return all.find(({ id }) => id === device.id)
    }
    expect(await listed('admin')).toEqual({
      id: device.id,
      name: expect.any(String),
      enrolledAt: testStart,
      officers: ['检查员甲'],
      own: false,
      scheme: 'ECDSA-P256-SHA256',
      lastPushAt: null,
      sessionUntil: expect.stringMatching(/^2026-/),
      stoppedAt: null,
      stop: null,
    })
    expect(await listed('far-admin')).toBeUndefined()
    for (const login of ['jia', 'head', 'far-admin'])
      expect((await problemOf(stop(login, '电脑遗失。'))).problem.code).toBe('access.denied')
    await stop('admin', '电脑遗失。')
    // Asked again: who stopped it, when and why stays.
    station.clock.advance(minute)
    await stop('admin', '再说一遍。')
    expect(await listed('admin')).toMatchObject({
      stoppedAt: testStart,
      stop: { by: '管理员', reason: '电脑遗失。' },
      officers: ['检查员甲'],
    })
    expect((await problemOf(device.pull(officers[0]))).problem).toMatchObject({
      code: 'device.revoked',
      status: 403,
    })
    expect((await problemOf(device.signIn('jia', passwordOf('jia')))).problem.code).toBe('device.revoked')
  })

  it('answers another protocol version with 426, both ways', async () => {
    const { token } = await deviceOf(station).signIn('jia', passwordOf('jia'))
    const version = (number: string) =>
      problemOf(ask(station.url, '/api/reference', { token, headers: { [protocolHeader]: number } }))
    expect((await version('0')).problem).toMatchObject({ code: 'client.too-old', status: 426 })
    expect((await version('2')).problem).toMatchObject({ code: 'server.too-old', status: 426 })
  })
})
