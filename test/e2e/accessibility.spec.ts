import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import { Officer } from '../flow/officer.ts'
import { test } from './desk.ts'

/** Each screen with what is on it when it is complete. */
const screens: Record<string, { route: string; shows: (page: Page) => Locator }> = {
  任务: { route: '/tasks', shows: (page) => page.getByRole('rowheader').first() },
  详情: {
    route: '/inspections/inspection-017',
    shows: (page) => page.getByRole('button', { name: '登记到场' }),
  },
  回避声明: { route: '/recusal', shows: (page) => page.getByRole('button', { name: '提交本人声明' }) },
  检查: {
    route: '/inspections/inspection-019/check?item=registration%2Flicence',
    shows: (page) => page.getByRole('radio', { name: /^不符合/ }),
  },
  结论: {
    route: '/inspections/inspection-019/conclude',
    shows: (page) => page.getByText('综合结论').first(),
  },
  处置: {
    route: '/inspections/inspection-082',
    shows: (page) => page.getByRole('region', { name: '后续处置' }),
  },
  后续处置: {
    route: '/follow-up',
    shows: (page) => page.getByRole('region', { name: '处置和公示情况' }),
  },
  一份文书: {
    route: '/inspections/inspection-015/documents/inspection-notice',
    shows: (page) => page.getByRole('region', { name: '文书预览' }),
  },
  批量文书: {
    route: '/documents/batch',
    shows: (page) => page.getByRole('table', { name: '各户' }).getByRole('row').nth(1),
  },
  同步: { route: '/sync', shows: (page) => page.getByRole('region', { name: '同步情况' }) },
}

/** Serious and critical findings of axe on what is shown. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
    )
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`no serious accessibility fault on the inspector's screens, ${colorScheme}`, async ({ laptop }) => {
    const page = await laptop()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found: Record<string, string[]> = {}
    await expect(page.getByLabel('密码', { exact: true })).toBeVisible()
    found.首次登录 = await faults(page)
    const jia = new Officer(page, '检查员甲', 'suijian-jia')
    await jia.signIn('jia')
    await jia.expectSynced()
    for (const [name, { route, shows }] of Object.entries(screens)) {
      await jia.goTo(route)
      await expect(shows(page)).toBeVisible()
      found[name] = await faults(page)
    }
    await page.reload()
    await expect(page.getByRole('button', { name: '解锁' })).toBeVisible()
    found.解锁 = await faults(page)
    const clean = Object.fromEntries(Object.keys(found).map((name) => [name, []]))
    expect(found).toEqual(clean)
  })
