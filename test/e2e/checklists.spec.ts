import { expect } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { importRows, StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

test('an admin writes the next version of a checklist: later tasks have it, dispatched ones keep theirs (P3, J9)', async ({
  station,
  laptop,
}) => {
  const admin = await StationAdmin.signIn(station.address)
  const [first, second] = importRows(2, '2026-检查表')
  await admin.call('POST', '/api/admin/import', { rows: [first] })

  const guanli = new Officer(await laptop(), '管理员', 'suijian-guanli')
  await guanli.signIn('guanli')
  await guanli.expectSynced()
  await guanli.goTo('/rules')
  const { page } = guanli
  await page.getByRole('tab', { name: '检查表' }).click()
  await page.getByLabel('事项名称').selectOption({ label: '登记事项检查' })
  const changes = page.getByRole('region', { name: '改动' })
  await expect(changes).toContainText('还没有改动')

  const item = page.getByRole('region', { name: '第 1 项', exact: true })
  await item.getByLabel('问题').fill('')
  await expect(item.getByText('请写明检查人员要回答的问题')).toBeVisible()
  await item.getByLabel('问题').fill('营业执照正本是否挂在进门处？')
  const unverified = page.getByRole('checkbox', { name: '待核', checked: true })
  const before = await unverified.count()
  await unverified.first().uncheck()
  await expect(unverified).toHaveCount(before - 1)
  await expect(changes.getByRole('listitem')).toHaveCount(2)
  await expect(changes.getByRole('listitem').first()).toContainText('改为：营业执照正本是否挂在进门处？')
  await changes.getByRole('button', { name: '保存为第 2 版' }).click()
  await expect(changes.getByText('请写明修改理由')).toBeVisible()
  await changes.getByLabel(/^修改理由/).fill('条文已核对')
  await changes.getByRole('button', { name: '保存为第 2 版' }).click()
  await expect(page.getByText('已存为第 2 版')).toBeVisible()
  await expect(item.getByLabel('问题')).toHaveValue('营业执照正本是否挂在进门处？')
  await expect(unverified).toHaveCount(before - 1)

  await admin.call('POST', '/api/admin/import', { rows: [second] })
  const pinned = (await admin.records())
    .filter(({ inspection }) => inspection.task.number === '2026-检查表')
    .map(({ inspection }) => [inspection.business.code, inspection.versions.checklists])
  expect(new Map(pinned as [string, unknown][])).toEqual(
    new Map([
      [first!.code, [{ id: 'registration', version: 1 }]],
      [second!.code, [{ id: 'registration', version: 2 }]],
    ]),
  )
})
