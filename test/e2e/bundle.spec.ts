import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { declaredTask } from '../flow/papers.ts'
import { edit, pack, unpack } from '../tools/bundle-tamper.ts'
import { test } from './desk.ts'

test('a case bundle is exported from the history, and verified on the laptop with the station stopped', async ({
  station,
  laptop,
}) => {
  const [id] = await declaredTask(station.address, '案卷任务', 1)
  const page = await laptop()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  await jia.goTo(`/inspections/${id}/history`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出案卷' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^案卷 .+\.zip$/)
  const bundle = await readFile(await file.path())
  await expect(page.getByText(/^已存为 案卷 .+\.zip。$/)).toBeVisible()

  await station.stop()
  await page.getByRole('link', { name: '验证案卷' }).click()
  const panel = page.getByRole('region', { name: '验证案卷' })
  const open = (name: string, buffer: Buffer) =>
    panel.getByLabel('案卷文件').setInputFiles({ name, mimeType: 'application/zip', buffer })
  await open('good.zip', bundle)
  await expect(panel.getByText('没有发现改动，由本机登记的站点签发。')).toBeVisible()
  await expect(panel.getByText(/^操作 \d+ 条，签字 0 个，文件 0 个$/)).toBeVisible()

  const tampered = edit(unpack(bundle), 'record.json', (record) => {
    record.recusals[0].conflict = true
  })
  await open('bad.zip', Buffer.from(pack(tampered)))
  await expect(panel.getByRole('alert')).toContainText('案卷与签发时不一致')
  const faults = panel.getByRole('region', { name: '不一致的地方' })
  await expect(faults).toContainText('“record.json”与清单上的哈希不符')
  await expect(faults).toContainText(
    '记录的“recusals.0.conflict”与按操作得出的不同：应为 false，案卷里是 true',
  )
  await open('none.zip', Buffer.from('x'))
  await expect(panel.getByRole('alert')).toContainText('打不开这个文件：不是完整的 ZIP 文件')
  await expect(faults).toBeHidden()
})
