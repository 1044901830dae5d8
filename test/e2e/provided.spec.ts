import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { addCalendarDays } from '../../shared/domain/calendar.ts'
import { chineseWeekday } from '../../shared/domain/china-time.ts'
import { expectReport, type Pair, row, signedIn, toChecklist, today, words } from '../flow/imported-tasks.ts'
import { projectFolder } from '../tools/project.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

const asset = <T>(path: string) => JSON.parse(readFileSync(join(projectFolder, 'assets', path), 'utf8')) as T
const matterOf = (id: string) => asset<{ matter: string }>(`checklists/${id}.json`).matter
const taskRows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('rowheader') })

test('石家庄: monthly and quarterly report dates with their reminders, and a note of the policy explained on site', async ({
  station,
  laptop,
}) => {
  const pair: Pair = {
    district: '130100',
    station: 'shijiazhuang-qiaoxi',
    first: ['sjz-jia', '检查员寅'],
    second: ['sjz-yi', '检查员卯'],
  }
  const admin = await StationAdmin.signIn(station.address, 'sjz-guanli', 'suijian-sjz-guanli')
  const rows = [row(pair, 1, { businessName: '某某宣讲有限公司' })]
  await admin.call('POST', '/api/admin/import', { rows })
  const officer = await signedIn(await laptop(), pair.first)
  const { page } = officer

  await officer.goTo('/help?view=district')
  const [thisMonth, day] = [Number(today.slice(5, 7)), Number(today.slice(8))]
  const month = day > 23 ? (thisMonth % 12) + 1 : thisMonth
  const monthly = page.getByRole('listitem').filter({ hasText: '月报表' })
  await expect(monthly).toContainText(`${month}月23日`)
  await expect(monthly).toContainText('J13')
  await expect(monthly).toContainText(/当日是工作日|今天报送|前报送/)
  await expectReport(officer, '进展情况', 3, 28, 'J14')
  await expectReport(officer, '进展情况', 6, 27, 'J14')
  await expectReport(officer, '进展情况', 9, 30, 'J14')
  await expectReport(officer, '年度总结', 12, 25, 'J14')

  const policy = '讲解了年报公示的时间和信用修复的办法，发放宣传单一份。'
  const id = await toChecklist(officer, pair, '某某宣讲', policy)
  const facts = page.getByRole('list', { name: '检查中的其他记录' })
  await expect(facts).toContainText(`政策宣讲 ${policy}`)
  await officer.goTo(`/inspections/${id}/conclude`)
  await expect(facts).toContainText(`政策宣讲 ${policy}`)
  await expect(facts.getByRole('button', { name: '规则 J10' })).toBeVisible()
  await officer.untilUploaded()
  expect((await admin.record(id)).inspection.arrival?.policyNote).toBe(policy)
})

test('丰泽: tasks drawn outside the platform join the list, by due date; 7月20日 and 7月31日 are told ahead', async ({
  station,
  laptop,
}) => {
  const pair: Pair = {
    district: '350503',
    station: 'fengze-quanxiu',
    first: ['jia', '检查员甲'],
    second: ['yi', '检查员乙'],
  }
  const jia = await signedIn(await laptop(), pair.first)
  const { page } = jia
  const admin = await StationAdmin.signIn(station.address)
  const dates = {
    丙: addCalendarDays(today, 60),
    甲: addCalendarDays(today, -1),
    乙: addCalendarDays(today, 30),
  }
  const rows = Object.entries(dates).map(([name, to], index) =>
    row(pair, 900 + index, { businessName: `平台外抽取某${name}商贸有限公司`, to }),
  )
  for (const _ of ['first', 'again']) await admin.call('POST', '/api/admin/import', { rows })
  await jia.untilUploaded()

  await jia.goTo('/tasks')
  await page.getByLabel('搜索任务').fill('平台外抽取')
  await expect(taskRows(page)).toHaveText([/某甲商贸/, /某乙商贸/, /某丙商贸/])
  await expect(page.getByRole('grid', { name: '任务' }).getByRole('row').first()).toHaveText(/^逾期/)
  for (const [name, to] of Object.entries(dates)) {
    const found = taskRows(page).filter({ hasText: `某${name}商贸` })
    for (const part of [matterOf('registration'), '检查员乙', words(to)])
      await expect(found).toContainText(part)
    await expect(found).toContainText(to < today ? /逾期 \d/ : /剩 \d+ 个工作日/)
  }
  await taskRows(page).filter({ hasText: '某乙商贸' }).click()
  const next = page.getByRole('region', { name: '下一步' })
  await expect(next.getByRole('button', { name: '作回避声明' })).toBeVisible()
  await next.getByRole('button', { name: /剩 \d+ 个工作日/ }).focus()
  await expect(page.getByRole('tooltip')).toContainText(
    `任务截止 ${words(dates.乙)}（${chineseWeekday(dates.乙)}）`,
  )
  await page.keyboard.press('Escape')

  await jia.goTo('/help?view=district')
  await expectReport(jia, '抽查任务结束', 7, 20, 'F15')
  await expectReport(jia, '工作情况报送区局信用监管股', 7, 31, 'F19')
})

