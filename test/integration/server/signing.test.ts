import { randomBytes } from 'node:crypto'
import { strFromU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPage } from '../../../renderer/sync/page-check.ts'
import { keyFingerprint, type LogLine } from '../../../shared/case-bundle/format.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import { authorizationHeader, type PublicKey } from '../../../shared/protocol/http.ts'
import { pageProofHeader, type StationHead } from '../../../shared/protocol/page-proof.ts'
import { type SchemeId, schemeIds } from '../../../shared/signing/scheme.ts'
import {
  codesOf,
  edit,
  editLines,
  flip,
  type Members,
  pack,
  sha256,
  signAnew,
  unpack,
  verify,
} from '../../tools/bundle-tamper.ts'
import { problemOf, type TestDevice, type TestOfficer } from '../../tools/client.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, laptopOf, openInspection, sealInspection } from './engines.ts'

function districtWith(scheme: SchemeId, from: string) {
  const district = smallDistrict([1, 2, 3].map((number) => smallInspection(number)))
  district.reference.profiles = district.reference.profiles.map((profile) => ({
    ...profile,
    signing: [{ from, scheme }],
  }))
  return district
}

describe.each(schemeIds)('a district that signs with %s', (scheme) => {
  let station: TestStation
  let device: TestDevice
  let officers: readonly [TestOfficer, TestOfficer]
  let bundle: Uint8Array
  let members: Members
  let stationKey: PublicKey
  const photo = randomBytes(2000)
  const evidenceName = `evidence/${sha256(photo)}`

  beforeAll(async () => {
    station = await startTestStation({ district: districtWith(scheme, '2026-01-01') })
    const laptop = await laptopOf(station, 'jia', 'yi')
    device = laptop.device
    officers = laptop.officers
    const [jia] = officers
    await openInspection(device, officers, 'inspection-1')
    await openInspection(device, officers, 'inspection-2')
    await device.act(jia, 'inspection-1', 'addEvidence', {
      evidenceId: sha256(photo),
      name: '门头.jpg',
      mediaType: 'image/jpeg',
      size: photo.length,
      answerKey: '',
      caption: '',
      source: 'camera',
      capturedAt: device.now(),
    })
    station.clock.advance(60_000)
    await sealInspection(device, officers, 'inspection-1')
    const results = await device.push(jia)
    expect(results.every(({ status }) => status === 'accepted')).toBe(true)
    await import('node:fs/promises').then(async ({ mkdir, writeFile }) => {
      const { evidencePath } = await import('../../../server/evidence/evidence-folder.ts')
      const { dirname } = await import('node:path')
      const path = evidencePath(station.running.station.folder, sha256(photo))
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, photo)
    })
    stationKey = jia.certificateKey
    const answer = await fetch(`${station.url}/api/inspections/inspection-1/bundle`, {
      headers: { authorization: authorizationHeader(jia.token) },
    })
    bundle = new Uint8Array(await answer.arrayBuffer())
    members = unpack(bundle)
  })
  afterAll(() => station.close())

  const signedAnew = async (tampered: Members) => {
    const key = await station.running.station.keys.of(scheme)
    return codesOf(await verify(pack(await signAnew(tampered, key.sign, scheme))))
  }
  const lineOf = (type: string) =>
    strFromU8(members['commands.jsonl']!)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as LogLine)
      .findIndex(({ command }) => command?.type === type)
  const swap = (text: string) => text.slice(0, 10) + (text[10] === 'A' ? 'B' : 'A') + text.slice(11)

  it('enrols, signs, pushes, exports and verifies with it', async () => {
    expect(stationKey.crv).toBe(scheme === 'SM2-SM3' ? 'SM2' : 'P-256')
    expect(officers[0].certificate.publicKey.crv).toBe(stationKey.crv)
    const result = await verify(bundle, keyFingerprint(stationKey))
    expect(result).toMatchObject({ intact: true, faults: [], notices: [] })
    expect(result.about).toMatchObject({ key: 'matches', signatures: 2, files: 1 })
    expect(JSON.parse(strFromU8(members['signature.json']!)).scheme).toBe(scheme)
  })

  it('certifies no key of the other scheme', async () => {
    const other = scheme === 'SM2-SM3' ? 'ECDSA-P256-SHA256' : 'SM2-SM3'
    const { publicKey } = await station.running.station.keys.of(other)
    const fresh = deviceOf(station)
    const signedIn = await fresh.signIn('bing', passwordOf('bing'))
    const forced = { ...signedIn, certificateKey: publicKey }
    fresh.signIn = async () => forced
    expect((await problemOf(fresh.enrol('bing', passwordOf('bing')))).problem.code).toBe('key.other-scheme')
  })

  it('names each kind of byte that somebody with the station’s key turned over', async () => {
    const at = lineOf('recordArrival')
    const field = edit(members, 'record.json', (record) => {
      record.business.name = '另一户'
    })
    expect(await signedAnew(field)).toEqual(['findings.altered', 'record.differs'])
    const payload = editLines(members, (lines) => {
      ;(lines[at]!.command as { payload: { partyName: string } }).payload.partyName = '另一个人'
    })
    expect(await signedAnew(payload)).toEqual(['command.altered', 'command.signature', 'entry.altered'])
    const order = editLines(members, (lines) => {
      const [a, b] = [lines[3]!, lines[4]!]
      lines.splice(3, 2, b, a)
    })
    expect(await signedAnew(order)).toEqual(expect.arrayContaining(['command.order', 'entry.order']))
    const evidence = { ...members, [evidenceName]: flip(members[evidenceName]!, 7) }
    expect(await signedAnew(evidence)).toEqual(['evidence.altered'])
    const signature = editLines(members, (lines) => {
      const { device: link } = lines[at]!
      link!.proof.signature = swap(link!.proof.signature)
    })
    expect(await signedAnew(signature)).toEqual(['command.altered', 'command.signature'])
    const seal = edit(members, 'record.json', (record) => {
      record.signatures[0].value = swap(record.signatures[0].value)
    })
    expect(await signedAnew(seal)).toEqual(['findings.signature', 'record.differs'])
    const key = edit(members, 'certificates.json', ({ certificates }) => {
      certificates[0].certificate.publicKey.x = swap(certificates[0].certificate.publicKey.x)
    })
    expect(await signedAnew(key)).toEqual(['certificate.altered', 'command.signature', 'findings.signature'])
    const timestamp = editLines(members, (lines) => {
      lines[at]!.at = '2026-08-12T02:00:00.500Z'
    })
    expect(await signedAnew(timestamp)).toContain('entry.altered')
    const stationTime = edit(members, 'record.json', (record) => {
      record.signatures[0].signedAt = '2026-08-12T02:05:00.000Z'
    })
    expect(await signedAnew(stationTime)).toEqual(['findings.signature', 'record.differs'])
  })

  it('names a link of another inspection that was changed, dropped or cut off in the station’s chain', async () => {
    const links = (change: (links: [number, string][]) => void) =>
      edit(members, 'station-chain.json', (value) => change(value.links))
    const own = lineOf('recordArrival')
    expect(own).toBeGreaterThan(0)
    expect(
      await signedAnew(
        links((all) => {
          all[1]![1] = swap(all[1]![1])
            .toLowerCase()
            .replace(/[^0-9a-f]/g, '0')
        }),
      ),
    ).toEqual(expect.arrayContaining(['station-chain.head']))
    expect(await signedAnew(links((all) => void all.splice(1, 1)))).toContain('station-chain.head')
    expect(await signedAnew(links((all) => void all.pop()))).toEqual(
      expect.arrayContaining(['station-chain.head']),
    )
    // A whole entry rewritten by somebody who has the key: its own hash fits, the chain after it does not.
    const { 'station-chain.json': _, ...without } = members
    expect(await signedAnew(without)).toEqual(['member.missing'])
    const older = edit(without, 'manifest.json', (manifest) => {
      manifest.version = 1
    })
    expect(await signedAnew(older)).toEqual(['station-chain.differs'])
  })

  describe('a laptop that pulls', () => {
    const page = async (since: number, nonce: string, head?: number) => {
      const query = new URLSearchParams({
        since: String(since),
        nonce,
        ...(head ? { head: String(head) } : {}),
      })
      return fetch(`${station.url}/api/sync/pull?${query}`, {
        headers: { authorization: authorizationHeader(officers[0].token) },
      })
    }
    const trust = () => ({ key: stationKey, deviceId: device.id, accountId: officers[0].account.id })
    const asked = (nonce: string, known?: StationHead) => ({ since: 0, nonce, known })
    /** The code of what a page is refused with. */
    const refusal = (checked: Promise<unknown>) =>
      checked.then(
        () => 'taken',
        (error: { problem: { code: string } }) => error.problem.code,
      )

    it('takes the page that the pinned station signed for this request', async () => {
      const head = await checkPage(trust(), asked('one'), await page(0, 'one'))
      expect(head.rev).toBeGreaterThan(0)
      expect(await checkPage(trust(), asked('two', head), await page(0, 'two', head.rev))).toEqual(head)
    })

    it('refuses one that was changed, unsigned, of another key, or made for somebody else', async () => {
      const answer = await page(0, 'one')
      const [text, headers] = [await answer.text(), new Headers(answer.headers)]
      const forged = (body: string, given = headers) => new Response(body, { headers: given })
      expect(await refusal(checkPage(trust(), asked('one'), forged(text)))).toBe('taken')
      const changed = text.replace('丰泽区第1商行', '丰泽区第9商行')
      expect(changed).not.toBe(text)
      expect(await refusal(checkPage(trust(), asked('one'), forged(changed)))).toBe('page.not-signed')
      expect(await refusal(checkPage(trust(), asked('one'), forged(text, new Headers())))).toBe(
        'page.not-signed',
      )
      const proof = JSON.parse(Buffer.from(headers.get(pageProofHeader)!, 'base64').toString())
      for (const spoiled of [
        { ...proof, signature: swap(proof.signature) },
        { ...proof, nonce: 'two' },
        { ...proof, head: { ...proof.head, rev: proof.head.rev + 1 } },
      ]) {
        const encoded = Buffer.from(JSON.stringify(spoiled)).toString('base64')
        const given = new Headers({ [pageProofHeader]: encoded })
        expect(await refusal(checkPage(trust(), asked(spoiled.nonce), forged(text, given)))).toBe(
          'page.not-signed',
        )
      }
      const { publicKey: key } = officers[1].certificate
      expect(await refusal(checkPage({ ...trust(), key }, asked('one'), forged(text)))).toBe(
        'page.not-signed',
      )
      const accountId = officers[1].account.id
      expect(await refusal(checkPage({ ...trust(), accountId }, asked('one'), forged(text)))).toBe(
        'page.not-signed',
      )
      expect(await refusal(checkPage(null, asked('one'), forged(text)))).toBe('page.not-signed')
    })

    it('refuses an earlier page, and a station whose chain is not the one that it saw', async () => {
      const earlier = await page(0, 'one')
      expect(await refusal(checkPage(trust(), asked('two'), earlier))).toBe('page.older')
      const head = await checkPage(trust(), asked('three'), await page(0, 'three'))
      const further = { ...head, rev: head.rev + 5 }
      expect(
        await refusal(checkPage(trust(), asked('four', further), await page(0, 'four', further.rev))),
      ).toBe('page.older')
      const other = { ...head, hash: 'a'.repeat(64) }
      expect(await refusal(checkPage(trust(), asked('five', other), await page(0, 'five', other.rev)))).toBe(
        'page.history-changed',
      )
      // Another epoch: a backup was restored, the chain begins again from there.
      const before = { ...further, epoch: 'epoch-of-before' }
      expect(await refusal(checkPage(trust(), asked('six', before), await page(0, 'six', before.rev)))).toBe(
        'taken',
      )
    })
  })
})

