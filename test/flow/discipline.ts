import { expect, type Locator } from '@playwright/test'
import type { Officer, Photo } from './officer.ts'

/** How a matter was checked, in the words of the dialog. */
export interface MethodWords {
  /** Name of the 抽查事项. */
  matter: string
  /** 现场检查, 书面检查, 信息共享, 网络监测, 视频检查. */
  method: string
  enough: boolean
  reason: string
}

/** Opens 登记检查方式 and fills it in. */
export async function openMethod(officer: Officer, id: string, words: MethodWords): Promise<Locator> {
  const { page } = officer
  await officer.goTo(`/inspections/${id}`)
  const row = page
    .getByRole('region', { name: '检查方式' })
    .getByRole('row')
    .filter({ hasText: words.matter })
  await row.getByRole('button', { name: /检查方式/ }).click()
  const dialog = page.getByRole('dialog', { name: '登记检查方式' })
  await dialog.getByRole('radio', { name: words.method }).check()
  await dialog.getByRole('radio', { name: words.enough ? /^足以认定/ : /^不足以认定/ }).check()
  await dialog.getByLabel(/^理由/).fill(words.reason)
  return dialog
}

/** Fills in and gives 登记检查方式; what comes of it is left to the caller. */
export async function tryMethod(officer: Officer, id: string, words: MethodWords): Promise<Locator> {
  const dialog = await openMethod(officer, id, words)
  await dialog.getByRole('button', { name: '登记检查方式' }).click()
  return dialog
}

/** 登记检查方式 of one matter, taken. */
export async function recordMethod(officer: Officer, id: string, words: MethodWords): Promise<void> {
  const dialog = await tryMethod(officer, id, words)
  await expect(dialog).toBeHidden()
  const row = officer.page
    .getByRole('region', { name: '检查方式' })
    .getByRole('row')
    .filter({ hasText: words.matter })
  await expect(row).toContainText(words.method)
  await expect(row).toContainText(words.enough ? '足以认定' : '不足以认定')
}

/** Opens 更多记录 in the header of the checklist and chooses one of its acts. */
async function chooseRecord(officer: Officer, id: string, name: string): Promise<Locator> {
  const { page } = officer
  await officer.goTo(`/inspections/${id}/check`)
  await page.getByRole('button', { name: '更多记录' }).click()
  await page.getByRole('menuitem', { name }).click()
  const dialog = page.getByRole('dialog', { name })
  await expect(dialog).toBeVisible()
  return dialog
}

export interface OpinionWords {
  kind: string
  body: string
  entrustedBy: string
  payer: '委托机关' | '当事人'
  conclusion: string
  /** The text of the opinion. */
  file: Photo
}

/** Fills in and gives 添加专业结论. */
export async function tryOpinion(officer: Officer, id: string, words: OpinionWords): Promise<Locator> {
  const dialog = await chooseRecord(officer, id, '添加专业结论')
  await dialog.getByLabel(/^种类/).selectOption({ label: words.kind })
  await dialog.getByLabel(/^出具机构/).fill(words.body)
  await dialog.getByRole('textbox', { name: /^委托机关/ }).fill(words.entrustedBy)
  await dialog.getByRole('radio', { name: words.payer }).check()
  await dialog.getByRole('textbox', { name: /^结论/ }).fill(words.conclusion)
  await dialog.getByTestId('opinion-file').setInputFiles(words.file)
  await expect(dialog.getByLabel(/^原文/).locator('option:checked')).toContainText(words.file.name)
  await dialog.getByRole('button', { name: '添加专业结论' }).click()
  return dialog
}

/** 当事人不配合, with a witness; awaits that it stands on the page. */
export async function recordObstruction(
  officer: Officer,
  id: string,
  words: { kind: string; facts: string; witness: string },
): Promise<void> {
  const dialog = await chooseRecord(officer, id, '当事人不配合')
  await dialog.getByRole('radio', { name: words.kind }).check()
  await dialog.getByLabel(/^事实/).fill(words.facts)
  await dialog.getByLabel(/^见证人/).fill(words.witness)
  await dialog.getByRole('button', { name: '记录不配合' }).click()
  await expect(dialog).toBeHidden()
  await expect(officer.page.getByText(words.kind).first()).toBeVisible()
}
