import { createHash } from 'node:crypto'
import { expect } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { pdfText } from '../tools/pdf-reader.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

const name = '泉州某丑投资咨询有限公司'
const photoOfLock = photo('门锁.png')
const facts = '登记的住所大门紧锁，门上没有招牌，邻居称该公司两个月前已搬走。'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('无法联系: the inspectors report it, the head returns it with a reason and approves it reported again', async ({
  station,
  laptop,
}) => {
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.addPartner('yi', 'suijian-yi')
  const id = await jia.openTask('某丑投资')
  await jia.arrive(id, ['检查员甲', '检查员乙'], false)
  await jia.concludeUnreachable(id, facts, photoOfLock)
  await jia.sign('检查员甲', 'suijian-jia')
  await jia.sign('检查员乙', 'suijian-yi')
  await jia.remind(id)
  await jia.proposeListing(id)

  const { page } = jia
  await jia.goTo(`/inspections/${id}/documents/listing-approval-form`)
  const text = pdfText(await jia.savePaper())
  const admin = await StationAdmin.signIn(station.address)
  const { business } = (await admin.record(id)).inspection
  for (const part of [
    '经营异常名录审批表',
    name,
    business.code,
    '通过登记的住所或者经营场所无法联系的',
    '《企业经营异常名录管理',
    facts,
  ])
    expect(text).toContain(part)
  await jia.untilUploaded()

  const head = new Officer(await laptop(), '所长', 'suijian-suozhang')
  await head.signIn('suozhang')
  await head.openCase(name)
  const evidence = head.page.getByRole('region', { name: '证据', exact: true })
  await expect(evidence.getByRole('button', { name: '门锁' }).locator('img')).toHaveJSProperty(
    'naturalWidth',
    264,
  )
  await expect(evidence).toContainText('1 件，打开时校验')
  await evidence.getByRole('button', { name: '门锁' }).click()
  const piece = head.page.getByRole('dialog')
  await expect(piece.getByRole('img', { name: '门锁' })).toHaveJSProperty('naturalWidth', 320)
  await expect(piece).toContainText(sha256(photoOfLock.buffer).match(/.{4}/g)!.join(' '))
  await head.page.keyboard.press('Escape')
  const reason = '请写明向物业核实的情况。'
  await head.returnCase(reason)
  await head.untilUploaded()

  await jia.untilUploaded()
  await jia.goTo(`/inspections/${id}`)
  await expect(page.getByRole('region', { name: '下一步' })).toContainText(`审批表被退回`)
  await expect(page.getByRole('region', { name: '下一步' })).toContainText(reason)
  await page.getByRole('button', { name: '修改并重报审批表' }).click()
  await expect(page.getByText('所长退回了审批表')).toBeVisible()
  await jia.proposeListing(id, `${facts}物业出具说明，确认已搬离。`)
  await jia.untilUploaded()

  await head.untilUploaded()
  await head.openCase(name)
  await expect(head.page.getByRole('region', { name: '经营异常名录审批表' })).toContainText(
    '物业出具说明，确认已搬离。',
  )
  await head.approveCase()
  await head.untilUploaded()

  const { listing, state } = (await admin.record(id)).inspection
  expect(state).toBe('accepted')
  expect(listing).toMatchObject({ status: 'pending', step: 'bureauReviewer' })
  expect(listing!.reviews).toMatchObject([
    { step: 'stationHead', decision: 'return', opinion: reason, reviewerName: '所长' },
    { step: 'stationHead', decision: 'approve', reviewerName: '所长' },
  ])
})