describe('a district that changes its scheme', () => {
  it('vouches for the new key with the old one, and both kinds of certificates verify in one case', async () => {
    const station = await startTestStation({ district: districtWith('SM2-SM3', '2026-08-13') })
    try {
      const { device, officers } = await laptopOf(station, 'jia', 'yi')
      await openInspection(device, officers, 'inspection-1')
      await device.push(officers[0])
      expect(officers[0].certificateKey.crv).toBe('P-256')
      expect(officers[0].endorsement).toBeUndefined()
      station.clock.advance(24 * 3_600_000)
      const again = [
        await device.enrol('jia', passwordOf('jia')),
        await device.enrol('yi', passwordOf('yi')),
      ] as const
      expect(again[0].certificateKey.crv).toBe('SM2')
      const { trustStation } = await import('../../../renderer/store/station-trust.ts')
      const keyring = { station: { certificateKey: officers[0].certificateKey } } as never as Parameters<
        typeof trustStation
      >[0]
      const forged = { ...again[0], endorsement: { ...again[0].endorsement!, signature: 'A'.repeat(88) } }
      await expect(trustStation(keyring, forged, '')).rejects.toMatchObject({
        problem: { code: 'station.other' },
      })
      expect(keyring.station.certificateKey.crv).toBe('P-256')
      await trustStation(keyring, again[0], '')
      expect(keyring.station.certificateKey).toEqual(again[0].certificateKey)
      await sealInspection(device, again, 'inspection-1')
      const results = await device.push(again[0])
      expect(results.every(({ status }) => status === 'accepted')).toBe(true)
      const answer = await fetch(`${station.url}/api/inspections/inspection-1/bundle`, {
        headers: { authorization: authorizationHeader(again[0].token) },
      })
      const bundle = new Uint8Array(await answer.arrayBuffer())
      expect((await verify(bundle)).faults).toEqual([])
      const key = await station.running.station.keys.of('SM2-SM3')
      const unsaid = edit(unpack(bundle), 'certificates.json', (value) => {
        value.endorsed[0].signature = `${'A'.repeat(86)}==`
      })
      const told = codesOf(await verify(pack(await signAnew(unsaid, key.sign, 'SM2-SM3'))))
      expect(told).toEqual(['certificate.altered', 'station-key.endorsement'])
    } finally {
      await station.close()
    }
  })
})

