import { inject } from 'vitest'
import { TestDevice, type TestOfficer } from '../../tools/client.ts'
import { passwordOf } from '../../tools/small-district.ts'
import type { TestStation } from '../../tools/station.ts'

const postgres = inject('postgresUrl')

/** The databases that every suite of the server runs on; without a PostgreSQL, the global setup says so. */
export const engines: { name: string; postgres: string | null }[] = [
  { name: 'PGlite', postgres: null },
  ...(postgres ? [{ name: 'PostgreSQL', postgres }] : []),
]

/** A new device of a station, with the station's time. */
export function deviceOf(station: TestStation): TestDevice {
  return new TestDevice(station.url, () => station.clock.now().toISOString())
}

/** A new device with officers enrolled on it, and everything pulled that they see. */
export async function laptopOf<const L extends readonly string[]>(
  station: TestStation,
  ...logins: L
): Promise<{ device: TestDevice; officers: { [K in keyof L]: TestOfficer } }> {
  const device = deviceOf(station)
  const officers: TestOfficer[] = []
  for (const login of logins) {
    const officer = await device.enrol(login, passwordOf(login))
    await device.pull(officer)
    officers.push(officer)
  }
  return { device, officers: officers as { [K in keyof L]: TestOfficer } }
}

/** Both officers declare that there is no conflict, and arrive. */
export async function openInspection(
  device: TestDevice,
  officers: readonly TestOfficer[],
  inspectionId: string,
  partyMet = true,
): Promise<void> {
  for (const officer of officers)
    await device.act(officer, inspectionId, 'declareRecusal', { conflict: false })
  await device.act(officers[0]!, inspectionId, 'recordArrival', {
    at: device.now(),
    place: '住所',
    present: officers.map(({ account }) => account.id),
    credentialsShown: true,
    rightsExplained: true,
    partyMet,
    partyName: partyMet ? '负责人' : '',
    partyPosition: partyMet ? '店长' : '',
  })
}

/** 未发现问题: everything from arrival to both signatures. */
export async function sealInspection(
  device: TestDevice,
  officers: readonly TestOfficer[],
  inspectionId: string,
): Promise<void> {
  const keys = ['name', 'address', 'scope'].map((key) => `registration/${key}`)
  const filled = { checklistId: 'registration', answerKeys: keys }
  await device.act(officers[0]!, inspectionId, 'fillRemaining', filled)
  await conclude(device, officers, inspectionId, { matter: 'no-problem', resultCode: '1', followUp: 'none' })
}

/** 无法联系: nobody was met; concluded and signed. */
export async function sealUnreachable(
  device: TestDevice,
  officers: readonly TestOfficer[],
  inspectionId: string,
): Promise<void> {
  await device.act(officers[0]!, inspectionId, 'recordStatusCheck', {
    checkId: `${inspectionId}-status`,
    source: '公示系统',
    status: 'operating',
    note: '公示系统显示存续。',
    serviceAddress: '',
    operatorAddressChecked: true,
  })
  const result = { matter: 'not-completed', resultCode: '6', followUp: 'listing' } as const
  await conclude(device, officers, inspectionId, result)
}

async function conclude(
  device: TestDevice,
  officers: readonly TestOfficer[],
  inspectionId: string,
  result: {
    matter: 'no-problem' | 'not-completed'
    resultCode: string
    followUp: 'none' | 'listing'
  },
): Promise<void> {
  const [first] = officers as [TestOfficer]
  await device.act(first, inspectionId, 'conclude', {
    matters: { registration: result.matter },
    resultCode: result.resultCode,
    facts: '',
    qualification: '',
    legalBasis: '',
    followUp: result.followUp,
    endedAt: device.now(),
  })
  await device.act(first, inspectionId, 'recordPartyStatement', {
    mode: 'refused',
    opinion: '',
    signerName: '',
    reason: '当事人拒绝签字',
    witnessName: '见证人',
    witnessIdTail: '',
  })
  for (const officer of officers) await device.signOff(officer, inspectionId)
}
