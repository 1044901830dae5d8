import { expect, type Page, test } from '@playwright/test'
import { storeHarnessFolder } from '../../tools/build-store-harness.ts'
import { importRows, StationAdmin } from '../../tools/station-admin.ts'
import { StationChild } from '../../tools/station-child.ts'
import { Laptop } from './laptop.ts'

let station: StationChild
let admin: StationAdmin
const laptops: Laptop[] = []

async function laptop(): Promise<Laptop> {
  const made = await Laptop.make()
  laptops.push(made)
  return made
}

test.beforeEach(async () => {
  station = await StationChild.start({ renderer: storeHarnessFolder })
  admin = await StationAdmin.signIn(station.address)
})
test.afterEach(async () => {
  for (const made of laptops.splice(0)) await made.remove()
  await station.remove()
})

const signIn = (page: Page, login: string, password = `suijian-${login}`) =>
  page.evaluate(([name, secret]) => window.harness.signIn(name!, secret!), [login, password])
const quiet = (page: Page) => page.evaluate(() => window.harness.quiet())

interface StationRow {
  inspection: {
    id: string
    answers: Record<string, { result: string; facts: string; revision: number }>
    recusals: unknown[]
  }
}
/** What the station holds, read through its interface. */
async function stationRows(): Promise<Map<string, StationRow['inspection']>> {
  const rows = new Map<string, StationRow['inspection']>()
  for (let since = 0; ; ) {
    const page = await admin.call<{ cursor: number; complete: boolean; rows: StationRow[] }>(
      'GET',
      `/api/sync/pull?since=${since}&limit=200`,
    )
    for (const { inspection } of page.rows) rows.set(inspection.id, inspection)
    since = page.cursor
    if (page.complete) return rows
  }
}

test('a first sync of 5,000 inspections that is killed at 40 % is resumed and complete', async () => {
  await admin.call('POST', '/api/admin/import', { rows: importRows(5000, '丰市监抽查〔2026〕99号') })
  const machine = await laptop()
  let page = await machine.open(station.address)
  await signIn(page, 'jia')
  await page.evaluate(() => window.harness.until(() => window.harness.workspace.sync.get().received >= 2000))
  const account = await page.evaluate(() => window.harness.workspace.account.id)
  await machine.kill()

  page = await machine.open(station.address)
  await station.stop()
  await page.evaluate((id) => window.harness.unlock(id, 'suijian-jia'), account)
  const interrupted = await page.evaluate(() => ({
    complete: window.harness.workspace.sync.get().complete,
    rows: window.harness.workspace.summaries.get().length,
  }))
  expect(interrupted.complete, 'an interrupted first sync is not taken for complete').toBe(false)
  expect(interrupted.rows).toBeGreaterThanOrEqual(2000)
  expect(interrupted.rows).toBeLessThan(5000)

  await station.start()
  await page.evaluate(() => window.harness.workspace.syncNow())
  await quiet(page)
  const names = await page.evaluate(() => window.harness.workspace.summaries.get().map(({ name }) => name))
  const imported = names.filter((name) => /某某第\d+贸易/.test(name))
  expect(imported).toHaveLength(5000)
  expect(new Set(imported).size).toBe(5000)
})

