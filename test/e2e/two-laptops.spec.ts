import { expect } from '@playwright/test'
import { findingsHash } from '../../shared/domain/findings.ts'
import { Officer } from '../flow/officer.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

const business = '某乙信息技术'

test('two officers, each on an own laptop: both declare, one inspects and signs, the other signs offline later', async ({
  station,
  laptop,
}) => {
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const id = await jia.openTask(business)
  await jia.declareNoConflict(id)
  await jia.untilUploaded()

  const yi = new Officer(await laptop(), '检查员乙', 'suijian-yi')
  await yi.signIn('yi')
  await yi.expectSynced()
  expect(await yi.openTask(business)).toBe(id)
  await yi.declareNoConflict(id)
  await yi.untilUploaded()

  await jia.untilUploaded()
  await jia.issueNotice(id)
  await jia.recordDelivery()
  await jia.arrive(id, ['检查员甲', '检查员乙'])
  await jia.fillMatters(id, [
    'registration/licence',
    'annual-report-information/investment',
    'instant-information/instant-contribution',
  ])
  await jia.conclude(id, /^未发现问题/)
  await jia.partySigns()
  await expect(jia.page.getByText('检查员乙没有在本机登记。')).toBeVisible()
  await jia.sign('检查员甲', 'suijian-jia')
  await jia.untilUploaded()

  await yi.untilUploaded()
  await station.stop()
  await yi.goTo(`/inspections/${id}`)
  await expect(yi.page.getByRole('region', { name: '下一步' })).toContainText('签字并封存')
  await yi.page.getByRole('button', { name: '去签字' }).click()
  await yi.sign('检查员乙', 'suijian-yi')
  await expect(yi.page.getByText('已封存，联网后自动上传')).toBeVisible()
  await station.start()
  await yi.untilUploaded()
  await jia.untilUploaded()

  const admin = await StationAdmin.signIn(station.address)
  const { inspection } = await admin.record(id)
  expect(inspection.state).toBe('accepted')
  expect(inspection.signatures.map(({ officerId }) => officerId)).toEqual(['account-jia', 'account-yi'])
  const hash = findingsHash(inspection)
  expect(inspection.signatures.map((signature) => signature.findingsHash)).toEqual([hash, hash])
  for (const officer of [jia, yi]) {
    await officer.goTo(`/inspections/${id}`)
    await expect(officer.page.getByText('已受理', { exact: true }).first()).toBeVisible()
    await officer.goTo(`/inspections/${id}/conclude`)
    await expect(officer.page.getByText('已封存，站点已受理')).toBeVisible()
    await expect(officer.page.getByRole('region', { name: '所签内容' })).toContainText(hash)
  }
})