describe('a stopped device', () => {
  it('has what was signed before counted, and what was signed after it parked; the case says both', async () => {
    const station = await startTestStation({ district: districtWith('ECDSA-P256-SHA256', '2026-01-01') })
    try {
      const { device, officers } = await laptopOf(station, 'jia', 'yi')
      await openInspection(device, officers, 'inspection-1')
      const { database } = station.running.station
      const stoppedAt = new Date(station.clock.now().getTime() + 60_000).toISOString()
      station.clock.advance(120_000)
      await database
        .updateTable('devices')
        .set({ revoked_at: stoppedAt })
        .where('id', '=', device.id)
        .execute()
      // By the hand of an admin who imports what the laptop still held: the device itself gets no session any more.
      const { pushOne } = await import('../../../server/push/push-one.ts')
      const { readPush } = await import('../../../server/push/received-entry.ts')
      const late = device.inspection('inspection-1')
      const command = {
        ...device.chain.at(-1)!.command,
        id: 'command-after',
        decidedAt: { wall: device.now(), monotonicMilliseconds: 1 },
      } as never
      await device.append(officers[0], command, [])
      device.inspections.set('inspection-1', late)
      const { entries } = readPush({ deviceId: device.id, entries: JSON.parse(canonical(device.chain)) })
      const results = []
      for (const entry of entries) results.push(await pushOne(station.running.station, entry, device.id))
      expect(results.map(({ status }) => status)).toEqual([
        ...Array(device.chain.length - 1).fill('accepted'),
        'parked',
      ])
      expect(results.at(-1)!.problem?.code).toBe('certificate.stopped')
      const head = await deviceOf(station).enrol('head', passwordOf('head'))
      const answer = await fetch(`${station.url}/api/inspections/inspection-1/bundle`, {
        headers: { authorization: authorizationHeader(head.token) },
      })
      const result = await verify(new Uint8Array(await answer.arrayBuffer()))
      expect(result.faults).toEqual([])
      expect(new Set(result.notices.map(({ code }) => code))).toEqual(new Set(['certificate.stopped-since']))
    } finally {
      await station.close()
    }
  })
})
