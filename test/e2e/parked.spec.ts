import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { PushResult } from '../../shared/protocol/http.ts'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

/** Notified: 检查员甲 and 检查员乙 may arrive. */
const id = 'inspection-017'
const other = 'inspection-001'
const evidence = photo('门头.png')
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** 检查员甲 goes offline, arrives, answers two items with a photo, and declares for another business. */
async function workOffline(page: Page): Promise<Officer> {
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  await page.context().setOffline(true)
  await jia.arrive(id, ['检查员甲', '检查员乙'])
  await jia.openItem(id, 'registration/licence')
  await jia.answerNonconform('现场未见营业执照原件。', evidence)
  await jia.openItem(id, 'registration/name')
  await jia.answerConform()
  await jia.declareNoConflict(other)
  return jia
}

/** Records every push of a page; the function that comes back sends them again, word for word, and reads the answers. */
function recordPushes(page: Page) {
  const pushes: { url: string; headers: Record<string, string>; body: string }[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/sync/push') && request.method() === 'POST')
      pushes.push({ url: request.url(), headers: request.headers(), body: request.postData() ?? '' })
  })
  return async () => {
    const results: PushResult[] = []
    for (const { url, headers, body } of pushes) {
      const { authorization = '', 'x-suijian-protocol': protocol = '' } = headers
      const answer = await fetch(url, {
        method: 'POST',
        headers: { authorization, 'x-suijian-protocol': protocol, 'content-type': 'application/json' },
        body,
      })
      const text = await answer.text()
      expect(answer.status, text).toBe(200)
      results.push(...(JSON.parse(text) as { results: PushResult[] }).results)
    }
    return results
  }
}

const panelOf = (page: Page) => page.getByRole('region', { name: '需要处理' })
const outboxOf = (page: Page) => page.getByRole('region', { name: '发件箱' })
/** The two versions of one row of the comparison. */
const versions = async (page: Page, label: string) => {
  const row = panelOf(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) })
  return row.getByRole('cell').allTextContents()
}

/** How many commands the panel speaks of: arrival, photo, answers. */
const stuckCount = async (page: Page) => {
  const text = await panelOf(page).textContent()
  const count = Number(/共 (\d+) 项操作没有并入站点/.exec(text ?? '')?.[1])
  expect(count).toBeGreaterThanOrEqual(4)
  return count
}

