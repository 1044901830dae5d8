import { expect } from '@playwright/test'
import { decideListing } from '../flow/listing.ts'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

/** A business of 东海, inspected by two officers of 泉秀. */
const id = 'inspection-045'
const number = /泉丰市监异入〔\d{4}〕第\d+号/

test('the listing goes from the business’s own station over four desks, one of them offline, to a decision', async ({
  station,
  laptop,
}) => {
  test.setTimeout(700_000)
  const admin = await StationAdmin.signIn(station.address)
  const held = async () => (await admin.record(id)).inspection
  const { business } = await held()
  expect(business.stationName).toBe('东海市场监管所')
  await admin.call('POST', `/api/admin/inspections/${id}/reassign`, {
    officerIds: ['account-jia', 'account-yi'],
    reason: '跨所抽查',
  })

  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.addPartner('yi', 'suijian-yi')
  await jia.expectSynced()
  await jia.declareNoConflict(id)
  await jia.partnerDeclares(id, '检查员乙', 'suijian-yi')
  await jia.issueNotice(id)
  await jia.recordDelivery()
  await jia.arrive(id, ['检查员甲', '检查员乙'], false)
  await jia.concludeUnreachable(id, '登记的住所大门紧锁，物业称已搬走。', photo('门锁.png'))
  await jia.sign('检查员甲', 'suijian-jia')
  await jia.sign('检查员乙', 'suijian-yi')
  await jia.untilUploaded()
  const step = (officer: Officer) => officer.page.getByRole('region', { name: '下一步' })
  await jia.goTo(`/inspections/${id}`)
  await expect(step(jia)).toContainText('等东海市场监管所填写审批表')
  await jia.goTo(`/inspections/${id}/conclude`)
  await expect(jia.page.getByText('本户属于东海市场监管所辖区')).toBeVisible()
  await expect(jia.page.getByRole('button', { name: '报审批表' })).toHaveCount(0)

  // Pushed to 东海: an inspector there who never saw the record completes the form.
  const wu = new Officer(await laptop(), '检查员戊', 'suijian-wu')
  await wu.signIn('wu')
  await wu.expectSynced()
  await wu.goTo('/tasks')
  await wu.page.getByLabel('搜索任务').fill(business.name.slice(0, 8))
  await expect(wu.page.getByRole('row').filter({ hasText: business.name })).toContainText('待填审批表')
  await wu.goTo(`/inspections/${id}`)
  await wu.remind(id)
  await wu.goTo(`/inspections/${id}`)
  await step(wu).getByRole('button', { name: '填写审批表' }).click()
  await wu.proposeListing(id)
  await wu.untilUploaded()

  const head = new Officer(await laptop(), '所长乙', 'suijian-suozhangyi')
  await head.signIn('suozhangyi')
  await head.expectSynced()
  await head.openCase(business.name)
  await head.returnCase('请写明向物业核实的情况。')
  await head.untilUploaded()
  await wu.untilUploaded()
  await wu.goTo(`/inspections/${id}`)
  await expect(step(wu)).toContainText('请写明向物业核实的情况。')
  await wu.proposeListing(id, '登记的住所大门紧锁。物业出具说明，确认已搬离。')
  await wu.untilUploaded()
  await head.untilUploaded()
  await head.openCase(business.name)
  await head.approveCase()
  await head.untilUploaded()

  // The reviewer decides with no network; the laptop brings it to the station later.
  const reviewer = new Officer(await laptop(), '区局审核员', 'suijian-shenhe')
  await reviewer.signIn('shenhe')
  await reviewer.expectSynced()
  await reviewer.openCase(business.name)
  await reviewer.page.context().setOffline(true)
  await reviewer.approveCase()
  await expect(reviewer.page.getByRole('status').filter({ hasText: '待上传 1' })).toBeVisible()
  expect((await held()).listing).toMatchObject({ status: 'pending', step: 'bureauReviewer' })
  await reviewer.page.context().setOffline(false)
  await reviewer.untilUploaded()
  expect((await held()).listing).toMatchObject({ status: 'pending', step: 'bureauApprover' })

  const approver = new Officer(await laptop(), '区局审批人', 'suijian-shenpi')
  const { page } = approver
  await approver.signIn('shenpi')
  await approver.expectSynced()
  await approver.openCase(business.name)
  await approver.approveCase()
  await expect(page.getByRole('list', { name: '审批环节' })).toContainText('区局审批')
  // Numbers come from the station only: offline the screen says so.
  const listed = page.getByRole('button', { name: '予以列入', exact: true })
  await expect(listed).toBeEnabled()
  await approver.untilUploaded()
  await approver.openCase(business.name)
  await page.context().setOffline(true)
  await expect(page.getByText(/离线，取不到文号/)).toBeVisible({ timeout: 150_000 })
  await expect(listed).toBeDisabled()
  await page.context().setOffline(false)
  await approver.untilUploaded()
  await approver.openCase(business.name)
  await decideListing(page, approver, '予以列入')
  await expect(page.getByText(number).first()).toBeVisible()
  await approver.untilUploaded()

  const { listing } = await held()
  expect(listing).toMatchObject({ status: 'decided', decision: { outcome: 'listed', byName: '区局审批人' } })
  expect(listing!.reviews.map(({ step: name, decision }) => [name, decision])).toEqual([
    ['stationHead', 'return'],
    ['stationHead', 'approve'],
    ['bureauReviewer', 'approve'],
    ['bureauApprover', 'approve'],
  ])
  await wu.untilUploaded()
  await wu.goTo(`/inspections/${id}`)
  await expect(wu.page.getByRole('region', { name: '列入审批' })).toContainText(listing!.decision!.number)
  expect(listing!.decision!.number).toMatch(number)
})
