import { expect } from '@playwright/test'
import { openMethod, recordMethod } from '../flow/discipline.ts'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

/** Notified: 检查员甲 and 检查员乙 may arrive. */
const id = 'inspection-017'
const contested = 'registration/licence'
const own = 'registration/name'

test('two laptops answer one item without a network: both answers side by side, one is chosen, the rest merges', async ({
  station,
  laptop,
}) => {
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  await jia.arrive(id, ['检查员甲', '检查员乙'])
  await jia.untilUploaded()
  const yi = new Officer(await laptop(), '检查员乙', 'suijian-yi')
  await yi.signIn('yi')
  await yi.expectSynced()

  for (const officer of [jia, yi]) await officer.page.context().setOffline(true)
  await jia.openItem(id, contested)
  await jia.answerConform()
  await yi.openItem(id, contested)
  await yi.answerNonconform('没有悬挂营业执照。', photo('墙面.png', 160, 120, 3))
  await yi.openItem(id, own)
  await yi.answerConform()
  await jia.page.context().setOffline(false)
  await jia.untilUploaded()
  await yi.page.context().setOffline(false)
  await yi.goTo('/sync')

  const panel = yi.page.getByRole('region', { name: '需要处理' })
  await expect(panel.getByRole('heading')).toContainText('两台电脑都改了这一户', { timeout: 150_000 })
  const sides = panel.getByRole('radiogroup').getByRole('radio')
  await expect(sides).toHaveCount(2)
  await expect(
    panel.getByRole('radio', { name: /^用本机的：不符合.*检查员乙，.*没有悬挂营业执照。.*证据 1 件：墙面/s }),
  ).toBeVisible()
  await expect(panel.getByRole('radio', { name: /^用站点的：符合.*检查员甲，/ })).toBeVisible()
  await expect(panel).toContainText('两边的证据都留在这一项，不随选择增减。')
  await expect(panel).toContainText('本机其余 2 项操作自动并入')
  const admin = await StationAdmin.signIn(station.address)
  const answers = async () => (await admin.record(id)).inspection.answers
  expect((await answers())[contested]).toMatchObject({ result: 'conform', by: 'account-jia' })

  // Nothing is chosen for the officer.
  await panel.getByLabel(/^理由/).fill('电话核实过，原件不在现场')
  await panel.getByRole('button', { name: '合并并上传' }).click()
  await expect(panel).toContainText('请选用哪一个答案。')
  await yi.resolveParked(/^用本机的/, '电话核实过，原件不在现场', /^合并并上传$/)
  await yi.untilUploaded()
  await expect.poll(answers).toMatchObject({
    [contested]: { result: 'nonconform', facts: '没有悬挂营业执照。', by: 'account-yi' },
    [own]: { result: 'conform', by: 'account-yi' },
  })
  await yi.goTo(`/inspections/${id}/history`)
  await expect(yi.page.getByText('合并两台电脑的版本').first()).toBeVisible()
})

test('what comes from another laptop while a dialog is open is told before it is replaced', async ({
  station,
  laptop,
}) => {
  const [jia, yi] = [
    new Officer(await laptop(), '检查员甲', 'suijian-jia'),
    new Officer(await laptop(), '检查员乙', 'suijian-yi'),
  ]
  await jia.signIn('jia')
  await jia.expectSynced()
  await yi.signIn('yi')
  await yi.expectSynced()
  const matter = '年度报告公示信息的检查'
  const admin = await StationAdmin.signIn(station.address)
  const reasons = async () => (await admin.record(id)).inspection.methods.map(({ reason }) => reason)

  const own = { matter, method: '书面检查', enough: true, reason: '甲核对了登记档案。' }
  const dialog = await openMethod(jia, id, own)
  await recordMethod(yi, id, { matter, method: '网络监测', enough: true, reason: '乙查看了公示系统。' })
  await yi.untilUploaded()
  // The page under the dialog has it as soon as the laptop hears of the station again.
  await jia.page.evaluate(() => window.dispatchEvent(new Event('online')))
  const rows = jia.page.getByRole('row', { includeHidden: true }).filter({ hasText: matter })
  await expect(rows).toContainText('网络监测')

  await dialog.getByRole('button', { name: '登记检查方式' }).click()
  for (const part of ['已有另一个版本', '检查方式已由检查员乙记录'])
    await expect(dialog.getByRole('alert')).toContainText(part)
  expect(await reasons()).toEqual(['乙查看了公示系统。'])
  await dialog.getByRole('button', { name: '登记检查方式' }).click()
  await expect(dialog).toBeHidden()
  await jia.untilUploaded()
  await expect.poll(reasons).toEqual(['甲核对了登记档案。'])
})

test('a conclusion that came while an own one was begun is told, also after a look at another screen', async ({
  station,
  laptop,
}) => {
  const [jia, yi] = [
    new Officer(await laptop(), '检查员甲', 'suijian-jia'),
    new Officer(await laptop(), '检查员乙', 'suijian-yi'),
  ]
  await jia.signIn('jia')
  await jia.expectSynced()
  await jia.arrive(id, ['检查员甲', '检查员乙'], false)
  await jia.page.locator('input[type=file]').first().setInputFiles(photo('门锁.png'))
  await expect(jia.page.getByText(/[0-9a-f]{4}⋯[0-9a-f]{4}/).first()).toBeVisible({ timeout: 90_000 })
  await jia.untilUploaded()
  await yi.signIn('yi')
  await yi.expectSynced()

  const unreachable = /^通过登记的住所（经营场所）无法联系/
  await yi.goTo(`/inspections/${id}/conclude`)
  await yi.page.getByRole('radio', { name: unreachable }).check()
  await yi.page.getByLabel(/^事实/).fill('乙：大门紧锁，物业称已搬走。')
  await yi.goTo(`/inspections/${id}`)
  const step = yi.page.getByRole('main')
  await expect(step).toContainText('继续检查')

  await jia.conclude(id, unreachable, { 事实: '甲：大门紧锁，邻居称已停业。' })
  await jia.untilUploaded()
  await yi.page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(step).not.toContainText('继续检查')
  await yi.goTo(`/inspections/${id}/conclude`)
  // What was written stands in the form, and does not become the conclusion unseen.
  await expect(yi.page.getByLabel(/^事实/)).toHaveValue('乙：大门紧锁，物业称已搬走。')
  await yi.page.getByRole('button', { name: '重新作出结论' }).click()
  for (const part of ['已有另一个版本', '检查结论已由检查员甲记录'])
    await expect(yi.page.getByRole('alert').filter({ hasText: '检查结论' })).toContainText(part)
  const admin = await StationAdmin.signIn(station.address)
  const facts = async () => (await admin.record(id)).inspection.conclusion?.facts
  expect(await facts()).toBe('甲：大门紧锁，邻居称已停业。')
  await yi.page.getByRole('button', { name: '重新作出结论' }).click()
  await yi.untilUploaded()
  await expect.poll(facts).toBe('乙：大门紧锁，物业称已搬走。')
})
