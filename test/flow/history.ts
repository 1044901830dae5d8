import { expect, type Locator } from '@playwright/test'
import type { Officer } from './officer.ts'

/** 登记到场 with a time in the past: what is entered later than it happened. @param at `2026-08-12T09:30`, China */
export async function arriveLate(
  officer: Officer,
  id: string,
  officers: string[],
  at: string,
): Promise<void> {
  const { page } = officer
  await officer.goTo(`/inspections/${id}`)
  await page.getByRole('button', { name: '登记到场' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^到场时间/).fill(at)
  for (const name of officers) await dialog.getByRole('checkbox', { name: new RegExp(`${name}到场`) }).check()
  await dialog.getByRole('checkbox', { name: /已出示执法证件/ }).check()
  await dialog.getByRole('checkbox', { name: /已告知/ }).check()
  await dialog.getByRole('radio', { name: /见到当事人或其代表/ }).check()
  await dialog.getByLabel(/姓名/).fill('现场负责人')
  await dialog.getByRole('button', { name: '登记到场' }).click()
  await expect(page).toHaveURL(/\/check/)
  await officer.expectScreen()
}

/** Opens 记录历史 from the page of the record. */
export async function openHistory(officer: Officer, id: string): Promise<Locator> {
  const { page } = officer
  await officer.goTo(`/inspections/${id}`)
  await page.getByRole('region', { name: '记录历史' }).getByRole('link', { name: '看全部' }).click()
  await expect(page).toHaveURL(/\/history$/)
  await officer.expectScreen()
  const table = page.getByRole('table', { name: '记录历史' })
  await expect(table).toBeVisible()
  return table
}
