import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { MeddlingProxy } from '../tools/meddling-proxy.ts'
import { pdfText } from '../tools/pdf-reader.ts'
import { importRows, madeUpCode, StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

test('a photo that is none and an empty file are not added, and the record stays as it was', async ({
  laptop,
}) => {
  const page = await laptop()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  await jia.openItem('inspection-019', 'registration/licence')
  const strip = page.getByRole('region', { name: '证据' })
  const pieces = strip.getByText(/^证据 \d+ 件/)
  const before = await pieces.textContent()
  const add = (name: string, buffer: Buffer) =>
    page.getByTestId('evidence-file').setInputFiles({ name, mimeType: 'image/jpeg', buffer })

  await add('门头.jpg', Buffer.from('这是一段文字，不是照片。'))
  const refused = strip.getByRole('alert')
  await expect(refused).toContainText('“门头.jpg”没有添加')
  await expect(refused).toContainText('“门头.jpg”不是能打开的图片。请选照片，或者作为文件添加。')
  await strip.getByRole('button', { name: '不添加这个文件' }).click()
  await expect(refused).toHaveCount(0)

  await add('空.jpg', Buffer.alloc(0))
  await expect(refused).toContainText('“空.jpg”是空文件，没有添加。')
  await expect.poll(() => pieces.textContent()).toBe(before)
  await expect(page.getByRole('status').filter({ hasText: '待上传' })).toContainText('待上传 0')
})

/** A name that would run, and one as long as names may be, that breaks nowhere. */
const script = '<script>window.ran = true</script><img src=x onerror="window.ran = true">'
const names = [`泉州某${script}贸易有限公司`, `泉州市${'某甲乙丙丁戊己庚辛壬'.repeat(29)}长名有限公司`]

async function importNamed(station: { address: string }, rows: object[]) {
  const admin = await StationAdmin.signIn(station.address)
  const whole = importRows(rows.length, 'bad-input').map((row, index) => ({ ...row, ...rows[index] }))
  return admin.call<{ imported: number; warnings: { field: string; message: string }[] }>(
    'POST',
    '/api/admin/import',
    { rows: whole },
  )
}

/** Opens a business and issues its notice; the text of the saved PDF. */
async function noticeText(page: Page, jia: Officer, code: string, name: string): Promise<string> {
  await jia.goTo('/tasks')
  await page.getByLabel('搜索任务').fill(code)
  const row = page.getByRole('row').filter({ hasText: code })
  await expect(row.getByRole('rowheader')).toContainText(name)
  const id = await jia.openTask(code)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await jia.declareNoConflict(id)
  await jia.partnerDeclares(id, '检查员乙', 'suijian-yi')
  await jia.issueNotice(id)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '保存 PDF' }).click()
  return pdfText(await readFile(await (await download).path()))
}

test('a name with markup and one of 300 characters stand unharmed in list, detail and notice', async ({
  station,
  laptop,
}) => {
  // As long as the import allows.
  const longest = names[1]!.padEnd(300, '长')
  const given = [names[0]!, longest]
  await importNamed(
    station,
    given.map((businessName) => ({ businessName })),
  )
  const page = await laptop()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.addPartner('yi', 'suijian-yi')
  await jia.expectSynced()
  for (const [index, name] of given.entries()) {
    const text = await noticeText(page, jia, madeUpCode(index + 1), name)
    expect(text).toContain(name.replaceAll(' ', ''))
  }
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})

test('the import names row and field of a name too long and of a wrong check digit, and warns of an old number', async ({
  station,
}) => {
  await expect(importNamed(station, [{}, { businessName: '长'.repeat(301) }])).rejects.toThrow(
    /400 .*第 2 行“市场主体名称”有误：不能超过 300 个字/,
  )
  const right = madeUpCode(1)
  const wrong = right.slice(0, 17) + (right.endsWith('0') ? '1' : '0')
  await expect(importNamed(station, [{ code: wrong }])).rejects.toThrow(
    new RegExp(`400 .*第 1 行“统一社会信用代码”有误：.*校验位应为 ${right[17]}，写的是 ${wrong[17]}`),
  )
  expect(await importNamed(station, [{ code: '350503100000019' }])).toMatchObject({
    imported: 1,
    warnings: [{ field: '统一社会信用代码', message: expect.stringContaining('是旧的注册号。可以导入') }],
  })
})

test('a malformed page of the station is said in 同步 and changes nothing; the next round is fine', async ({
  station,
  laptop,
}) => {
  const proxy = await MeddlingProxy.start(station.address)
  try {
    const page = await laptop(proxy.address)
    const jia = new Officer(page, '检查员甲', 'suijian-jia')
    await jia.signIn('jia')
    await jia.expectSynced()
    const all = page.getByRole('tab', { name: /^全部/ })
    const before = (await all.textContent())!
    proxy.meddle = (path, text) =>
      path.startsWith('/api/sync/pull') ? text.replace('"business":{', '"besiness":{') : text
    await importNamed(station, [{}])

    await jia.goTo('/sync')
    await page.getByRole('button', { name: '立即同步' }).click()
    const overview = page.getByRole('region', { name: '同步情况' })
    await expect(overview).toContainText(
      /站点发来的数据不合格式（.+），这一页没有写入，本机内容不变。请联系管理员。/,
    )
    await jia.goTo('/tasks')
    await expect(all).toHaveText(before)

    proxy.meddle = undefined
    await jia.untilUploaded()
    await expect(overview).not.toContainText('不合格式')
    await jia.goTo('/tasks')
    await expect(all).toHaveText(`全部 ${Number(/\d+/.exec(before)?.[0]) + 1}`)
    await jia.openTask(madeUpCode(1))
  } finally {
    await proxy.stop()
  }
})
