import { expect, type Locator } from '@playwright/test'
import type { Officer, Photo } from './officer.ts'

/** The follow-up of a record, in the words on the screen. */
export class FollowUpSteps {
  readonly officer: Officer

  constructor(officer: Officer) {
    this.officer = officer
  }

  panel(): Locator {
    return this.officer.page.getByRole('region', { name: '后续处置' })
  }

  /** The screen 后续处置, by its place in the rail. */
  async openScreen(): Promise<void> {
    const { page } = this.officer
    await page.getByRole('link', { name: '处置' }).click()
    await this.officer.expectScreen()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('后续处置')
  }

  /** `N 户中 M 户已办结`, as the screen says it over a scope. */
  async handled(scope: string): Promise<{ total: number; done: number }> {
    const section = this.officer.page.getByRole('region', { name: '处置和公示情况' })
    await expect(section).toContainText(scope)
    const found = /(\d+) 户中 (\d+) 户已办结/.exec((await section.textContent())!)!
    return { total: Number(found[1]), done: Number(found[2]) }
  }

  /** From the list of open ones to the record. */
  async take(business: string): Promise<void> {
    const { page } = this.officer
    await page.getByRole('button', { name: `办理${business}` }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(business)
  }

  /** 登记复查：已改正; the dialog stays open without a file, and says why. */
  async reinspect(facts: string, photo?: Photo): Promise<void> {
    await this.panel().getByRole('button', { name: '登记复查' }).click()
    const dialog = this.officer.page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /^已改正/ }).check()
    await dialog.getByLabel(/^复查情况/).fill(facts)
    await this.#submit(dialog, '登记复查', photo)
  }

  /** Submits the dialog that is open once more, with a file. */
  async addProofAndSubmit(button: string, photo: Photo): Promise<void> {
    await this.#submit(this.officer.page.getByRole('dialog'), button, photo)
  }

  async transfer(receiver: string, acknowledgedBy: string, receipt: Photo): Promise<void> {
    await this.panel().getByRole('button', { name: '登记线索移送' }).click()
    const dialog = this.officer.page.getByRole('dialog')
    await dialog.getByLabel(/^接收单位/).fill(receiver)
    await dialog.getByLabel(/^签收人/).fill(acknowledgedBy)
    await this.#submit(dialog, '登记线索移送', receipt)
  }

  async feedback(outcome: RegExp, text: string): Promise<void> {
    await this.panel()
      .getByRole('button', { name: /的反馈$/ })
      .click()
    const dialog = this.officer.page.getByRole('dialog')
    await dialog.getByRole('radio', { name: outcome }).check()
    await dialog.getByRole('textbox', { name: /^(反馈内容|退回的理由)/ }).fill(text)
    await this.#submit(dialog, '登记反馈')
    await expect(dialog).toBeHidden()
  }

  async #submit(dialog: Locator, button: string, photo?: Photo): Promise<void> {
    if (photo) await dialog.getByTestId('proof-file').setInputFiles(photo)
    await dialog.getByRole('button', { name: button }).click()
    if (photo) await expect(dialog).toBeHidden()
  }
}
