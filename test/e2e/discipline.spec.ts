import { expect } from '@playwright/test'
import { recordMethod, recordObstruction, tryMethod, tryOpinion } from '../flow/discipline.ts'
import { Officer } from '../flow/officer.ts'
import { photo } from '../flow/photo.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

const shots = process.env['SHOTS']

test('丰泽: 现场 is not replaced, the party does not pay for an opinion, a refusal by the party bars 未发现问题', async ({
  station,
  laptop,
}) => {
  const jia = new Officer(await laptop(), '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  const { page } = jia
  const id = 'inspection-019'
  await jia.goTo(`/inspections/${id}`)
  const officers = page.getByText('市场监督管理局，四级主办，专长 登记事项检查、公示信息检查')
  await expect(officers).toBeVisible()

  const byPaper = { method: '书面检查', enough: true, reason: '核对了登记档案。' }
  const refused = await tryMethod(jia, id, { ...byPaper, matter: '登记事项检查' })
  for (const part of ['不能用书面检查代替现场检查', '应当现场检查的事项', 'F20'])
    await expect(refused.getByRole('alert')).toContainText(part)
  if (shots) await page.screenshot({ path: `${shots}/method-refused.png` })
  await refused.getByRole('button', { name: '先不登记' }).click()
  await recordMethod(jia, id, { ...byPaper, matter: '年度报告公示信息的检查' })
  if (shots) await page.screenshot({ path: `${shots}/task-detail.png` })

  const opinion = {
    kind: '检测',
    body: '某某检测机构',
    entrustedBy: '泉州市丰泽区市场监督管理局',
    conclusion: '送检样品合格。',
    file: photo('检测报告.png'),
  }
  const dialog = await tryOpinion(jia, id, { ...opinion, payer: '当事人' })
  for (const part of ['费用不能由当事人承担', '谁委托、谁付费', 'P14'])
    await expect(dialog.getByRole('alert')).toContainText(part)
  if (shots) await page.screenshot({ path: `${shots}/opinion-refused.png` })
  await dialog.getByRole('radio', { name: '委托机关' }).check()
  await dialog.getByRole('button', { name: '添加专业结论' }).click()
  await expect(dialog).toBeHidden()
  const facts = page.getByRole('list', { name: '检查中的其他记录' })
  await expect(facts).toContainText('检测结论 送检样品合格。')

  await recordObstruction(jia, id, {
    kind: '拒不提供材料',
    facts: '要求出示进货台账，当事人三次拒绝提供。',
    witness: '社区网格员',
  })
  if (shots) await page.screenshot({ path: `${shots}/check.png` })
  await jia.goTo(`/inspections/${id}/conclude`)
  await expect(facts).toContainText('拒不提供材料 要求出示进货台账')
  await expect(facts).toContainText('检测结论 送检样品合格。')
  const results = page.getByRole('radiogroup', { name: '综合结论' })
  const none = results.locator('label[data-code="1"]')
  await expect(none).toContainText('全部抽查事项都已检查，没有不符合的项。')
  await expect(none).toContainText('不可选：已记录当事人拒不提供材料，应当记入检查结果')
  await expect(none.getByRole('radio')).toBeDisabled()
  const more = page.getByRole('button', { name: /^其余 \d+ 种结果$/ })
  if (await more.isVisible()) await more.click()
  await expect(results.locator('label[data-code="7"]').getByRole('radio')).toBeEnabled()
  if (shots) await page.screenshot({ path: `${shots}/conclude.png` })

  await jia.untilUploaded()
  const held = (await (await StationAdmin.signIn(station.address, 'jia', 'suijian-jia')).record(id))
    .inspection
  expect(held.methods.map(({ checklistId, method }) => [checklistId, method])).toEqual([
    ['annual-report-information', '书面检查'],
  ])
  expect(held.opinions).toMatchObject([{ body: '某某检测机构', payer: 'entrusting-body' }])
  expect(held.obstructions).toMatchObject([{ kind: 'refused-materials', witnessName: '社区网格员' }])
})

test('a joint visit begins with an officer of each department, and its results stand by department', async ({
  laptop,
}) => {
  const bing = new Officer(await laptop(), '检查员丙', 'suijian-bing')
  await bing.signIn('bing')
  await bing.expectSynced()
  const { page } = bing
  const id = await bing.openTask('某乙戌文物拍卖')
  await expect(page.getByText(/已检查过这一户，年度内原则上不再抽查/)).toBeVisible()
  await expect(page.getByText('列入经营异常名录').first()).toBeVisible()
  const methods = page.getByRole('region', { name: '检查方式' })
  await expect(methods).toContainText('文化和旅游局')
  if (shots) await page.screenshot({ path: `${shots}/joint.png` })

  await page.getByRole('button', { name: '登记到场' }).first().click()
  const dialog = page.getByRole('dialog')
  for (const name of ['检查员丙', '检查员丁'])
    await dialog.getByRole('checkbox', { name: new RegExp(`${name}到场`) }).check()
  await dialog.getByRole('checkbox', { name: /已出示执法证件/ }).check()
  await dialog.getByRole('checkbox', { name: /已告知/ }).check()
  await dialog.getByRole('radio', { name: /见到当事人或其代表/ }).check()
  await dialog.getByLabel(/姓名/).fill('现场负责人')
  await dialog.getByRole('button', { name: '登记到场' }).click()
  for (const part of ['有部门没有检查人员到场', '文化和旅游局有检查事项', 'P15'])
    await expect(dialog.getByRole('alert')).toContainText(part)
  if (shots) await page.screenshot({ path: `${shots}/arrival.png` })
  await dialog.getByRole('checkbox', { name: /检查员癸到场/ }).check()
  await dialog.getByRole('button', { name: '登记到场' }).click()
  await expect(page).toHaveURL(/\/check/)
  await bing.expectScreen()

  await bing.goTo(`/inspections/${id}/conclude`)
  await expect(page.getByRole('region', { name: '市场监督管理局' })).toContainText('登记事项检查')
  await expect(page.getByRole('region', { name: '文化和旅游局' })).toContainText('文物经营单位')
  if (shots) await page.screenshot({ path: `${shots}/joint-conclude.png` })
})
