import { expect, type Page } from '@playwright/test'
import { findRule } from '../../shared/domain/rules.ts'

/** The table of 帮助 → 规则依据. */
export function rulesTable(page: Page) {
  return page.getByRole('region', { name: '规则依据' })
}

/** The marked row of a rule, as a chip leads to it: in sight, with the focus, with wording and source of the plan. */
export async function expectRuleRow(page: Page, id: string): Promise<void> {
  const rule = findRule(id)!
  const row = rulesTable(page).locator('tr[aria-current]')
  await expect(row).toHaveCount(1)
  await expect(row.getByRole('rowheader', { name: id, exact: true })).toBeInViewport()
  await expect(row).toContainText(rule.text)
  await expect(row).toContainText(rule.source)
  await expect(row).toBeFocused()
}

/** Ids of the rows that the table shows. */
export async function shownRules(page: Page): Promise<string[]> {
  return rulesTable(page).getByRole('rowheader').allTextContents()
}
