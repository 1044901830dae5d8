import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyFingerprint, type LogLine } from '../../../shared/case-bundle/format.ts'
import { stationEntryText } from '../../../shared/case-bundle/station-entry.ts'
import { canonical, sha256Hex } from '../../../shared/domain/canonical.ts'
import { authorizationHeader, protocolHeader } from '../../../shared/protocol/http.ts'
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
import type { TestDevice, TestOfficer } from '../../tools/client.ts'
import { projectFolder } from '../../tools/project.ts'
import { smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { allowChanges } from './append-only.ts'
import { engines, laptopOf, openInspection, sealInspection } from './engines.ts'

const tool = join(projectFolder, 'server/tools/verify.ts')

/** Runs `npm run verify` as a process of its own. */
function runVerify(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [tool, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    )
  })
}

describe.each(engines)('a case bundle on $name', ({ postgres }) => {
  let station: TestStation
  let device: TestDevice
  let officers: readonly [TestOfficer, TestOfficer]
  /** Exported after everything was at the station. */
  let bundle: Uint8Array
  let members: Members
  const photo = randomBytes(300_000)
  const paper = Buffer.from('%PDF-1.7 paper')
  const evidenceName = `evidence/${sha256(photo)}`
  const documentName = `documents/${sha256(paper)}.pdf`

  beforeAll(async () => {
    const inspections = [1, 2, 3].map((number) => smallInspection(number))
    station = await startTestStation({ district: smallDistrict(inspections), postgres })
    const laptop = await laptopOf(station, 'jia', 'yi')
    device = laptop.device
    officers = laptop.officers
    const [jia] = officers
    await openInspection(device, officers, 'inspection-1')
    // Another inspection on the same laptop: its links lie between those of this one.
    await openInspection(device, officers, 'inspection-2')
    await addEvidence('inspection-1', photo, '门头.jpg')
    station.clock.advance(60_000)
    await issue('inspection-1', sha256(paper))
    await device.push(jia)
    station.clock.advance(60_000)
    await sealInspection(device, officers, 'inspection-1')
    await device.push(jia, device.chain.slice(8))
    await upload('inspection-1', photo)
    await upload('inspection-1', paper)
    station.clock.advance(60_000)
    bundle = await exported(jia)
    members = unpack(bundle)
  })
  afterAll(() => station.close())

  const addEvidence = (inspectionId: string, bytes: Buffer, name: string) =>
    device.act(officers[0], inspectionId, 'addEvidence', {
      evidenceId: sha256(bytes),
      name,
      mediaType: 'image/jpeg',
      size: bytes.length,
      answerKey: '',
      caption: '',
      source: 'camera',
      capturedAt: device.now(),
    })
  const issue = (inspectionId: string, hash: string) =>
    device.act(officers[0], inspectionId, 'issueDocument', {
      documentId: `paper-${inspectionId}`,
      kind: 'inspection-record',
      title: '现场检查笔录',
      number: '',
      templateVersion: '1',
      fontSetId: 'bundled',
      sha256: hash,
      pages: 1,
    })
  const upload = (inspectionId: string, bytes: Buffer) =>
    new Promise<void>((resolve, reject) => {
      new Upload(bytes, {
        endpoint: `${station.url}/api/uploads`,
        retryDelays: null,
        headers: { authorization: authorizationHeader(officers[0].token), [protocolHeader]: '1' },
        metadata: { sha256: sha256(bytes), inspectionId, name: 'a' },
        onSuccess: () => resolve(),
        onError: reject,
      }).start()
    })
  const exported = async ({ token }: { token: string }, id = 'inspection-1') => {
    const answer = await fetch(`${station.url}/api/inspections/${id}/bundle`, {
      headers: { authorization: authorizationHeader(token) },
    })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    return new Uint8Array(await answer.arrayBuffer())
  }
  const sign = (text: string) => station.running.station.keys.sign(text)
  /** Findings after a change by somebody without the station's key, and by somebody with it. */
  const changed = async (tampered: Members) => ({
    outside: await verify(pack(tampered)),
    inside: await verify(pack(await signAnew(tampered, sign))),
  })
  const indexOf = (type: string) => {
    const lines = strFromU8(members['commands.jsonl']!).trimEnd().split('\n')
    return lines.findIndex((line) => JSON.parse(line).command?.type === type)
  }

  it('holds the whole case and verifies against the key of the station', async () => {
    const fingerprint = keyFingerprint(station.running.station.keys.certificateKey)
    const result = await verify(bundle, fingerprint)
    expect(result).toMatchObject({ intact: true, faults: [], notices: [] })
    expect(result.about).toMatchObject({
      inspectionId: 'inspection-1',
      business: '丰泽区第1商行',
      madeBy: '检查员甲',
      madeAt: station.clock.now().toISOString(),
      fingerprint,
      key: 'matches',
      commands: 11,
      signatures: 2,
      files: 2,
    })
    expect(Buffer.from(members[evidenceName]!).equals(photo)).toBe(true)
    expect(Buffer.from(members[documentName]!).equals(paper)).toBe(true)
    // Nothing of another business: only that the laptop's chain went on in between.
    expect(
      Object.values(members)
        .map((bytes) => strFromU8(bytes))
        .join(''),
    ).not.toContain('第2商行')
    expect(codesOf(await verify(bundle, 'a'.repeat(64)))).toEqual(['station-key.differs'])
    const rows = await station.running.station.database
      .selectFrom('audit_log')
      .select(['actor_id', 'subject'])
      .where('action', '=', 'bundle.exported')
      .execute()
    expect(rows[0]).toEqual({ actor_id: 'account-jia', subject: 'inspection-1' })
  })

  it('is verified by `npm run verify`, which says what was changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'suijian-bundle-'))
    try {
      const file = (name: string) => join(folder, name)
      await writeFile(file('good.zip'), bundle)
      await writeFile(file('bad.zip'), pack({ ...members, [evidenceName]: flip(members[evidenceName]!, 5) }))
      const key = station.running.station.keys.certificateKey
      await writeFile(file('key.json'), JSON.stringify(key))
      await writeFile(file('other.txt'), 'b'.repeat(64))
      const good = await runVerify(file('good.zip'), '--key', file('key.json'))
      expect(good).toMatchObject({ code: 0 })
      expect(good.output).toContain(`${keyFingerprint(key)}（与所给的公钥一致）`)
      expect(good.output).toContain('验证一致：没有发现改动。')
      const bad = await runVerify(file('bad.zip'))
      expect(bad.code).toBe(1)
      expect(bad.output).toContain(`证据“门头.jpg”（${sha256(photo)}）的内容与采集时的哈希不符`)
      expect(await runVerify(file('good.zip'), '--key', file('other.txt'))).toMatchObject({ code: 1 })
      expect(await runVerify(file('key.json'))).toMatchObject({ code: 1 })
      expect(await runVerify(file('nowhere.zip'))).toMatchObject({ code: 1 })
      expect(await runVerify()).toMatchObject({ code: 2 })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('shows a field of the record that was changed', async () => {
    const tampered = edit(members, 'record.json', (record) => {
      record.business.name = '丰泽区第9商行'
    })
    const { outside, inside } = await changed(tampered)
    expect(codesOf(outside)).toEqual(['findings.altered', 'member.altered', 'record.differs'])
    expect(codesOf(inside)).toEqual(['findings.altered', 'record.differs'])
    expect(inside.faults.map(({ message }) => message)).toContain(
      '记录的“business.name”与按操作得出的不同：应为 "丰泽区第1商行"，案卷里是 "丰泽区第9商行"。',
    )
    expect(inside.faults.some(({ message }) => message.startsWith('检查员乙签字后，检查记录被改动过'))).toBe(
      true,
    )
  })

  it('shows a field of a command, or of what it led to, that was changed', async () => {
    const at = indexOf('recordArrival')
    const command = editLines(members, (lines) => {
      ;(lines[at]!.command as { payload: { partyName: string } }).payload.partyName = '另一个人'
    })
    const { outside, inside } = await changed(command)
    const codes = ['command.altered', 'command.signature', 'entry.altered']
    expect(codesOf(inside)).toEqual(codes)
    expect(codesOf(outside)).toEqual([...codes, 'member.altered'].sort())
    expect(inside.faults.every(({ message }) => message.includes('“到场登记”（检查员甲，'))).toBe(true)

    const event = editLines(members, (lines) => {
      const [arrival] = lines[at]!.events as { arrival: { partyName: string } }[]
      arrival!.arrival.partyName = '另一个人'
    })
    const led = (await changed(event)).inside
    expect(codesOf(led)).toEqual(['command.altered', 'entry.altered', 'findings.altered', 'record.differs'])
    expect(led.faults.map(({ message }) => message).join()).toContain('记录的“arrival.partyName”')
  })

  it('shows commands that were put in another order, dropped, repeated or brought in from elsewhere', async () => {
    const swapped = await changed(
      editLines(members, (lines) => {
        const [a, b] = [lines[4]!, lines[5]!]
        lines.splice(4, 2, b, a)
      }),
    )
    expect(codesOf(swapped.inside)).toEqual(expect.arrayContaining(['command.order', 'entry.order']))
    const dropped = await changed(editLines(members, (lines) => lines.filter((_, index) => index !== 4)))
    expect(codesOf(dropped.inside)).toContain('command.missing')
    expect(dropped.inside.faults.find(({ code }) => code === 'command.missing')!.message).toContain(
      `设备 ${device.id} 操作链上的第 7 条`,
    )
    const last = await changed(editLines(members, (lines) => lines.slice(0, -1)))
    expect(codesOf(last.inside)).toContain('record.differs')
    const twice = await changed(editLines(members, (lines) => [...lines.slice(0, 3), ...lines.slice(2)]))
    expect(codesOf(twice.inside)).toEqual(expect.arrayContaining(['command.repeated', 'entry.order']))
    const foreign = await changed(
      editLines(members, (lines) => {
        lines[2]!.command!.inspectionId = 'inspection-2'
      }),
    )
    expect(codesOf(foreign.inside)).toContain('command.foreign')
    // All traces of an officer's act taken out by somebody who can sign for the station.
    const unsigned = await changed(
      editLines(members, (lines) => {
        lines[3]!.device = null
      }),
    )
    expect(codesOf(unsigned.inside)).toEqual(expect.arrayContaining(['command.missing', 'command.unsigned']))
  })

  it('shows a byte of evidence or of a paper that was changed, and files taken out or put in', async () => {
    for (const [name, kind] of [
      [evidenceName, 'evidence'],
      [documentName, 'document'],
    ] as const) {
      const { outside, inside } = await changed({ ...members, [name]: flip(members[name]!, 9) })
      expect(codesOf(outside)).toEqual([`${kind}.altered`, 'member.altered'])
      expect(codesOf(inside)).toEqual([`${kind}.altered`])
      const { [name]: _, ...without } = members
      const gone = await changed(without)
      expect(codesOf(gone.outside)).toEqual([`${kind}.missing`, 'member.missing'])
      expect(codesOf(gone.inside)).toEqual([`${kind}.missing`])
    }
    const extra = { ...members, [`evidence/${'a'.repeat(64)}`]: strToU8('x') }
    expect(codesOf((await changed(extra)).inside)).toEqual(['member.unexpected'])
  })

  it('shows signatures that were changed: of a command, over the findings, of the station', async () => {
    const other = (text: string) => (text[10] === 'A' ? 'B' : 'A')
    const swap = (text: string) => text.slice(0, 10) + other(text) + text.slice(11)
    const proof = await changed(
      editLines(members, (lines) => {
        const { device: link } = lines[3]!
        link!.proof.signature = swap(link!.proof.signature)
      }),
    )
    expect(codesOf(proof.inside)).toEqual(['command.altered', 'command.signature'])
    const sealed = await changed(
      edit(members, 'record.json', (record) => {
        record.signatures[1].value = swap(record.signatures[1].value)
      }),
    )
    expect(codesOf(sealed.inside)).toEqual(['findings.signature', 'record.differs'])
    expect(sealed.inside.faults[1]!.message).toContain('检查员乙')
    const when = await changed(
      edit(members, 'record.json', (record) => {
        record.signatures[0].signedAt = '2026-08-12T02:05:00.000Z'
      }),
    )
    expect(codesOf(when.inside)).toEqual(['findings.signature', 'record.differs'])
    const ownBits = edit(members, 'signature.json', (value) => {
      // The last character before the padding carries four bits that decoders leave out.
      const last = value.signature.at(-3)
      value.signature = `${value.signature.slice(0, -3)}${String.fromCharCode(last.charCodeAt(0) + 1)}==`
    })
    expect(codesOf(await verify(pack(ownBits)))).toEqual(['manifest.signature'])
  })

  it('shows keys and certificates that were changed, and acts outside of their validity', async () => {
    const key = await changed(
      edit(members, 'certificates.json', ({ certificates }) => {
        const [first, second] = certificates
        first.certificate.publicKey = second.certificate.publicKey
      }),
    )
    expect(codesOf(key.inside)).toEqual([
      'certificate.altered',

      'command.signature',
      'findings.signature',
    ])
    const validity = await changed(
      edit(members, 'certificates.json', ({ certificates }) => {
        certificates[0].certificate.validUntil = '2026-08-12T02:00:30.000Z'
      }),
    )
    expect(codesOf(validity.inside)).toEqual(['certificate.altered', 'certificate.not-valid'])
    // The station itself says that it was not valid at the time.
    const certified = JSON.parse(strFromU8(members['certificates.json']!))
    const { signature: _, ...body } = certified.certificates[0].certificate
    const shorter = { ...body, validUntil: '2026-08-12T02:00:30.000Z' }
    certified.certificates[0].certificate = { ...shorter, signature: await sign(canonical(shorter)) }
    const ended = await changed({ ...members, 'certificates.json': strToU8(canonical(certified)) })
    expect(codesOf(ended.inside)).toEqual(['certificate.not-valid'])
    const stopped = await changed(
      edit(members, 'certificates.json', ({ certificates }) => {
        certificates[0].revokedAt = '2026-08-12T01:00:00.000Z'
      }),
    )
    expect(codesOf(stopped.inside)).toEqual(['certificate.revoked'])
    const none = await changed(
      edit(members, 'certificates.json', ({ certificates }) => {
        certificates.pop()
      }),
    )
    expect(codesOf(none.inside)).toContain('certificate.missing')
    const station2 = await changed(
      edit(members, 'certificates.json', (value) => {
        value.stationKey = value.certificates[0].certificate.publicKey
      }),
    )
    expect(codesOf(station2.outside)).toEqual(
      expect.arrayContaining(['certificate.altered', 'manifest.signature', 'station-key.altered']),
    )
  })

  it('shows times that were changed', async () => {
    const taken = await changed(
      editLines(members, (lines) => {
        lines[4]!.at = '2026-08-12T02:00:59.000Z'
      }),
    )
    expect(codesOf(taken.inside)).toEqual(['entry.altered'])
    const decided = await changed(
      editLines(members, (lines) => {
        lines[4]!.command!.decidedAt.wall = '2026-08-11T02:00:00.000Z'
      }),
    )
    expect(codesOf(decided.inside)).toEqual(
      expect.arrayContaining([
        'certificate.not-valid',
        'command.altered',
        'command.signature',
        'entry.altered',
      ]),
    )
    const made = await changed(
      edit(members, 'manifest.json', (manifest) => {
        manifest.madeAt = '2026-08-12T02:00:00.000Z'
      }),
    )
    expect(codesOf(made.outside)).toEqual(['manifest.altered', 'time.made-before'])
    expect(codesOf(made.inside)).toEqual(['time.made-before'])
  })

  it('shows a manifest that was changed, and members that it does not list', async () => {
    const named = edit(members, 'manifest.json', (manifest) => {
      manifest.madeBy.name = '另一个人'
    })
    expect(codesOf(await verify(pack(named)))).toEqual(['manifest.altered'])
    const { 'signature.json': _, ...unsigned } = members
    expect(codesOf(await verify(pack(unsigned)))).toEqual(['member.missing'])
    // Read leniently it would say the same: every member has one spelling only.
    const spaced = { ...members, 'signature.json': strToU8(` ${strFromU8(members['signature.json']!)}`) }
    expect(codesOf(await verify(pack(spaced)))).toEqual(['member.unreadable'])
    const doubled = strFromU8(members['commands.jsonl']!).replace('{"after"', '{"at":"2026-08-12","after"')
    const inside = (await changed({ ...members, 'commands.jsonl': strToU8(doubled) })).inside
    expect(inside.faults[0]!.message).toBe('“commands.jsonl”第 1 行读不出：不是规范形式的 JSON。')
    const stray = await verify(pack({ ...members, 'notes.txt': strToU8('x') }))
    expect(codesOf(stray)).toEqual(['member.unexpected'])
    const fewer = edit(members, 'reference.json', (reference) => {
      reference.checklists = []
    })
    expect(codesOf((await changed(fewer)).inside)).toEqual(['reference.missing'])
  })

  it('shows every single bit that is turned over anywhere', async () => {
    const names = Object.keys(members)
    const sizes = names.map((name) => members[name]!.length)
    const texts = names.filter((name) => !name.includes('/'))
    let seed = 20261122
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(310_000)
    for (let run = 0; run < 300; run++) {
      // Texts as often as the far larger files.
      const name = run % 2 === 0 ? texts[random(texts.length)]! : names[random(names.length)]!
      if (members[name]!.length === 0) continue
      const [at, bit] = [random(members[name]!.length), random(8)]
      const tampered = { ...members, [name]: flip(members[name]!, at, bit) }
      const result = await verify(pack(tampered))
      expect(result.intact, `${name} byte ${at} bit ${bit}`).toBe(false)
      // Whoever can sign for the station still can't change what officers signed or what follows from it.
      if (run % 3 > 0 || !['record.json', 'commands.jsonl', evidenceName, documentName].includes(name))
        continue
      const inside = await verify(pack(await signAnew(tampered, sign)))
      expect(inside.intact, `${name} byte ${at} bit ${bit}, signed anew`).toBe(false)
    }
  })

  it('refuses files that are no bundle: torn, swelling, doubled, leading elsewhere', async () => {
    const refused = async (bytes: Uint8Array) => codesOf(await verify(bytes))
    expect(await refused(new Uint8Array(0))).toEqual(['bundle.unreadable'])
    expect(await refused(randomBytes(5000))).toEqual(['bundle.unreadable'])
    expect(await refused(bundle.subarray(0, bundle.length - 40))).toEqual(['bundle.unreadable'])
    const swelling = zipSync({ 'record.json': new Uint8Array(130 * 1024 * 1024) })
    expect(swelling.length).toBeLessThan(300_000)
    expect(await refused(swelling)).toEqual(['bundle.unreadable'])
    const packedEvidence = zipSync({ [evidenceName]: [new Uint8Array(10_000), { level: 9 }] })
    expect(await refused(packedEvidence)).toEqual(['bundle.unreadable'])
    // A directory that promises less than what comes out.
    const lying = zipSync({ 'record.json': new Uint8Array(5_000_000) })
    const view = new DataView(lying.buffer, lying.byteOffset, lying.byteLength)
    for (let at = 0; at < lying.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true)
    expect(await refused(lying)).toEqual(['bundle.unreadable'])
    const elsewhere = await verify(
      pack({ ...members, '../../evil.json': strToU8('{}'), '/etc/x': strToU8('') }),
    )
    expect(codesOf(elsewhere)).toEqual(['member.unexpected'])
    // Whatever is broken in the directory itself: an answer, never an error.
    for (let at = 1; at < 400; at += 11)
      expect(await verify(flip(bundle, bundle.length - at, at % 8))).toHaveProperty('intact')
  })

  /** The same case as a station wrote it before entries were chained by the hash of their content. */
  const older = () => {
    const { 'station-chain.json': _, ...others } = editLines(members, (lines) => {
      let last: LogLine | undefined
      return lines.map(({ version: __, ...line }) => {
        const follows = last !== undefined && line.before?.rev === last.rev
        const previousHash = follows ? last!.hash : line.previousHash
        const hash = sha256Hex(stationEntryText({ ...line, inspectionId: 'inspection-1' }, previousHash))
        last = {
          ...line,
          previousHash,
          hash,
          before: line.before && { ...line.before, hash: previousHash },
          after: line.after && { ...line.after, previousHash: hash },
        }
        return last
      })
    })
    return edit(others, 'manifest.json', (manifest) => {
      manifest.version = 1
    })
  }

  it('reads one of version 1, says that its chain is followed within the case only, and shows what was changed', async () => {
    const whole = await verify(pack(await signAnew(older(), sign)))
    expect(whole.faults).toEqual([])
    expect(whole.intact).toBe(true)
    expect(whole.notices.map(({ code }) => code)).toContain('station-chain.older')
    const changes: [Members, string][] = [
      [
        editLines(older(), ([first, ...rest]) => [{ ...first!, at: '2026-08-12T01:59:59.000Z' }, ...rest]),
        'entry.altered',
      ],
      [editLines(older(), (lines) => lines.toSpliced(3, 1)), 'command.missing'],
      // An entry of a newer station can't stand in it, whoever signs.
      [
        editLines(older(), (lines) => lines.map((line) => ({ ...line, version: 2 as const }))),
        'station-chain.differs',
      ],
    ]
    for (const [changed, code] of changes)
      expect(codesOf(await verify(pack(await signAnew(changed, sign))))).toContain(code)
  })

  it('says what the station does not hold, what it parked, and when its own log was changed', async () => {
    const [jia] = officers
    const waiting = randomBytes(100)
    await device.pull(jia)
    const before = device.chain.length
    await openInspection(device, officers, 'inspection-3')
    await addEvidence('inspection-3', waiting, '货架.jpg')
    const state = device.inspection('inspection-3')
    const spoiled = {
      ...device.chain.at(-1)!.command,
      id: 'command-of-nobody',
      type: 'conclude',
      payload: { endedAt: 5 },
    } as never
    await device.append(jia, spoiled, [])
    device.inspections.set('inspection-3', state)
    await addEvidence('inspection-3', randomBytes(50), '仓库.jpg')
    const results = await device.push(jia, device.chain.slice(before))
    expect(results.map(({ status }) => status)).toEqual([...Array(4).fill('accepted'), 'parked', 'held'])
    const open = await verify(await exported(jia, 'inspection-3'))
    expect(open.faults).toEqual([])
    expect(open.notices.map(({ code, message }) => [code, message.includes('“货架.jpg”')])).toEqual([
      ['file.not-held', true],
    ])
    const { database } = station.running.station
    const arrived = results[2]!.rev!
    await allowChanges(database)
    await sql`update log set events = replace(events::text, '店长', '副店长')::json where rev = ${arrived}`.execute(
      database,
    )
    const meddled = await verify(await exported(jia, 'inspection-3'))
    expect(codesOf(meddled)).toEqual(['command.altered', 'entry.altered', 'record.differs'])
    await database.deleteFrom('log').where('rev', '=', arrived).execute()
    const torn = await verify(await exported(jia, 'inspection-3'))
    expect(codesOf(torn)).toEqual(expect.arrayContaining(['command.missing', 'entry.link', 'record.differs']))
  })
})
