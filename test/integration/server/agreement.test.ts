import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SeedDistrict } from '../../../server/demo/seed.ts'
import { applyEvents } from '../../../shared/domain/apply.ts'
import { canonicalHash } from '../../../shared/domain/canonical.ts'
import type { Command } from '../../../shared/domain/commands.ts'
import { decide } from '../../../shared/domain/decide/decide.ts'
import { signatureStatement } from '../../../shared/domain/findings.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { PushResult } from '../../../shared/protocol/http.ts'
import { sign, type TestDevice, type TestOfficer } from '../../tools/client.ts'
import { codeOf, passwordOf } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { type Act, beginnings, crew, personActs } from '../../unit/domain/acts.ts'
import { Bench, dispatched, officer, people, photo, reference } from '../../unit/domain/bench.ts'
import { engines, laptopOf } from './engines.ts'

/** One sequence for each of the beginnings. */
const names = Object.keys(beginnings)
const sequences = fc.sample(fc.array(personActs, { minLength: 16, maxLength: 16 }), {
  numRuns: names.length,
  seed: 20261122,
})
const files = ['one', 'two', 'pad', 'door', 'sign', 'proof-reinspection', 'proof-transfer', 'proof-feedback']

/** The record of one sequence, in the state that it begins with. */
function beginningOf(index: number): Inspection {
  const begin = beginnings[names[index]!]!
  const business = { ...dispatched().business, id: `business-${index}`, code: codeOf(index + 1) }
  return begin({ id: `inspection-${index}`, business }).state
}

function district(): SeedDistrict {
  const stations = ['quanxiu', 'donghai', 'bureau'].map((id) => ({ id, name: id, jurisdictionId: '350503' }))
  const accounts = Object.values(people).map((actor) => ({
    ...officer(actor),
    login: actor.id,
    role: actor.role,
    stationId: actor.stationId,
    stationName: actor.stationId,
    districtId: '350503',
    password: passwordOf(actor.id),
  }))
  // Every piece of evidence is there from the start, so that records are received as soon as they are sealed.
  const evidence = files.map((name) => ({ id: photo(name), bytes: Buffer.from(`photo ${name}`) }))
  return {
    stations,
    accounts,
    reference,
    evidence,
    inspections: sequences.map((_, index) => beginningOf(index)),
  }
}

/** What a host knows beyond the record is told to both: who is of the 辖区所, and the evidence that is missing. */
const stationOfficers = crew.filter(({ stationId }) => stationId === 'quanxiu').map(({ id }) => id)

describe.each(engines.slice(0, 1))('desktop and station on $name', ({ postgres }) => {
  let station: TestStation
  let device: TestDevice
  const officers = new Map<string, TestOfficer>()
  beforeAll(async () => {
    station = await startTestStation({ district: district(), postgres })
    const logins = crew.map(({ id }) => id)
    const laptop = await laptopOf(station, ...logins)
    device = laptop.device
    logins.forEach((login, index) => {
      officers.set(login, laptop.officers[index]!)
    })
  })
  afterAll(() => station.close())

  let count = 0
  const nextId = () => {
    count += 1
    return `command-${count}`
  }
  const commandFor = async (bench: Bench, { by, type, payload }: Act): Promise<Command> => {
    const made = bench.command(by, type, payload(bench) as never, {
      command: { id: nextId(), deviceId: device.id },
    })
    if (made.type !== 'signOff') return made
    // A real signature of a real key, which the station checks beside what the core decides.
    const { certificate, key } = officers.get(by.id)!
    const { findingsHash, signedAt } = made.payload
    const certificateId = certificate.id
    const about = { inspectionId: made.inspectionId, officerId: by.id, findingsHash, certificateId, signedAt }
    const signature = await sign(key, signatureStatement(about))
    return { ...made, payload: { ...made.payload, certificateId, signature } }
  }

  /** The record as the station holds it. */
  const held = async (id: string): Promise<Inspection> => {
    const { database } = station.running.station
    const row = await database
      .selectFrom('inspections')
      .select('rev')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const page = await device.pullPage(officers.get('head')!, row.rev - 1, 1)
    return page.rows[0]!.inspection
  }

  /** What the station itself did on a record after it took an entry. */
  const stationEvents = async (id: string, rev = 0) => {
    const rows = await station.running.station.database
      .selectFrom('log')
      .select('events')
      .where('inspection_id', '=', id)
      .where('rev', '>', rev)
      .orderBy('rev')
      .execute()
    return rows.flatMap(({ events }) => events)
  }

  /** Gives the station what the desktop refused too, and resolves it, so that the sequence goes on. */
  const pushRefused = async (bench: Bench, by: string, command: Command): Promise<PushResult> => {
    await device.append(officers.get(by)!, command, [])
    const resolution = bench.command(
      people.jia,
      'resolveParked',
      { choice: 'keep-local', commandIds: [command.id], reason: '撤回。' },
      { command: { id: nextId(), deviceId: device.id } },
    )
    const decision = decide(bench.state, resolution, bench.context(people.jia))
    await device.append(officers.get('jia')!, resolution, decision.events!)
    const [result, resolved] = await device.push(officers.get('jia')!, device.chain.slice(-2))
    expect(resolved!.status).toBe('accepted')
    bench.state = applyEvents(bench.state, decision.events!)
    return { ...result!, rev: resolved!.rev }
  }

  const taken = new Set<string>()
  const refusals = new Set<string>()

  it.each(names.map((name, index) => [name, index] as const))(
    'decide the same, with the same refusals and states, from: %s',
    async (_, index) => {
      const bench = new Bench(beginningOf(index))
      for (const act of sequences[index]!) {
        const command = await commandFor(bench, act)
        const context = bench.context(act.by, { missingEvidence: 0, stationOfficers })
        const decision = decide(bench.state, command, context)
        const said = `${act.type} by ${act.by.id} in ${bench.state.state}`
        let result: PushResult
        if (decision.events) {
          await device.append(officers.get(act.by.id)!, command, decision.events)
          result = (await device.push(officers.get(act.by.id)!, device.chain.slice(-1)))[0]!
          expect([result.status, result.refusal?.code, result.problem?.code], said).toEqual([
            'accepted',
            undefined,
            undefined,
          ])
          bench.state = applyEvents(bench.state, decision.events)
          taken.add(act.type)
        } else {
          result = await pushRefused(bench, act.by.id, command)
          expect(result.status, said).toBe('parked')
          // Whoever does not have the record learns nothing of it; the core refuses all of them as well.
          if (result.problem) expect(result.problem.code, said).toBe('access.denied')
          else expect(result.refusal!.code, said).toBe(decision.refusal.code)
          refusals.add(decision.refusal.code)
        }
        // 受理 and a new draw are the station's own acts, which every host replays from their events.
        const own = await stationEvents(bench.state.id, result.rev)
        bench.state = applyEvents(bench.state, own)
        expect(canonicalHash(await held(bench.state.id)), said).toBe(canonicalHash(bench.state))
      }
    },
  )

  it('were tried on acts and refusals of every part of the work', () => {
    expect(taken.size).toBeGreaterThanOrEqual(12)
    expect(refusals.size).toBeGreaterThanOrEqual(12)
  })
})
