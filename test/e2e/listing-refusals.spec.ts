import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { canonicalHash } from '../../shared/domain/canonical.ts'
import type { Command } from '../../shared/domain/commands.ts'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { TestDevice, type TestOfficer } from '../tools/client.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

const name = '泉州某丑投资咨询有限公司'

test('a head can not approve before the evidence is at the station, and can once it is', async ({
  station,
  laptop,
}) => {
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  await jia.addPartner('yi', 'suijian-yi')
  const id = await jia.openTask('某丑投资')
  // The link carries the commands, and breaks at every file.
  await jia.page.context().route('**/api/uploads**', (route) => route.abort('connectionreset'))
  await jia.arrive(id, ['检查员甲', '检查员乙'], false)
  await jia.concludeUnreachable(id, '登记的住所大门紧锁。', photo('门锁.png'))
  await jia.sign('检查员甲', 'suijian-jia')
  await jia.sign('检查员乙', 'suijian-yi')
  await jia.remind(id)
  await jia.proposeListing(id)
  const admin = await StationAdmin.signIn(station.address)
  const held = async () => (await admin.record(id)).inspection
  await expect(async () => expect((await held()).listing?.status).toBe('pending')).toPass()
  expect((await held()).state).toBe('sealed')

  const head = new Officer(await laptop(), '所长', 'suijian-suozhang')
  await head.signIn('suozhang')
  await head.expectSynced()
  await head.openCase(name)
  await head.signCase()
  const refusal = head.page.getByRole('alert')
  await expect(refusal).toContainText('证据还没有全部到达')
  await expect(refusal).toContainText('还有 1 件证据没有上传完。')
  expect((await held()).listing).toMatchObject({ status: 'pending', step: 'stationHead', reviews: [] })

  // The laptop that holds the file says that it is still to go up.
  await expect(jia.page.getByRole('status').filter({ hasText: '待上传' })).toContainText('待上传 1')
  await expect(jia.page.getByText('还有 1 件证据。中断后会接着传。')).toBeVisible()
  await jia.page.context().unroute('**/api/uploads**')
  await jia.untilUploaded()
  expect((await held()).state).toBe('accepted')
  await head.approveCase()
  await head.untilUploaded()
  expect((await held()).listing).toMatchObject({
    status: 'pending',
    step: 'bureauReviewer',
    reviews: [{ step: 'stationHead', decision: 'approve', reviewerName: '所长' }],
  })
})

/** A program of somebody's own approves, without asking the decision core; what the station makes of it. */
async function approveByForce(device: TestDevice, officer: TestOfficer, inspectionId: string) {
  await device.pull(officer)
  const state = device.inspection(inspectionId)
  const command = {
    id: randomUUID(),
    inspectionId,
    actorId: officer.account.id,
    deviceId: device.id,
    decidedAt: { wall: new Date().toISOString(), monotonicMilliseconds: 1 },
    versions: state.versions,
    baseHash: canonicalHash(state),
    type: 'reviewListing',
    payload: { step: 'stationHead', decision: 'approve', opinion: '同意' },
  } as Command
  const entry = await device.append(officer, command, [])
  return (await device.push(officer, [entry]))[0]
}

test('nobody approves the own record, and no head one that was not reported', async ({ station, laptop }) => {
  const reported = 'inspection-025'
  const unreported = 'inspection-022'
  const admin = await StationAdmin.signIn(station.address)
  const before = [await admin.record(reported), await admin.record(unreported)]

  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  await jia.goTo(`/inspections/${reported}`)
  await expect(jia.page.getByRole('region', { name: '下一步' })).toContainText('审批表在所负责人环节')
  await expect(jia.page.getByRole('link', { name: /^审批/ })).toHaveCount(0)
  await jia.goTo(`/approval?id=${reported}`)
  await expect(jia.page.getByText('审批由所负责人和上级局办理')).toBeVisible()
  await expect(jia.page.getByRole('button', { name: '同意并签字' })).toHaveCount(0)

  const head = new Officer(await laptop(), '所长', 'suijian-suozhang')
  await head.signIn('suozhang')
  await head.expectSynced()
  const { page } = head
  await head.goTo(`/inspections/${reported}`)
  await page.getByRole('button', { name: '去审批' }).click()
  const reportedName = before[0]!.inspection.business.name
  await expect(page.getByRole('region', { name: '经营异常名录审批表' })).toContainText(reportedName)
  await head.goTo(`/inspections/${unreported}`)
  await expect(page.getByRole('heading', { name: before[1]!.inspection.business.name })).toBeVisible()
  await expect(page.getByRole('region', { name: '下一步' })).not.toContainText('审批')
  await expect(page.getByRole('button', { name: '去审批' })).toHaveCount(0)
  await head.goTo(`/approval?id=${unreported}`)
  await expect(page.getByRole('region', { name: '经营异常名录审批表' })).toBeVisible()
  await expect(page.getByText(before[1]!.inspection.business.name)).toHaveCount(0)

  for (const [login, id, code] of [
    ['jia', reported, 'listing.wrong-role'],
    ['suozhang', unreported, 'listing.not-pending'],
  ] as const) {
    const device = new TestDevice(station.address, () => new Date().toISOString())
    const officer = await device.enrol(login, `suijian-${login}`)
    expect(await approveByForce(device, officer, id)).toMatchObject({ status: 'parked', refusal: { code } })
  }
  expect([await admin.record(reported), await admin.record(unreported)]).toEqual(before)
})
