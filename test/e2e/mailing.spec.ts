import { expect, test } from '@playwright/test'
import { addCalendarDays } from '../../shared/domain/calendar.ts'
import { chinaDate, chineseDate } from '../../shared/domain/china-time.ts'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { pdfText } from '../tools/pdf-reader.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { StationChild } from '../tools/station-child.ts'
import { Laptop } from './store/laptop.ts'

const business = '某䶮国际货运代理'
const clock = { SUIJIAN_CLOCK_OFFSET_DAYS: '0' }
const began = new Date()
/** A day of the story as the screen writes it; the first letter is posted on day 0. */
const day = (days: number) => chineseDate(addCalendarDays(chinaDate(began.toISOString()), days))

let station: StationChild
let machine: Laptop
test.beforeEach(async () => {
  clock.SUIJIAN_CLOCK_OFFSET_DAYS = '0'
  station = await StationChild.start({ env: clock })
  machine = await Laptop.make()
})
test.afterEach(async () => {
  await machine.remove()
  await station.remove()
})

test('无法联系 without a visit: two letters inside their window, the reminder, the 审批表', async () => {
  test.setTimeout(700_000)
  const page = await machine.open('about:blank')
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  const step = page.getByRole('region', { name: '下一步' })
  let id = ''
  /** Days later: the station runs on, the laptop is opened again. */
  const onDay = async (days: number) => {
    await station.stop()
    clock.SUIJIAN_CLOCK_OFFSET_DAYS = String(days)
    await station.start()
    await page.clock.setFixedTime(Date.now() + days * 86_400_000)
    await page.reload()
    await jia.unlock()
    await jia.goTo(`/inspections/${id}`)
    await expect(step).toBeVisible()
  }
  await page.clock.setFixedTime(Date.now())
  await page.goto(station.address)
  await jia.signIn('jia')
  await jia.addPartner('yi', 'suijian-yi')
  id = await jia.openTask(business)
  await jia.declareNoConflict(id)
  await jia.partnerDeclares(id, '检查员乙', 'suijian-yi')

  // The first letter: the window of the second is shown from the first day.
  await jia.postLetter('登记邮寄', '1000000000117', photo('收据.png', 320, 240, 11))
  await expect(jia.ledger()).toContainText('收据 1 件')
  await expect(jia.ledger()).toContainText('今天 第 0 日')
  for (const words of [`${day(15)}第 15 日，可寄`, `${day(30)}第 30 日，最后一天`])
    await expect(jia.ledger()).toContainText(words)

  await onDay(7)
  await jia.letterReturned('无人签收', photo('退信一.png', 320, 240, 12))
  await expect(jia.ledger()).toContainText('收据、退信 2 件')
  // Before the window: no second letter is offered, and the screen says from when, with the rule.
  await expect(step).toContainText(`第二次邮寄 ${day(15)}起可以寄`)
  await expect(step).toContainText(`今天是第 7 日，须间隔 15 至 30 日`)
  await expect(step).toContainText('F6')
  await expect(page.getByRole('button', { name: /登记(第二次)?邮寄/ })).toHaveCount(0)

  await onDay(15)
  await page.getByRole('button', { name: '登记第二次邮寄' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^单号/).fill('1000000000225')
  await dialog.getByLabel(/^寄出日期/).fill(addCalendarDays(chinaDate(began.toISOString()), 14))
  await dialog.getByRole('button', { name: '登记邮寄' }).click()
  const refusal = dialog.getByRole('alert')
  await expect(refusal).toContainText('现在还不能登记第二次邮寄')
  await expect(refusal).toContainText(`第一次 ${day(0)}寄出，填写的寄出日是第 14 日`)
  await expect(refusal).toContainText(`${day(15)}至${day(30)}之间寄出即可`)
  await expect(refusal).toContainText('F6')
  // Esc closes the dialog and leaves the record open.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await jia.postLetter('登记第二次邮寄', '1000000000225')
  await expect(jia.ledger().getByRole('row').last()).toContainText('15 日')

  await onDay(22)
  await jia.letterReturned('查无此单位', photo('退信二.png', 320, 240, 13))
  await expect(step).toContainText('不到场也可以认定无法联系')
  await page.getByRole('button', { name: '作结论' }).click()
  await expect(
    page
      .locator('label')
      .filter({ hasText: '未按规定公示年报' })
      .getByText(/不可选：没有到场核查时/),
  ).toBeVisible()
  await expect(page.getByRole('radio', { name: /^未发现问题/ })).toBeDisabled()
  await jia.conclude(id, /^通过登记的住所（经营场所）无法联系/)
  await jia.partyAbsent()
  await jia.sign('检查员甲', 'suijian-jia')
  await jia.sign('检查员乙', 'suijian-yi')

  // 丰泽 asks for the reminder before the listing (F7).
  await expect(page.getByText('丰泽区要求列入前以电话或者短信提醒当事人')).toBeVisible()
  await expect(page.getByRole('button', { name: '报审批表' })).toHaveCount(0)
  await jia.remind(id)
  await jia.proposeListing(id)
  await jia.goTo(`/inspections/${id}/documents/listing-approval-form`)
  const text = pdfText(await jia.savePaper())
  for (const part of [
    '邮件号1000000000117',
    '邮件号1000000000225',
    '两次邮寄间隔15日',
    '提醒记录',
    '查无此单位',
  ])
    expect(text).toContain(part)

  await jia.untilUploaded()
  const admin = await StationAdmin.signIn(station.address)
  await expect(async () => {
    const held = (await admin.record(id)).inspection
    expect(held.state).toBe('accepted')
    expect(held.arrival).toBeUndefined()
    expect(held.listing?.status).toBe('pending')
  }).toPass()
  const held = (await admin.record(id)).inspection
  expect(held.mailings.map(({ outcome }) => outcome?.note)).toEqual(['无人签收', '查无此单位'])
  expect(held.reminders).toHaveLength(1)
  expect(held.signatures.map(({ officerId }) => officerId)).toEqual(['account-jia', 'account-yi'])
  expect(new Set(held.signatures.map(({ findingsHash }) => findingsHash)).size).toBe(1)
  expect(errors).toEqual([])
})