test('泽州: the 15 tasks of the plan are dispatched with the checklists of their matters, each with its last day', async ({
  station,
  laptop,
}) => {
  const pair: Pair = {
    district: '140525',
    station: 'zezhou-jincun',
    first: ['zez-jia', '检查员辰'],
    second: ['zez-yi', '检查员巳'],
  }
  const admin = await StationAdmin.signIn(station.address, 'zez-guanli', 'suijian-zez-guanli')
  const plan = asset<{ row: number; name: string; checklists: string[] }[]>('demo/plan.json')
  expect(plan).toHaveLength(15)
  const kinds: Record<number, string> = { 13: 'individual', 14: 'cooperative' }
  const rows = plan.map((task) =>
    row(pair, task.row, {
      taskNumber: `计划-${task.row}`,
      taskName: task.name,
      businessName: `计划第${task.row}项某某经营者`,
      kind: kinds[task.row] ?? 'enterprise',
      checklistIds: task.checklists,
      to: addCalendarDays(today, 30 + task.row),
    }),
  )
  await admin.call('POST', '/api/admin/import', { rows })
  const officer = await signedIn(await laptop(), pair.first)
  const { page } = officer
  await officer.goTo('/tasks')
  for (const task of plan) {
    await page.getByLabel('搜索任务').fill(`计划第${task.row}项`)
    await expect(taskRows(page)).toHaveCount(1)
    await expect(taskRows(page)).toContainText(task.checklists.map(matterOf).join('、'))
    await expect(taskRows(page)).toContainText(words(addCalendarDays(today, 30 + task.row)))
  }

  // 企业双随机抽查 has most matters: each opens its items; an article that nobody has read is marked.
  const id = await toChecklist(officer, pair, '计划第12项')
  const matters = page.getByRole('navigation', { name: '检查事项' })
  for (const checklist of plan[11]!.checklists) {
    const items = asset<{ items: { key: string; title: string }[] }>(`checklists/${checklist}.json`).items
    await officer.openItem(id, `${checklist}/${items[0]!.key}`)
    await expect(matters.getByRole('button', { name: matterOf(checklist) })).toContainText(/0\/\d+/)
    await expect(page.getByText(items[0]!.title).first()).toBeVisible()
  }
  await expect(page.getByRole('complementary', { name: '依据和方法' })).toContainText('待核')
})

test('秦皇岛: the special task of the province brings a checklist of its own', async ({
  station,
  laptop,
}) => {
  const pair: Pair = {
    district: '130300',
    station: 'qinhuangdao-haigang',
    first: ['qhd-jia', '检查员子'],
    second: ['qhd-yi', '检查员丑'],
  }
  const admin = await StationAdmin.signIn(station.address, 'qhd-guanli', 'suijian-qhd-guanli')
  const special = {
    taskName: '大型企业逾期尚未支付中小企业款项年报公示信息专项抽查',
    businessName: '某某重型机械集团有限公司',
    checklistIds: ['overdue-payments'],
  }
  await admin.call('POST', '/api/admin/import', { rows: [row(pair, 1, special)] })
  const officer = await signedIn(await laptop(), pair.first)
  const { page } = officer
  const id = await toChecklist(officer, pair, '某某重型机械')
  await officer.openItem(id, 'overdue-payments/amount')
  await expect(page.getByText('公示的逾期金额与应付账款明细是否一致？')).toBeVisible()
  const law = page.getByRole('complementary', { name: '依据和方法' })
  for (const name of ['保障中小企业款项支付条例', '企业信息公示暂行条例'])
    await expect(law.locator('p').filter({ hasText: name })).toContainText('待核')
  await officer.openItem(id, 'overdue-payments/scope')
  await officer.answerConform()
  await officer.untilUploaded()
  const { inspection } = await admin.record(id)
  expect(inspection.versions.checklists).toEqual([{ id: 'overdue-payments', version: 1 }])
  expect(inspection.answers['overdue-payments/scope']?.result).toBe('conform')
})
