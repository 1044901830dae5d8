import { expect, type Page, test } from '@playwright/test'
import { storeHarnessFolder } from '../../tools/build-store-harness.ts'
import { StationAdmin } from '../../tools/station-admin.ts'
import { StationChild } from '../../tools/station-child.ts'
import { Laptop } from './laptop.ts'

let station: StationChild
let machine: Laptop
let page: Page

test.beforeEach(async () => {
  station = await StationChild.start({ renderer: storeHarnessFolder })
  machine = await Laptop.make()
  page = await machine.open(station.address)
  await page.evaluate(() => window.harness.signIn('jia', 'suijian-jia'))
  await quiet()
})
test.afterEach(async () => {
  await machine.remove()
  await station.remove()
})

const quiet = () => page.evaluate(() => window.harness.quiet())

/** Ids of two records that 检查员甲 is inspecting with 检查员乙. */
function inInspection(): Promise<string[]> {
  return page.evaluate(() =>
    window.harness.workspace.summaries
      .get()
      .filter(
        ({ state, officers }) => state === 'inspecting' && officers.some(({ id }) => id === 'account-yi'),
      )
      .map(({ id }) => id)
      .sort()
      .slice(0, 2),
  )
}

/** Answers the n-th item that is still open; returns the answer's key. */
function answer(id: string, facts: string): Promise<string> {
  return page.evaluate(
    async ({ own, text }) => {
      const { workspace } = window.harness
      const loaded = await window.harness.record(own)
      const { checklists } = workspace.reference.get()
      const keys = loaded.checklists.flatMap(({ id: list }) =>
        checklists
          .find((entry) => entry.id === list)!
          .items.filter(({ subjects }) => subjects.length === 0 || subjects.includes(loaded.business.kind))
          .map(({ key }) => `${list}/${key}`),
      )
      const answerKey = keys.find((key) => !loaded.answers[key])!
      const outcome = await workspace.dispatch(own, 'answerItem', {
        answerKey,
        result: 'nonconform',
        facts: text,
        replaces: null,
      })
      if (outcome.refusal) throw new Error(outcome.refusal.code)
      return answerKey
    },
    { own: id, text: facts },
  )
}

test('a hand-over of commands that lie between others does not stop the outbox', async () => {
  const [first, second] = await inInspection()
  const admin = await StationAdmin.signIn(station.address)
  await page.context().setOffline(true)
  for (const id of [first!, second!, first!, second!, first!]) await answer(id, '离线时写的')
  await admin.call('POST', `/api/admin/inspections/${first}/reassign`, {
    officerIds: ['account-bing', 'account-ding'],
    reason: '轮岗',
  })
  await page.context().setOffline(false)
  await page.evaluate(() => window.harness.workspace.syncNow())
  await quiet()
  expect(await page.evaluate(() => window.harness.workspace.sync.get().parked)).toBe(1)

  await page.evaluate((id) => window.harness.workspace.resolveParked(id, 'hand-over', '已改派'), first!)
  await quiet()
  const key = await answer(second!, '移交之后写的')
  await quiet()
  const status = await page.evaluate(() => window.harness.workspace.sync.get())
  expect(status).toMatchObject({ pending: 0, parked: 0, problem: null })
  expect((await admin.record(second!)).inspection.answers[key]!.facts).toBe('移交之后写的')
})

test('one photo in two records arrives for both, also when the first record refused it', async () => {
  const [first] = await inInspection()
  const admin = await StationAdmin.signIn(station.address)
  const refused = await page.evaluate(async (own) => {
    const { workspace } = window.harness
    const closed = workspace.summaries.get().find(({ state }) => state === 'awaiting-recusal')!.id
    const file = {
      blob: new Blob(['门头照']),
      name: '门头照.txt',
      answerKey: '',
      caption: '',
      source: 'file' as const,
    }
    const outcome = await workspace.captureEvidence(closed, file)
    await workspace.captureEvidence(own, file)
    return outcome.refusal?.code
  }, first!)
  expect(refused).toBe('recusal.pending')
  await quiet()
  await expect(async () => {
    const { missing } = await admin.call<{ missing: string[] }>(
      'GET',
      `/api/evidence/missing?inspectionId=${first}`,
    )
    expect(missing).toEqual([])
    expect(await page.evaluate(() => window.harness.workspace.sync.get().waitingFiles)).toEqual([])
  }).toPass({ timeout: 90_000 })
})

test('what a restored station has lost is offered to it again, and nothing is doubled', async () => {
  const [first] = await inInspection()
  const kept = await answer(first!, '备份之前')
  await quiet()
  await station.stop()
  await station.backUp()
  await station.start()
  const lost = await answer(first!, '备份之后')
  await page.evaluate(async (own) => {
    const blob = new Blob(['备份之后拍的'])
    const file = { blob, name: '门头照.txt', answerKey: '', caption: '', source: 'file' as const }
    await window.harness.workspace.captureEvidence(own, file)
    await window.harness.workspace.syncNow()
  }, first!)
  await quiet()
  await station.stop()
  await station.restore()
  await station.start(['--restored'])

  await page.evaluate(() => window.harness.workspace.syncNow())
  await quiet()
  await expect(async () => {
    const admin = await StationAdmin.signIn(station.address)
    const { inspection: held } = await admin.record(first!)
    expect(held.answers[kept]).toMatchObject({ facts: '备份之前', revision: 0 })
    expect(held.answers[lost]).toMatchObject({ facts: '备份之后', revision: 0 })
    // Its file as well: the station lost it with the rest.
    expect(held.evidence.at(-1)).toMatchObject({ name: '门头照.txt' })
    const { missing } = await admin.call<{ missing: string[] }>(
      'GET',
      `/api/evidence/missing?inspectionId=${first}`,
    )
    expect(missing).toEqual([])
  }).toPass({ timeout: 90_000 })
})
