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
  await page.evaluate(() => window.harness.quiet())
})
test.afterEach(async () => {
  await machine.remove()
  await station.remove()
})

const unlock = async (account: string) => {
  await page.evaluate((id) => window.harness.unlock(id, 'suijian-jia'), account)
}

test('a browser that is killed and loses its databases has everything in its files', async () => {
  const admin = await StationAdmin.signIn(station.address)
  expect(await page.evaluate(() => window.harness.workspace.saving.get().copies)).toBe('journal-and-database')
  await page.context().setOffline(true)
  const { account, id, saved, evidence, records } = await page.evaluate(async () => {
    const { workspace } = window.harness
    const open = workspace.summaries
      .get()
      .find(
        ({ state, officers }) =>
          state === 'inspecting' && officers.some((officer) => officer.id === workspace.account.id),
      )!
    const file = (text: string) => ({
      blob: new Blob([text]),
      name: '说明.txt',
      answerKey: '',
      caption: '',
      source: 'file' as const,
    })
    const { checklists } = workspace.reference.get()
    const loaded = await window.harness.record(open.id)
    const keys = loaded.checklists.flatMap(({ id }) =>
      checklists
        .find((entry) => entry.id === id)!
        .items.filter(({ subjects }) => subjects.length === 0 || subjects.includes(loaded.business.kind))
        .map(({ key }) => `${id}/${key}`),
    )
    const answerKey = keys.find((key) => !loaded.answers[key])!
    await workspace.dispatch(open.id, 'answerItem', {
      answerKey,
      result: 'nonconform',
      facts: '离线时写的',
      replaces: null,
    })
    const outcome = await workspace.captureEvidence(open.id, file('一份两兆的材料'.repeat(100_000)))
    return {
      account: workspace.account.id,
      id: open.id,
      saved: answerKey,
      evidence: outcome.inspection!.evidence.at(-1)!.id,
      records: workspace.summaries.get().length,
    }
  })
  await machine.kill()
  await station.stop()
  await station.start()

  page = await machine.open(station.address)
  // As Chromium does itself when it finds them damaged: every database of the origin is gone, the keyring's too.
  const left = await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases())
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name!)
        request.onsuccess = resolve
        request.onerror = reject
      })
    return (await indexedDB.databases()).length
  })
  expect(left).toBe(0)
  await unlock(account)
  await page.evaluate(() => window.harness.quiet())
  const after = await page.evaluate(() => ({
    records: window.harness.workspace.summaries.get().length,
    damage: window.harness.workspace.saving.get().journalDamage,
  }))
  expect(after).toEqual({ records, damage: null })
  const local = await page.evaluate((own) => window.harness.record(own), id)
  expect(local.answers[saved]!.facts).toBe('离线时写的')
  expect(local.evidence.map((entry) => entry.id)).toContain(evidence)
  await expect(async () => {
    const held = (await admin.record(id)).inspection
    expect(held.answers[saved]!.facts).toBe('离线时写的')
    const { missing } = await admin.call<{ missing: string[] }>(
      'GET',
      `/api/evidence/missing?inspectionId=${id}`,
    )
    expect(missing).toEqual([])
  }).toPass({ timeout: 90_000 })
  expect(await page.evaluate((own) => window.harness.workspace.evidenceState(own), evidence)).toBe('stored')

  // The same on request: nothing is lost, and nothing is doubled.
  await page.evaluate(() => window.harness.workspace.rebuildDatabase())
  await page.evaluate(() => window.harness.quiet())
  expect(await page.evaluate(() => window.harness.workspace.summaries.get().length)).toBe(records)
  expect((await page.evaluate((own) => window.harness.record(own), id)).answers).toEqual(local.answers)
})

test('a file is taken in while the draft of the same dialog is being kept, and both can be read', async () => {
  const kept = await page.evaluate(async () => {
    const { workspace } = window.harness
    const open = workspace.summaries
      .get()
      .find(
        ({ state, officers }) =>
          state === 'inspecting' && officers.some((officer) => officer.id === workspace.account.id),
      )!
    const all: [string, number, number][] = []
    for (let n = 1; n <= 8; n++) {
      const file = { blob: new Blob([`退信${n}`.repeat(200_000)]), name: '退信.txt' }
      workspace.drafts.change(`draft-${n}`, 'letter-returned', { values: {}, excerpt: '', files: [file] })
      const capture = { ...file, answerKey: '', caption: '', source: 'file' as const }
      const [outcome] = await Promise.all([
        workspace.captureEvidence(open.id, capture),
        workspace.drafts.flush(),
      ])
      const evidence = outcome.inspection!.evidence.at(-1)!.id
      const draft = (await workspace.drafts.find('letter-returned')).find(({ id }) => id === `draft-${n}`)!
      const { files, damaged } = await workspace.drafts.files(draft)
      all.push([await workspace.evidenceState(evidence), files.length, damaged.length])
    }
    return all
  })
  expect(kept).toEqual(Array(8).fill(['stored', 1, 0]))
})
