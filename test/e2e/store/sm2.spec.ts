import { expect, test } from '@playwright/test'
import { storeHarnessFolder } from '../../tools/build-store-harness.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation, testClock } from '../../tools/station.ts'
import { Laptop } from './laptop.ts'

let station: TestStation
let machine: Laptop

test.beforeEach(async () => {
  const district = smallDistrict([smallInspection(1)])
  const signing = [{ from: '2026-01-01', scheme: 'SM2-SM3' as const }]
  district.reference.profiles = district.reference.profiles.map((profile) => ({ ...profile, signing }))
  station = await startTestStation({
    district,
    renderer: storeHarnessFolder,
    clock: testClock(new Date().toISOString()),
  })
  machine = await Laptop.make()
})
test.afterEach(async () => {
  await machine.remove()
  await station.close()
})

test('a laptop of a district with 国密 makes its key, signs and takes pages in the browser', async () => {
  const page = await machine.open(station.url)
  await page.evaluate((password) => window.harness.signIn('jia', password), passwordOf('jia'))
  await page.evaluate(() => window.harness.quiet())
  const { account, refusal } = await page.evaluate(async () => {
    const { workspace } = window.harness
    const outcome = await workspace.dispatch('inspection-1', 'declareRecusal', { conflict: false })
    await workspace.syncNow()
    return { account: workspace.account.id, refusal: outcome.refusal?.code }
  })
  expect(refusal).toBeUndefined()

  // Locked and opened again: the key comes out of the keyring.
  await page.reload()
  await page.evaluate(([id, password]) => window.harness.unlock(id!, password!), [account, passwordOf('jia')])
  const pulled = await page.evaluate(async () => {
    await window.harness.workspace.syncNow()
    await window.harness.quiet()
    const { problem, parked } = window.harness.workspace.sync.get()
    return { problem, parked, recusals: (await window.harness.record('inspection-1')).recusals.length }
  })
  expect(pulled).toEqual({ problem: null, parked: 0, recusals: 1 })

  const { database } = station.running.station
  const [certificate] = await database.selectFrom('certificates').select('body').execute()
  expect(certificate!.body.publicKey.crv).toBe('SM2')
  const commands = await database.selectFrom('commands').select(['status', 'body']).execute()
  expect(commands.map(({ status }) => status)).toEqual(['accepted'])
  expect(commands[0]!.body).toMatchObject({ proof: { certificateId: certificate!.body.id } })
})
