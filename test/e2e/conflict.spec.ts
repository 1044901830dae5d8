import { expect } from '@playwright/test'
import { openMethod, recordMethod } from '../flow/discipline.ts'
import { Officer } from '../flow/officer.ts'
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
  await yi.answer('unverifiable', '营业执照在总部。')
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
    panel.getByRole('radio', { name: /^用本机的：无法核实.*检查员乙，.*营业执照在总部。/ }),
  ).toBeVisible()
  await expect(panel.getByRole('radio', { name: /^用站点的：符合.*检查员甲，/ })).toBeVisible()
  await expect(panel).toContainText('本机其余 1 项操作自动并入')
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
    [contested]: { result: 'unverifiable', facts: '营业执照在总部。', by: 'account-yi' },
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