test('reassigned while the laptop was offline: both versions side by side, handed over, and sent again in vain', async ({
  station,
  laptop,
}) => {
  const page = await laptop()
  const sendAgain = recordPushes(page)
  const jia = await workOffline(page)
  const admin = await StationAdmin.signIn(station.address)
  await admin.call('POST', `/api/admin/inspections/${id}/reassign`, {
    officerIds: ['account-bing', 'account-ding'],
    reason: '两人另有任务',
  })
  const reassigned = await admin.record(id)

  await page.context().setOffline(false)
  await jia.goTo('/sync')
  const panel = panelOf(page)
  await expect(panel).toContainText('这一户不再由你检查', { timeout: 150_000 })
  const count = await stuckCount(page)
  await expect.poll(() => versions(page, '分配给')).toEqual(['检查员甲、检查员乙', '检查员丙、检查员丁'])
  await expect.poll(() => versions(page, '任务状态')).toEqual(['检查中', '待回避声明'])
  await expect.poll(() => versions(page, '清单答案')).toEqual(['2 项，其中 2 项与站点不同', '0 项'])
  await expect.poll(() => versions(page, '证据')).toEqual(['1 件', '0 件'])
  await expect(page.getByRole('status')).toContainText('需要处理 1')
  await expect(page.getByRole('status')).toContainText('待上传 0')

  // The other business's declaration went through, and nothing of the parked record was taken or lost.
  const declared = (await admin.record(other)).inspection
  expect(declared.recusals.map(({ officerId }) => officerId)).toEqual(['account-jia'])
  expect(await admin.record(id)).toEqual(reassigned)
  await jia.openItem(id, 'registration/licence')
  await expect(page.getByLabel(/发现的事实/)).toHaveValue('现场未见营业执照原件。')

  await jia.goTo('/sync')
  await jia.resolveParked(/^移交给检查员丙、检查员丁/, '改派前已到场检查', /^移交并附上 \d+ 项操作$/)
  await expect(outboxOf(page).getByText('已选择处理方式')).toHaveCount(count)
  await jia.untilUploaded()
  const handedOver = await admin.record(id)
  expect(handedOver.inspection.handedOver).toMatchObject([
    { by: 'account-jia', choice: 'hand-over', reason: '改派前已到场检查' },
  ])
  expect(handedOver.inspection.handedOver[0]!.commandIds).toHaveLength(count)
  expect(handedOver.inspection.officers.map(({ name }) => name)).toEqual(['检查员丙', '检查员丁'])
  expect(handedOver.inspection.answers).toEqual({})

  await jia.goTo('/tasks')
  await page.getByLabel('搜索任务').fill(reassigned.inspection.business.code)
  await expect(page.getByText(`没有找到“${reassigned.inspection.business.code}”`)).toBeVisible()

  // What was held back came to the station with the hand-over, and its photo; sent again, nothing is taken twice.
  const again = await sendAgain()
  const handed = new Set(handedOver.inspection.handedOver[0]!.commandIds)
  const kept = again.filter(({ commandId, status }) => handed.has(commandId) && status === 'parked')
  expect(new Set(kept.map(({ commandId }) => commandId))).toEqual(handed)
  expect(again.filter(({ status }) => status === 'held')).toEqual([])
  const files = await readdir(join(station.folder, 'data'), { recursive: true })
  expect(files.filter((file) => file.endsWith(sha256(evidence.buffer)))).toHaveLength(1)
  expect(await admin.record(id)).toEqual(handedOver)
  expect((await admin.record(other)).inspection).toEqual(declared)
})

test('cancelled while the laptop was offline: kept on this laptop only; further rounds change nothing', async ({
  station,
  laptop,
}) => {
  const page = await laptop()
  const jia = await workOffline(page)
  const admin = await StationAdmin.signIn(station.address)
  await admin.call('POST', `/api/admin/inspections/${id}/cancel`, { reason: '市场主体已注销' })

  await page.context().setOffline(false)
  await jia.goTo('/sync')
  const panel = panelOf(page)
  await expect(panel).toContainText('站点取消了这次检查：市场主体已注销', { timeout: 150_000 })
  await expect.poll(() => versions(page, '任务状态')).toEqual(['检查中', '已取消'])
  expect((await versions(page, '站点说明'))[1]).toContain('取消：市场主体已注销')
  expect((await admin.record(other)).inspection.recusals).toHaveLength(1)

  await jia.resolveParked(/^只在本机留存/, '站点已取消', /^只在本机留存$/)
  await jia.untilUploaded()
  const kept = await admin.record(id)
  expect(kept.inspection).toMatchObject({
    state: 'cancelled',
    answers: {},
    evidence: [],
    handedOver: [{ by: 'account-jia', choice: 'keep-local', reason: '站点已取消' }],
  })
  await jia.goTo(`/inspections/${id}`)
  await expect(page.getByText('本户检查已经取消')).toBeVisible()
  await expect(page.getByText(/市场主体已注销/).first()).toBeVisible()

  await jia.goTo('/sync')
  const before = await outboxOf(page).textContent()
  for (let round = 0; round < 2; round++) {
    const answered = page.waitForResponse((response) => response.url().includes('/api/sync/pull'))
    await page.getByRole('button', { name: '立即同步' }).click()
    await answered
    await expect(page.getByRole('button', { name: '立即同步' })).toBeEnabled()
  }
  await expect.poll(() => outboxOf(page).textContent()).toBe(before)
  expect(await admin.record(id)).toEqual(kept)
})
