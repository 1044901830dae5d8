import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorizationHeader } from '../../../shared/protocol/http.ts'
import { verify } from '../../tools/bundle-tamper.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { laptopOf } from './engines.ts'

let station: TestStation
beforeAll(async () => {
  station = await startTestStation({ district: smallDistrict([smallInspection(1), smallInspection(2)]) })
})
afterAll(() => station.close())

it('takes what a fast clock dates after the end of the certificate, and parks what came after it', async () => {
  const { device, officers } = await laptopOf(station, 'jia')
  const end = Date.parse(officers[0].certificate.validUntil)
  device.now = () => new Date(end + 1).toISOString()
  await device.act(officers[0], 'inspection-1', 'declareRecusal', { conflict: false })
  // The certificate is still good by the station's clock: what is here can't have been made after its end.
  expect(await device.push(officers[0])).toMatchObject([{ status: 'accepted' }])
  // Whoever checks the case later sees the same: a wrong clock, and no certificate that had ended.
  const answer = await fetch(`${station.url}/api/inspections/inspection-1/bundle`, {
    headers: { authorization: authorizationHeader(officers[0].token) },
  })
  const checked = await verify(new Uint8Array(await answer.arrayBuffer()))
  expect(checked).toMatchObject({ intact: true, faults: [], notices: [{ code: 'time.device-ahead' }] })

  await device.act(officers[0], 'inspection-2', 'declareRecusal', { conflict: false })
  station.clock.set(new Date(end + 1).toISOString())
  const carrier = await device.enrol('admin', passwordOf('admin'))
  const result = (await device.push(carrier)).at(-1)
  expect(result).toMatchObject({ status: 'parked', problem: { code: 'certificate.ended' } })
})
