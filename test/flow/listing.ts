import { expect, type Page } from '@playwright/test'

/** 核对存续状态 on the page of the conclusion, before 无法联系 is concluded. */
export async function checkStatus(
  page: Page,
  note = '公示系统显示存续，没有歇业备案、迁出和注销记录。',
): Promise<void> {
  const refusal = page.getByRole('alert').filter({ hasText: '还没有核对存续状态' })
  await expect(refusal).toContainText('市场主体登记管理条例第三十条')
  await refusal.getByRole('button', { name: '核对存续状态' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '公示系统' }).check()
  await dialog.getByLabel(/^核对情况/).fill(note)
  await dialog.getByRole('button', { name: '登记核对' }).click()
  await expect(dialog).toBeHidden()
  await expect(refusal).toBeHidden()
}

/** The decision after the last step, signed with the own password: 予以列入, or 不予列入 with a reason. */
export async function decideListing(
  page: Page,
  person: { name: string; password: string },
  outcome: '予以列入' | '不予列入',
  reason?: string,
): Promise<void> {
  await page.getByRole('button', { name: outcome, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (reason) await dialog.getByLabel(/^理由/).fill(reason)
  await dialog.getByLabel(`${person.name}的密码`).fill(person.password)
  await dialog.getByRole('button', { name: outcome, exact: true }).click()
  await expect(dialog).toBeHidden({ timeout: 90_000 })
}
