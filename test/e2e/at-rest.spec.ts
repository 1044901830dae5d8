import { expect, type Page, test } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { findPlaintext, unlikelyText } from '../tools/plaintext-search.ts'
import { importRows, StationAdmin } from '../tools/station-admin.ts'
import { StationChild } from '../tools/station-child.ts'
import { Laptop } from './store/laptop.ts'

let station: StationChild
let laptop: Laptop

test.beforeEach(async () => {
  station = await StationChild.start()
  laptop = await Laptop.make()
})
test.afterEach(async () => {
  await laptop.remove()
  await station.remove()
})

/** What stands in clear beside the store, so that the search is known to find what is there. */
async function plantControl(page: Page, text: string): Promise<void> {
  await page.evaluate(async (control) => {
    localStorage.setItem('control', control)
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('control')
      request.onupgradeneeded = () => request.result.createObjectStore('texts')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    await new Promise<void>((resolve) => {
      const writing = database.transaction('texts', 'readwrite', { durability: 'strict' })
      writing.objectStore('texts').put({ control }, 1)
      writing.oncomplete = () => resolve()
    })
    database.close()
  }, text)
}

test('locks itself after ten idle minutes, keeps what was typed, and leaves nothing of a record in clear', async () => {
  const [name, address, facts, note, control] = Array.from({ length: 5 }, () => unlikelyText()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const admin = await StationAdmin.signIn(station.address)
  const [row] = importRows(1, '静态检查')
  await admin.call('POST', '/api/admin/import', {
    rows: [{ ...row, businessName: `${name}有限公司`, registeredAddress: `${address}路 1 号` }],
  })
  const image = photo('现场.png')

  const page = await laptop.open(station.address)
  await page.clock.install()
  await page.reload()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.addPartner('yi', 'suijian-yi')
  const id = await jia.openTask(name)
  await expect(page.getByText(address).first()).toBeVisible()
  await jia.declareNoConflict(id)
  await jia.partnerDeclares(id, '检查员乙', 'suijian-yi')
  await jia.issueNotice(id)
  await jia.recordDelivery()
  await jia.arrive(id, ['检查员甲', '检查员乙'])
  await jia.openItem(id, 'registration/licence')
  await jia.answerNonconform(`${facts}。`, image)

  // The officer goes on typing and is called away: nothing is pressed to save it.
  await page.getByLabel(/发现的事实/).fill(`${facts}，${note}。`)
  await page.clock.fastForward('09:30')
  await expect(page.getByLabel(/发现的事实/)).toBeVisible()
  const goOn = page.getByRole('button', { name: '继续使用' })
  await goOn.click()
  await expect(goOn).toBeHidden()
  // Typing goes on where it stopped.
  await expect(page.getByLabel(/发现的事实/)).toBeFocused()
  await page.clock.fastForward('09:30')
  await expect(page.getByLabel(/发现的事实/)).toBeVisible()
  await page.clock.fastForward('00:31')
  await expect(page.getByText('长时间无人操作，已自动锁定')).toBeVisible()
  await expect(page.getByText(name)).toHaveCount(0)
  await jia.unlock()
  await expect(page.getByLabel(/发现的事实/)).toHaveValue(`${facts}，${note}。`)
  await jia.untilUploaded()

  await plantControl(page, control)
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await expect(page.getByLabel('密码', { exact: true })).toBeVisible()
  await laptop.close()
  const found = await findPlaintext(laptop.profile, [name, address, facts, note, control])
  expect(found.filter(({ text }) => text !== control)).toEqual([])
  expect(found.filter(({ text }) => text === control).map(({ file }) => file.split('/').at(-2))).toEqual(
    expect.arrayContaining([expect.stringContaining('leveldb')]),
  )
})
