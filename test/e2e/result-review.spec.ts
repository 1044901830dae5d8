import { expect } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

test('石家庄: the head returns a result once, the officers conclude and sign anew, and it is submitted when he passes it (J11)', async ({
  station,
  laptop,
}) => {
  const admin = await StationAdmin.signIn(station.address, 'sjz-guanli', 'suijian-sjz-guanli')
  const head = new Officer(await laptop(), '所长戊', 'suijian-sjz-suozhang')
  await head.signIn('sjz-suozhang')
  await head.expectSynced()
  const id = await head.openTask('石家庄某戊寅')
  const next = head.page.getByRole('region', { name: '下一步' })
  await expect(next).toContainText('复核检查结果')
  await expect(next).toContainText('J11')
  await next.getByRole('button', { name: '退回' }).click()
  const dialog = head.page.getByRole('dialog')
  await dialog.getByLabel(/^复核意见/).fill('年报逐项对比没有写明核对的材料，请补充后重报。')
  await dialog.getByRole('button', { name: '退回', exact: true }).click()
  await expect(dialog).toBeHidden()
  await head.untilUploaded()
  const returned = (await admin.record(id)).inspection
  expect(returned.process.amendments.map(({ kind }) => kind)).toEqual(['review-return'])
  expect(returned.signatures).toEqual([])

  const yin = new Officer(await laptop(), '检查员寅', 'suijian-sjz-jia')
  await yin.signIn('sjz-jia')
  await yin.expectSynced()
  await yin.addPartner('sjz-yi', 'suijian-sjz-yi')
  await yin.conclude(id, /^未发现问题/)
  await yin.partySigns()
  await yin.sign('检查员寅', 'suijian-sjz-jia')
  await yin.sign('检查员卯', 'suijian-sjz-yi')
  await yin.untilUploaded()
  expect((await admin.record(id)).inspection.state).toBe('awaiting-review')

  await head.untilUploaded()
  await head.goTo(`/inspections/${id}`)
  await next.getByRole('button', { name: '复核通过' }).click()
  await dialog.getByLabel(/^复核意见/).fill('材料已补充，同意提交。')
  await dialog.getByRole('button', { name: '通过', exact: true }).click()
  await expect(dialog).toBeHidden()
  await head.untilUploaded()
  const passed = (await admin.record(id)).inspection
  expect([passed.state, passed.process.review?.decision]).toEqual(['accepted', 'approve'])
})
