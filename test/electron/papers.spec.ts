import { expect, test } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { declaredTask, paperInNode, sha256 } from '../flow/papers.ts'
import { type LaunchedApp, launchApp } from '../tools/electron.ts'
import { freePort } from '../tools/free-port.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { StationChild } from '../tools/station-child.ts'

let station: StationChild
let app: LaunchedApp
let port: number

test.beforeAll(async () => {
  station = await StationChild.start()
  port = await freePort()
  app = await launchApp({ name: 'papers', port, station: station.address })
})
test.afterAll(async () => {
  await app?.stop()
  await app?.forget()
  await station?.remove()
})

/** Addresses of the app's windows, as the debugger lists them. */
async function windows(): Promise<string[]> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    type: string
    url: string
  }[]
  return targets.filter(({ type }) => type === 'page').map(({ url }) => url)
}

test('an issued paper has the bytes that Node sets, and printing shows it in a window of its own', async () => {
  const [id] = await declaredTask(station.address, '文书任务', 1)
  const jia = new Officer(app.page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia', station.address)
  await jia.expectSynced()
  const number = await jia.issueNotice(id!)
  await expect(app.page.getByText('与登记一致')).toBeVisible()

  await app.page.getByRole('button', { name: '打印', exact: true }).click()
  await expect.poll(windows).toContainEqual(expect.stringMatching(/^file:.*\.pdf$/))
  expect((await windows()).filter((url) => url.startsWith('app:'))).toHaveLength(1)

  await jia.untilUploaded()
  const admin = await StationAdmin.signIn(station.address)
  const [paper] = (await admin.record(id!)).inspection.documents
  expect(paper).toMatchObject({ number, version: 1 })
  expect(paper!.sha256).toBe(sha256(await paperInNode(station.address, id!, 'inspection-notice', number)))
})
