import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { unzipSync } from 'fflate'
import { FollowUpSteps } from '../flow/follow-up.ts'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { RescueSteps } from '../flow/rescue.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

const ordered = 'inspection-081'

test('a form that a reload interrupted comes back with its photo; what was saved offline reaches the station in a rescue package', async ({
  station,
  laptop,
}, info) => {
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  // Without the system's dialog the browser gives the package as a download.
  await jia.page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await jia.page.reload()
  await jia.signIn('jia')
  await jia.expectSynced()
  const steps = new RescueSteps(jia)
  const followUp = new FollowUpSteps(jia)
  const dialog = jia.page.getByRole('dialog')
  const facts = dialog.getByLabel(/^复查情况/)
  const openForm = async () => {
    await jia.goTo(`/inspections/${ordered}`)
    await followUp.panel().getByRole('button', { name: '登记复查' }).click()
  }

  await openForm()
  await facts.fill('写错了户的一段话。')
  await steps.reloadWithDrafts(1)
  await openForm()
  await expect(steps.found()).toContainText(/检查员甲 .*在这里填过，没有保存：“写错了户的一段话。”/)
  await expect(facts).toHaveValue('')
  await steps.found().getByRole('button', { name: '放弃' }).click()
  await expect(steps.found()).toContainText('放弃后找不回来')
  await steps.found().getByRole('button', { name: '确认放弃' }).click()
  await expect(steps.found()).toBeHidden()

  const after = photo('改正后.png', 320, 240, 91)
  await facts.fill('门头牌匾已经更换。')
  await dialog.getByTestId('proof-file').setInputFiles(after)
  await steps.reloadWithDrafts(1)
  await openForm()
  await expect(steps.found()).toContainText('带 1 个文件')
  await jia.page.screenshot({ path: info.outputPath('draft.png') })
  await steps.found().getByRole('button', { name: '恢复' }).click()
  await expect(facts).toHaveValue('门头牌匾已经更换。')
  await expect(dialog).toContainText('改正后.png')
  await station.stop()
  await dialog.getByRole('button', { name: '登记复查' }).click()
  await expect(dialog).toBeHidden()
  await expect(followUp.panel()).toContainText('复查：已改正')

  const number = await steps.deviceNumber()
  await jia.page.keyboard.press('g')
  await jia.page.keyboard.press('l')
  const file = info.outputPath('rescue.zip')
  await steps.exportFromUnlock(file)
  await jia.page.screenshot({ path: info.outputPath('export.png') })
  const package_ = await readFile(file)
  expect(Object.keys(unzipSync(package_))).toEqual(['说明.txt', 'envelope.json', 'package.sealed'])
  expect(package_.includes('门头牌匾已经更换。')).toBe(false)
  expect(package_.includes(after.buffer)).toBe(false)
  const sha256 = createHash('sha256').update(after.buffer).digest('hex')

  await station.start()
  const admin = new Officer(await laptop(), '管理员', 'suijian-guanli')
  await admin.signIn('guanli')
  await admin.expectSynced()
  const desk = new RescueSteps(admin)
  await desk.import(file)
  await expect(admin.page.getByText('救援包里的操作和文件都在站点了。')).toBeVisible()
  await admin.page.screenshot({ path: info.outputPath('import.png') })
  const { inspection } = await (await StationAdmin.signIn(station.address)).record(ordered)
  expect(inspection.process.followUp.reinspections).toMatchObject([
    { outcome: 'corrected', facts: '门头牌匾已经更换。', proofIds: [sha256] },
  ])
  await desk.import(file)
  await expect(admin.page.getByRole('table', { name: '逐行结果' })).toContainText('站点已有')

  await desk.stopDevice(number, '电脑交回。')
  await expect(admin.page.getByRole('button', { name: `停用 ${number}` })).toHaveCount(0)
})