test('200 dispatches between 20 pulled pages of the same record: none is lost', async () => {
  await admin.call('POST', '/api/admin/import', { rows: importRows(1, '丰市监抽查〔2026〕98号') })
  const [first, second] = [await laptop(), await laptop()]
  const jia = await first.open(station.address)
  await signIn(jia, 'jia')
  const yi = await second.open(station.address)
  await signIn(yi, 'yi')
  await Promise.all([quiet(jia), quiet(yi)])
  const id = await jia.evaluate(
    () => window.harness.workspace.summaries.get().find(({ name }) => name.includes('第1贸易'))!.id,
  )
  for (const page of [jia, yi]) {
    await page.evaluate(
      (own) => window.harness.workspace.dispatch(own, 'declareRecusal', { conflict: false }),
      id,
    )
    await quiet(page)
  }
  await jia.evaluate(async (own) => {
    const { workspace } = window.harness
    await workspace.syncNow()
    const at = new Date().toISOString()
    await workspace.dispatch(own, 'recordNoticeDelivery', { method: 'phone', at, note: '' })
    const loaded = await new Promise<string[]>((resolve) => {
      const snapshot = workspace.inspection(own)
      const read = () =>
        snapshot.get() && resolve(snapshot.get()!.inspection.officers.map((officer) => officer.id))
      snapshot.subscribe(read)
      read()
    })
    await workspace.dispatch(own, 'recordArrival', {
      at,
      place: '登记的住所',
      present: loaded,
      credentialsShown: true,
      rightsExplained: true,
      partyMet: true,
      partyName: '负责人',
      partyPosition: '店长',
    })
  }, id)
  await quiet(jia)
  await yi.evaluate(() => window.harness.workspace.syncNow())
  await quiet(yi)

  /** Edits some items over and over, each edit naming the answer it replaces. */
  const edit = (page: Page, items: number[], rounds: number, pull: boolean) =>
    page.evaluate(
      async ({ own, items, rounds, pull }) => {
        const { workspace } = window.harness
        const { checklists } = workspace.reference.get()
        const registration = checklists.find((entry) => entry.id === 'registration')!
        const latest = new Map<string, string>()
        const refused: string[] = []
        for (let round = 0; round < rounds; round++)
          for (const index of items) {
            const answerKey = `registration/${registration.items[index]!.key}`
            const outcome = await workspace.dispatch(own, 'answerItem', {
              answerKey,
              result: 'nonconform',
              facts: `第 ${round + 1} 次`,
              replaces: latest.get(answerKey) ?? null,
            })
            if (outcome.refusal) refused.push(outcome.refusal.code)
            else latest.set(answerKey, outcome.inspection.answers[answerKey]!.commandId)
            if (pull) await workspace.syncNow()
          }
        return refused
      },
      { own: id, items, rounds, pull },
    )
  const refusals = await Promise.all([edit(jia, [0, 1, 2, 3], 50, false), edit(yi, [4, 5], 10, true)])
  expect(refusals).toEqual([[], []])
  await quiet(jia)
  await quiet(yi)
  for (const page of [jia, yi]) {
    await page.evaluate(() => window.harness.workspace.syncNow())
    await quiet(page)
  }

  const held = (await stationRows()).get(id)!
  const revisions = Object.values(held.answers).map(({ facts, revision }) => [facts, revision])
  expect(revisions.filter(([facts, revision]) => facts === '第 50 次' && revision === 49)).toHaveLength(4)
  expect(revisions.filter(([facts, revision]) => facts === '第 10 次' && revision === 9)).toHaveLength(2)
  for (const page of [jia, yi]) {
    const local = await page.evaluate(
      (own) =>
        new Promise((resolve) => {
          const snapshot = window.harness.workspace.inspection(own)
          const read = () => snapshot.get() && resolve(snapshot.get()!.inspection.answers)
          snapshot.subscribe(read)
          read()
        }),
      id,
    )
    expect(local).toEqual(held.answers)
    expect(await page.evaluate(() => window.harness.workspace.sync.get().parked)).toBe(0)
  }
})

test('a password reset at the station with five unsent inspections on the laptop: all arrive', async () => {
  await admin.call('POST', '/api/admin/import', { rows: importRows(5, '丰市监抽查〔2026〕97号') })
  const machine = await laptop()
  const page = await machine.open(station.address)
  await signIn(page, 'jia')
  await quiet(page)
  await station.stop()
  const { ids, account } = await page.evaluate(async () => {
    const { workspace } = window.harness
    const own = workspace.summaries.get().filter(({ name }) => /某某第\d贸易/.test(name))
    for (const { id } of own) await workspace.dispatch(id, 'declareRecusal', { conflict: false })
    workspace.lock()
    return { ids: own.map(({ id }) => id), account: workspace.account.id }
  })
  expect(ids).toHaveLength(5)
  await station.start()
  admin = await StationAdmin.signIn(station.address)
  expect(
    [...(await stationRows()).values()]
      .filter(({ id }) => ids.includes(id))
      .flatMap(({ recusals }) => recusals),
  ).toEqual([])
  await admin.call('POST', `/api/admin/accounts/${account}/reset-password`, { password: '新的密码-2026' })

  await page.evaluate((own) => window.harness.unlock(own, '新的密码-2026'), account)
  await quiet(page)
  const rows = await stationRows()
  for (const id of ids) expect(rows.get(id)!.recusals, `the declaration of ${id}`).toHaveLength(1)
})
