import { expect, type Locator, type Page } from '@playwright/test'
import type { Officer } from './officer.ts'

/** Drafts of forms, the rescue package of a laptop and its import, in the words on the screen. */
export class RescueSteps {
  readonly officer: Officer

  constructor(officer: Officer) {
    this.officer = officer
  }

  get page(): Page {
    return this.officer.page
  }

  /** What asks 恢复 or 放弃 in the form that is open. */
  found(): Locator {
    return this.page.getByRole('region', { name: '没有保存的内容' })
  }

  /** Waits until the laptop holds so many drafts of all its forms, then reloads the page and unlocks it. */
  async reloadWithDrafts(count: number): Promise<void> {
    await expect.poll(() => draftsOf(this.page)).toBe(count)
    this.page.once('dialog', (dialog) => void dialog.accept())
    await this.page.reload()
    await this.officer.unlock()
  }

  /** From 解锁: the password, then the package as a download. @returns its file */
  async exportFromUnlock(file: string): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '导出救援包' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('救援包是加密的，只有本站点的管理员能打开')
    await dialog.getByLabel('密码', { exact: true }).fill(this.officer.password)
    await dialog.getByRole('button', { name: '继续' }).click()
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出救援包' }).click()
    await (await download).saveAs(file)
    await expect(dialog).toContainText('已导出“随检救援包_')
  }

  /** 帮助: what the admin's list of 设备 calls this laptop. */
  async deviceNumber(): Promise<string> {
    await this.officer.goTo('/help')
    const words = this.page.getByRole('region', { name: '版本' }).getByText(/^[0-9A-F]{8}，浏览器端$/)
    return ((await words.textContent()) ?? '').slice(0, 8)
  }

  /** 规则 → 设备 → 停用, by an admin; ends when the list says so. */
  async stopDevice(number: string, reason: string): Promise<void> {
    const { page } = this
    await this.officer.goTo('/rules')
    await page.getByRole('tab', { name: '设备' }).click()
    const device = page.getByRole('row').filter({ hasText: number })
    await expect(device).toContainText('在用')
    await device.getByRole('button', { name: `停用 ${number}` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('停用理由').fill(reason)
    await dialog.getByRole('button', { name: '停用设备' }).click()
    await expect(page.getByText(`设备 ${number} 已停用，已记入审计日志。`)).toBeVisible()
    await expect(device).toContainText(`停用（管理员）：${reason}`)
  }

  /** 规则 → 救援包导入, by an admin. */
  async import(file: string): Promise<void> {
    const { page } = this
    await this.officer.goTo('/rules')
    await page.getByRole('tab', { name: '救援包导入' }).click()
    await page.getByLabel('救援包文件').setInputFiles(file)
    await expect(page.getByRole('table', { name: '逐行结果' })).toBeVisible({ timeout: 150_000 })
  }
}

function draftsOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('suijian')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const counting = database.transaction('drafts').objectStore('drafts').count()
          counting.onsuccess = () => {
            database.close()
            resolve(counting.result)
          }
        }
      }),
  )
}
