import { expect } from '@playwright/test'
import { addCalendarDays } from '../../shared/domain/calendar.ts'
import { chinaDate } from '../../shared/domain/china-time.ts'
import { LifecycleSteps } from '../flow/lifecycle.ts'
import { Officer } from '../flow/officer.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

const today = chinaDate(new Date().toISOString())

test('from 已受理 to 已归档: the text without what is private, 公示, and the file with its number', async ({
  station,
  laptop,
}) => {
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const steps = new LifecycleSteps(jia)
  const id = await jia.openTask('某辰电子商务')

  const draft = await steps.prepareText({ part: '某辰电子商务有限公司', reason: '自然人信息。' })
  expect(draft).toContain('检查结果：')
  await steps.dialog().getByRole('button', { name: '保存公示内容' }).click()
  await expect(steps.dialog().getByRole('alert')).toContainText('公示内容里还有不予公示的部分')
  await steps
    .dialog()
    .getByLabel(/^内容 1/)
    .fill('联络员的姓名和电话')
  await steps.dialog().getByRole('button', { name: '保存公示内容' }).click()
  await expect(steps.dialog()).toBeHidden()
  await expect(steps.panel('公示')).toContainText('联络员的姓名和电话（个人隐私：自然人信息。）')

  await steps.step().getByRole('button', { name: '登记公示' }).click()
  await steps
    .dialog()
    .getByLabel(/^公示日期/)
    .fill(addCalendarDays(today, 1))
  await steps.dialog().getByRole('button', { name: '登记公示' }).click()
  await expect(steps.dialog().getByRole('alert')).toContainText('公示日期还没有到')
  await steps
    .dialog()
    .getByLabel(/^公示日期/)
    .fill(today)
  await steps
    .dialog()
    .getByLabel(/^平台编号/)
    .fill('公示-2201')
  await steps.dialog().getByRole('button', { name: '登记公示' }).click()
  await expect(steps.dialog()).toBeHidden()
  await expect(steps.panel('公示')).toContainText('公示-2201')
  await expect(jia.page.getByText('已公示', { exact: true })).toBeVisible()

  await steps.step().getByRole('button', { name: '立卷归档' }).click()
  await steps.dialog().getByRole('button', { name: '归档', exact: true }).click()
  await expect(steps.dialog().getByRole('alert')).toContainText('请填写案卷号')
  await steps
    .dialog()
    .getByLabel(/^案卷号/)
    .fill('泉秀档〔2026〕22号')
  await steps.dialog().getByRole('button', { name: '归档', exact: true }).click()
  await expect(steps.dialog()).toBeHidden()
  await expect(steps.step()).toContainText('案卷号 泉秀档〔2026〕22号')

  // What still has a 复查 open is published late, and does not go into the archive.
  const open = await jia.openTask('某巳装饰设计')
  await expect(steps.panel('公示')).toContainText('逾期未公示')
  await steps.step().getByRole('button', { name: '拟定公示内容' }).click()
  await steps.dialog().getByRole('button', { name: '保存公示内容' }).click()
  await expect(steps.dialog()).toBeHidden()
  await steps.step().getByRole('button', { name: '登记公示' }).click()
  await steps.dialog().getByRole('button', { name: '登记公示' }).click()
  await expect(steps.step()).toContainText('办结后续处置')
  await expect(steps.panel('公示')).toContainText('逾期公示')
  await expect(jia.page.getByRole('button', { name: '立卷归档' })).toHaveCount(0)

  await jia.untilUploaded()
  const admin = await StationAdmin.signIn(station.address)
  expect((await admin.record(id)).inspection.state).toBe('archived')
  expect((await admin.record(open)).inspection.state).toBe('published')
})

test('a postponement is applied for and granted, and moves the deadline; a task goes back to the station', async ({
  laptop,
}) => {
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const steps = new LifecycleSteps(jia)
  const id = await jia.openTask('某亥生物科技')
  const before = await steps.step().textContent()
  await steps.panel('计划调整').getByRole('button', { name: '申请延期或者取消' }).click()
  const until = addCalendarDays(today, 120)
  await steps
    .dialog()
    .getByLabel(/^延期至/)
    .fill(until)
  await steps.reason(/^理由/, '业务对象停业装修。', '提出申请')
  await expect(steps.panel('计划调整')).toContainText('等待信用监管科决定')
  await expect.poll(() => steps.step().textContent()).toBe(before)

  const returned = await jia.openTask('某癸便利店')
  await steps.panel('计划调整').getByRole('button', { name: '退回任务' }).click()
  await steps.dialog().getByRole('button', { name: '退回任务', exact: true }).click()
  await expect(steps.dialog().getByRole('alert')).toContainText('请写明退回理由')
  await steps.reason(/^退回的理由/, '须有专业资质人员检查。', '退回任务')
  await expect(steps.step()).toContainText('任务已退回，等待改派')
  await jia.untilUploaded()

  const reviewer = new Officer(await laptop(), '区局审核员', 'suijian-shenhe')
  await reviewer.signIn('shenhe')
  await reviewer.expectSynced()
  const bureau = new LifecycleSteps(reviewer)
  await reviewer.goTo(`/inspections/${id}`)
  await expect(bureau.step()).toContainText('决定延期申请')
  await bureau.step().getByRole('button', { name: '同意', exact: true }).click()
  await bureau.reason(/^意见/, '同意。', '同意申请')
  await reviewer.untilUploaded()

  const head = new Officer(await laptop(), '所长', 'suijian-suozhang')
  await head.signIn('suozhang')
  await head.expectSynced()
  await head.goTo(`/inspections/${returned}`)
  await expect(new LifecycleSteps(head).step()).toContainText('检查员甲退回：须有专业资质人员检查。')

  await jia.untilUploaded()
  await jia.goTo(`/inspections/${id}`)
  await expect(steps.panel('计划调整')).toContainText('区局审核员同意')
  const month = `${Number(until.slice(5, 7))}月${Number(until.slice(8))}日`
  await expect(steps.step()).toContainText(month)
})
