import { expect } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

test('濮阳县 forbids advance notice: the notice is refused before arrival, arrival needs none, the notice follows on site', async ({
  station,
  laptop,
}) => {
  const xin = new Officer(await laptop(), '检查员辛', 'suijian-xin')
  await xin.signIn('xin')
  await xin.expectSynced()
  await xin.addPartner('ren', 'suijian-ren')
  const { page } = xin
  const id = await xin.openTask('某律商贸')
  await xin.declareNoConflict(id)
  await xin.partnerDeclares(id, '检查员壬', 'suijian-ren')

  const notice = page.getByRole('region', { name: '通知与送达' })
  await expect(notice).toContainText('濮阳县不得事先通知，通知书在到场后当面出具。')
  await expect(notice.getByRole('link', { name: '出具通知书' })).toBeHidden()
  await xin.goTo(`/inspections/${id}/documents/inspection-notice`)
  await expect(page.getByText('草稿，未编号').first()).toBeVisible()
  await page.getByRole('button', { name: '出具通知书' }).click()
  const refusal = page.getByRole('alert')
  for (const part of [
    '本区不得事先通知',
    '濮阳县的方案要求不透露抽查的具体时间和地点。',
    '通知书请在到场后当面出具。',
    'P2 不透露抽查的具体时间和地点',
  ])
    await expect(refusal).toContainText(part)
  await expect(page.getByRole('button', { name: '保存 PDF' })).toBeDisabled()
  await expect(page.getByRole('button', { name: '打印草稿' })).toBeDisabled()
  await page.getByRole('button', { name: '回到本户检查' }).click()

  await xin.arrive(id, ['检查员辛', '检查员壬'])
  await xin.goTo(`/inspections/${id}`)
  await expect(notice).toContainText('本区不得事先通知，已经到场，通知书当面出具。')
  const number = await xin.issueNotice(id)
  expect(number).toMatch(/^濮县市监检通〔\d{4}〕\d+号$/)
  await xin.untilUploaded()
  const held = (await (await StationAdmin.signIn(station.address, 'xin', 'suijian-xin')).record(id))
    .inspection
  expect(held.state).toBe('inspecting')
  expect(held.deliveries).toEqual([])
  expect(held.documents.map((entry) => entry.number)).toEqual([number])
  expect(Date.parse(held.documents[0]!.issuedAt)).toBeGreaterThan(Date.parse(held.arrival!.at))
})

test('丰泽区 asks for notice: arrival is not open before it was given', async ({ laptop }) => {
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const { page } = jia
  const id = await jia.openTask('某𫖯影视')
  expect(id).toBe('inspection-015')
  const next = page.getByRole('region', { name: '下一步' })
  await expect(next).toContainText('丰泽区要求检查前先通知当事人。')
  await expect(next).toContainText('F10')
  await expect(next.getByRole('button', { name: '出具通知书' })).toBeVisible()
  await expect(page.getByRole('button', { name: '登记到场' })).toHaveCount(0)
  await jia.goTo(`/inspections/${id}/check`)
  await expect(page.getByText('还没有登记到场')).toBeVisible()
  await expect(page.getByText('本户处于“待通知”')).toBeVisible()

  await jia.issueNotice(id)
  await jia.goTo(`/inspections/${id}`)
  await expect(next).toContainText('登记通知送达')
  await expect(page.getByRole('button', { name: '登记到场' })).toHaveCount(0)
  await jia.goTo(`/inspections/${id}/documents/inspection-notice`)
  await jia.recordDelivery()
  await jia.arrive(id, ['检查员甲', '检查员乙'])
})
