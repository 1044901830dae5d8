import { expect } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { importRows, StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

test('an admin edits the rules of the district: compared before it is saved, a new version, earlier records keep theirs', async ({
  station,
  laptop,
}) => {
  const guanli = new Officer(await laptop(), '管理员', 'suijian-guanli')
  await guanli.signIn('guanli')
  await guanli.expectSynced()
  const { page } = guanli
  await page.getByRole('link', { name: '规则' }).click()
  await guanli.expectScreen()
  const changes = page.getByRole('region', { name: '改动' })
  await expect(changes).toContainText('还没有改动')

  const limit = page.getByRole('region', { name: '公示期限' })
  await limit.getByLabel('期限', { exact: true }).fill('25')
  await expect(limit.getByText('不能长于全国上限 20 个工作日')).toBeVisible()
  await expect(changes.getByRole('button', { name: '保存为第 2 版' })).toBeDisabled()
  await limit.getByLabel('期限', { exact: true }).fill('15')
  await page
    .getByRole('region', { name: '复核与审批' })
    .getByRole('checkbox', { name: /须经所负责人复核/ })
    .check()
  await expect(changes.getByRole('listitem')).toHaveText([
    '公示期限，期限原为：20 日（F16）改为：15 日（F16）',
    '结果复核，提交前原为：不要求复核（J11）改为：须经所负责人复核（J11）',
  ])

  await changes.getByRole('button', { name: '保存为第 2 版' }).click()
  await expect(changes.getByText('请写明修改理由')).toBeVisible()
  await changes.getByLabel(/^修改理由/).fill('区局新方案')
  await page.context().setOffline(true)
  await expect(changes.getByText('现在离线。规则存在站点')).toBeVisible({ timeout: 150_000 })
  await expect(changes.getByRole('button', { name: '保存为第 2 版' })).toBeDisabled()
  await page.context().setOffline(false)
  await expect(changes.getByText('现在离线')).toBeHidden({ timeout: 150_000 })
  await changes.getByRole('button', { name: '保存为第 2 版' }).click()
  await expect(page.getByText('已存为第 2 版')).toBeVisible()
  await expect(page.getByRole('region', { name: '历次版本' })).toContainText(/第 2 版，.*，管理员/)
  await expect(page.getByRole('contentinfo')).toContainText('丰泽区规则 第 2 版')

  const admin = await StationAdmin.signIn(station.address)
  await admin.call('POST', '/api/admin/import', { rows: importRows(1, '2026-新规') })
  const records = await admin.records()
  const made = records.find(({ inspection }) => inspection.task.number === '2026-新规')!.inspection
  expect([made.versions.profile.version, made.reviewRequired]).toEqual([2, true])
  for (const { inspection } of records)
    if (inspection.id !== made.id) expect(inspection.versions.profile.version, inspection.id).toBe(1)
})

test('an admin pastes the holidays of the next year: a date that was 暂算 on another laptop becomes sure', async ({
  station,
  laptop,
}) => {
  const admin = await StationAdmin.signIn(station.address)
  const [row] = importRows(1, '2026-跨年')
  await admin.call('POST', '/api/admin/import', { rows: [{ ...row, to: '2027-01-20' }] })
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  await jia.openTask('样板街')
  const next = jia.page.getByRole('region', { name: '下一步' })
  await expect(next.getByText('暂算')).toBeVisible()

  const guanli = new Officer(await laptop(), '管理员', 'suijian-guanli')
  await guanli.signIn('guanli')
  await guanli.expectSynced()
  await guanli.goTo('/rules')
  const { page } = guanli
  await page.getByRole('tab', { name: '节假日表' }).click()
  await expect(page.getByRole('region', { name: '已有年份' })).toContainText('2026')
  await page.getByLabel(/^放假通知的文号/).fill('演示用放假安排')
  const notice = page.getByLabel(/^通知正文/)
  await notice.fill('一、元旦：1月1日至3日放假，共3天。1月9日（周六）上班。')
  await expect(page.getByText('缺少国庆节')).toBeVisible()
  await notice.fill(
    '一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月9日（周六）上班。二、国庆节：10月1日至7日放假调休。',
  )
  await expect(page.getByText('放假 10 天')).toBeVisible()
  await page.getByRole('button', { name: '保存 2027 年放假安排' }).click()
  await expect(page.getByText('2027 年的放假安排已存为新的一版。')).toBeVisible()
  await expect(page.getByRole('region', { name: '已有年份' })).toContainText('2027')

  const { id } = (await admin.records()).find(
    ({ inspection }) => inspection.task.number === '2026-跨年',
  )!.inspection
  await jia.untilUploaded()
  await jia.goTo(`/inspections/${id}`)
  await expect(next.getByText('2027年1月20日')).toBeVisible()
  await expect(next.getByText('暂算')).toBeHidden()
})

test('an admin words a sentence of a paper anew: nonsense is named and not saved, what fits is previewed and saved', async ({
  laptop,
}) => {
  const guanli = new Officer(await laptop(), '管理员', 'suijian-guanli')
  await guanli.signIn('guanli')
  await guanli.expectSynced()
  const { page } = guanli
  await guanli.goTo('/rules')
  const group = page.getByRole('region', { name: '文书用语' })
  await group.getByText('检查通知书', { exact: false }).first().click()
  const opening = group.getByRole('region', { name: '首部' }).first()
  await opening.getByRole('button', { name: '添加本区写法' }).click()
  const wording = opening.getByLabel('本区写法')
  const save = page.getByRole('button', { name: '保存为第 2 版' })

  await wording.fill('现对{company}检查：')
  await expect(opening.getByRole('alert')).toContainText('不认识“{company}”，可以用的有')
  await expect(save).toBeDisabled()
  await wording.fill('就“{task}”对{you检查：')
  await expect(opening.getByRole('alert')).toContainText('花括号没有成对')

  await wording.fill('就“{task}”对{you}开展检查：')
  await expect(opening.getByText('例如：就“2026年企业公示信息抽查”对你单位开展检查：')).toBeVisible()
  const changes = page.getByRole('region', { name: '改动' })
  await expect(changes.getByRole('listitem')).toContainText('文书用语，检查通知书 首部')
  await guanli.expectScreen()
  await changes.getByLabel(/^修改理由/).fill('区局统一用语')
  await save.click()
  await expect(page.getByText('已存为第 2 版')).toBeVisible()
})
