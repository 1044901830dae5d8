import { createHash } from 'node:crypto'
import { expect } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

const fakeCamera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('evidence by drop, paste and camera is hashed at capture and arrives whole at the station', async ({
  station,
  laptop,
}) => {
  const page = await laptop(station.address, fakeCamera)
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const id = 'inspection-019'
  await jia.openItem(id, 'registration/address')
  const strip = page.getByRole('region', { name: '证据' })
  await expect(strip.getByText(/^证据 0 件/)).toBeVisible()

  const dropped = photo('门头.png', 200, 150, 7)
  await strip.evaluate(
    (element, { name, bytes }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(bytes)], name, { type: 'image/png' }))
      for (const type of ['dragenter', 'dragover', 'drop'])
        element.dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        )
    },
    { name: dropped.name, bytes: [...dropped.buffer] },
  )
  await expect(strip.getByText(/^证据 1 件/)).toBeVisible({ timeout: 90_000 })
  // The note of the file being kept may still stand beside it, and names it as well.
  await expect(strip.getByRole('button', { name: /^门头 / })).toBeVisible()

  const pasted = photo('租赁合同.png', 160, 120, 9)
  await page.evaluate(
    ({ name, bytes }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(bytes)], name, { type: 'image/png' }))
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true }))
    },
    { name: pasted.name, bytes: [...pasted.buffer] },
  )
  await expect(strip.getByText(/^证据 2 件/)).toBeVisible({ timeout: 90_000 })

  await strip.getByRole('button', { name: '拍照' }).click()
  const camera = page.getByRole('dialog')
  await expect(camera.getByLabel('摄像头画面')).toBeVisible()
  await camera.getByRole('button', { name: /^拍/ }).last().click()
  await expect(strip.getByText(/^证据 3 件/)).toBeVisible({ timeout: 90_000 })
  await page.keyboard.press('Escape')

  await jia.untilUploaded()
  const admin = await StationAdmin.signIn(station.address)
  const { inspection } = await admin.record(id)
  const own = inspection.evidence.filter(({ answerKey }) => answerKey === 'registration/address')
  expect(own.map(({ source }) => source).sort()).toEqual(['camera', 'drop', 'paste'])
  expect(own.find(({ source }) => source === 'drop')!.id).toBe(hashOf(dropped.buffer))
  expect(own.find(({ source }) => source === 'paste')!.id).toBe(hashOf(pasted.buffer))
  await expect(async () => {
    const { missing } = await admin.call<{ missing: string[] }>(
      'GET',
      `/api/evidence/missing?inspectionId=${id}`,
    )
    expect(missing).toEqual([])
  }).toPass({ timeout: 90_000 })
})
