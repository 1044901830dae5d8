import { expect, type Locator } from '@playwright/test'
import type { Officer } from './officer.ts'

/** 公示, 归档, 计划调整 and 退回 of a record, in the words on the screen. */
export class LifecycleSteps {
  readonly officer: Officer

  constructor(officer: Officer) {
    this.officer = officer
  }

  step(): Locator {
    return this.officer.page.getByRole('region', { name: '下一步' })
  }

  panel(name: '公示' | '计划调整'): Locator {
    return this.officer.page.getByRole('region', { name, exact: true })
  }

  dialog(): Locator {
    return this.officer.page.getByRole('dialog')
  }

  /** 拟定公示内容 with one part left out; returns the text as the record gave it. */
  async prepareText(redaction: { part: string; reason: string }): Promise<string> {
    await this.step().getByRole('button', { name: '拟定公示内容' }).click()
    const dialog = this.dialog()
    const field = dialog.getByLabel(/^公示内容/)
    const text = await field.inputValue()
    await dialog.getByRole('button', { name: '登记不予公示的内容' }).click()
    await dialog.getByLabel(/^内容 1/).fill(redaction.part)
    await dialog.getByLabel(/^理由/).fill(redaction.reason)
    return text
  }

  /** Gives one reason in the dialog of a step. */
  async reason(label: RegExp, text: string, submit: string): Promise<void> {
    const dialog = this.dialog()
    await dialog.getByLabel(label).fill(text)
    await dialog.getByRole('button', { name: submit, exact: true }).click()
    await expect(dialog).toBeHidden()
  }
}
