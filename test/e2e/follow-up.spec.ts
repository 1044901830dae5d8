import { createHash } from 'node:crypto'
import { expect } from '@playwright/test'
import { FollowUpSteps } from '../flow/follow-up.ts'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

const ordered = { id: 'inspection-081', name: '泉州某乙亥广告有限公司' }
const handedOver = { id: 'inspection-082', name: '泉州某丙子餐饮管理有限公司' }
/** What a report counts: both signed and nobody has to pass it any more. */
const submittedStates = ['sealed', 'accepted', 'awaiting-publication', 'published', 'archived']
/** 抽查检查结果 that are of a problem, by their codes in the national list. */
const problemCodes = ['2', '3', '4', '6', '9']

test('a 复查 with its photo offline, a lead that comes back and goes out again, and the figure on the head’s screen', async ({
  station,
  laptop,
}) => {
  const head = new Officer(await laptop(), '所长', 'suijian-suozhang')
  await head.signIn('suozhang')
  await head.expectSynced()
  const desk = new FollowUpSteps(head)
  await desk.openScreen()
  const before = await desk.handled('本所范围')
  expect(before.done).toBeLessThan(before.total)

  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const steps = new FollowUpSteps(jia)
  await steps.openScreen()
  const own = await steps.handled('本人范围')
  const open = jia.page.getByRole('row').filter({ hasText: ordered.name })
  await expect(open).toContainText('尚未复查')
  await expect(jia.page.getByRole('row').filter({ hasText: '逾期' })).not.toHaveCount(0)
  await steps.take(ordered.name)
  await expect(steps.panel()).toContainText('没有办结的，不能归档')

  await station.stop()
  await steps.reinspect('门头牌匾已经更换，与登记的名称一致。')
  const refusal = jia.page.getByRole('dialog').getByRole('alert')
  await expect(refusal).toContainText('还没有已改正的材料')
  const after = photo('改正后.png', 320, 240, 77)
  await steps.addProofAndSubmit('登记复查', after)
  await expect(steps.panel()).toContainText('复查：已改正')
  await expect(steps.panel()).toContainText('已办结')

  // A lead that the receiver gives back has to go out again.
  await jia.goTo(`/inspections/${handedOver.id}`)
  await steps.feedback(/^退回/, '不属于本股管辖。')
  await expect(steps.panel()).toContainText('退回，需要重新移送')
  await steps.transfer('区局执法股', '值班人员', photo('移送回执.png', 320, 240, 78))
  await expect(steps.panel()).toContainText('等待区局执法股反馈')
  await steps.feedback(/^已立案/, '已立案调查。')
  await expect(steps.panel()).toContainText('已办结')

  // Offline the same count runs over the records of the laptop.
  await steps.openScreen()
  await expect.poll(() => steps.handled('本机范围')).toEqual({ total: own.total, done: own.done + 2 })
  await expect(open).toHaveCount(0)

  await station.start()
  await jia.untilUploaded()
  const admin = await StationAdmin.signIn(station.address)
  const sha256 = createHash('sha256').update(after.buffer).digest('hex')
  const { inspection } = await admin.record(ordered.id)
  expect(inspection.state).toBe('accepted')
  expect(inspection.process.followUp.reinspections).toMatchObject([
    { outcome: 'corrected', present: ['account-jia', 'account-yi'], proofIds: [sha256] },
  ])
  const lead = (await admin.record(handedOver.id)).inspection.process.followUp
  expect(lead.transfers.map(({ receiver, feedback }) => [receiver, feedback?.outcome])).toEqual([
    ['区局食品流通股', 'returned'],
    ['区局执法股', 'filed'],
  ])
  await steps.openScreen()
  await expect.poll(() => steps.handled('本人范围')).toEqual({ total: own.total, done: own.done + 2 })

  await head.untilUploaded()
  await desk.openScreen()
  await expect.poll(() => desk.handled('本所范围')).toEqual({ total: before.total, done: before.done + 2 })
  // 户数 and 发现问题户数 of the 所, as its records say (J15, F18).
  const submitted = (await admin.records())
    .map(({ inspection }) => inspection)
    .filter(({ stationId, state }) => stationId === 'fengze-quanxiu' && submittedStates.includes(state))
  const problems = submitted.filter(({ conclusion }) => problemCodes.includes(conclusion!.resultCode))
  await expect(head.page.getByRole('region', { name: '处置和公示情况' })).toContainText(
    `检查 ${submitted.length} 户，发现问题 ${problems.length} 户`,
  )
  await head.goTo(`/inspections/${ordered.id}`)
  await expect(desk.panel().getByRole('button', { name: '登记复查' })).toHaveCount(0)
  await desk.panel().getByRole('button', { name: '改正后.png' }).click()
  const picture = head.page.getByRole('dialog').getByAltText('复查：已改正')
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
})
