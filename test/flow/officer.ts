import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { checkStatus } from './listing.ts'

/** A piece of evidence for the file picker. */
export interface Photo {
  name: string
  mimeType: string
  buffer: Buffer
}

/**
 * What an inspector does in the app, in the words on the screen. The same steps run in a browser and in the desktop
 * app. Each step ends by awaiting what the person would see.
 */
export class Officer {
  readonly page: Page
  readonly name: string
  readonly password: string

  constructor(page: Page, name: string, password: string) {
    this.page = page
    this.name = name
    this.password = password
  }

  /** First sign-in on this laptop: enrols account and device. */
  async signIn(login: string, address?: string): Promise<void> {
    const { page } = this
    if (address) await page.getByLabel('站点地址').fill(address)
    await page.getByLabel('账号').fill(login)
    await page.getByLabel('密码', { exact: true }).fill(this.password)
    await page.keyboard.press('Enter')
    await this.expectOpen()
  }

  /** Unlocks after a restart; works without the station. */
  async unlock(): Promise<void> {
    const { page } = this
    const field = page.getByLabel('密码', { exact: true })
    await expect(field).toBeVisible()
    if (!(await page.getByText(this.name, { exact: true }).first().isVisible())) {
      await page.getByText('换账号').click()
      await page.getByText(this.name, { exact: true }).first().click()
    }
    await field.fill(this.password)
    await page.keyboard.press('Enter')
    await this.expectOpen()
  }

  async expectOpen(): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: '本机已保存' })).toBeVisible({
      timeout: 150_000,
    })
  }

  /** Waits until a whole round of sync was made: the tasks are on this laptop. */
  async expectSynced(): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: '上次同步' })).toBeVisible({
      timeout: 150_000,
    })
  }

  /** Goes to a screen by its address inside the app, without a reload, and awaits that it stands there. */
  async goTo(route: string): Promise<void> {
    await this.page.evaluate((target) => {
      location.hash = target
    }, route)
    await this.expectScreen()
  }

  /** The address bar changes before the screen does: until both agree, the buttons are those of the screen before. */
  async expectScreen(): Promise<void> {
    await this.page.waitForFunction(
      () => document.querySelector('main')?.dataset['address'] === location.hash.slice(1),
    )
  }

  /** Makes a whole round of sync, begun now, and repeats it until this laptop has nothing left for the station. */
  async untilUploaded(): Promise<void> {
    await this.goTo('/sync')
    const status = this.page.getByRole('status')
    await expect(async () => {
      const button = this.page.getByRole('button', { name: '立即同步' })
      await button.click({ timeout: 2000 })
      await expect(button).toBeEnabled({ timeout: 60_000 })
      await expect(status).toContainText('待上传 0', { timeout: 1000 })
      await expect(status).toContainText('在线', { timeout: 1000 })
    }).toPass({ timeout: 180_000 })
  }

  /** Enrols a partner on this laptop, so that both can declare and sign on it. */
  async addPartner(login: string, password: string): Promise<void> {
    const { page } = this
    await this.goTo('/help')
    await page.getByRole('button', { name: '添加账号' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('账号').fill(login)
    await dialog.getByLabel('密码', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden({ timeout: 90_000 })
  }

  /** Finds a business with the search field and opens it; returns the inspection's id. */
  async openTask(search: string): Promise<string> {
    const { page } = this
    await this.goTo('/tasks')
    await page.getByLabel('搜索任务').fill(search)
    // The list follows the search a moment later: what is clicked before is a row of the list as it was.
    await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0)
    await page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
      .first()
      .click()
    await expect(page).toHaveURL(/inspections\/[^/]+$/)
    await this.expectScreen()
    return /inspections\/([^/?]+)/.exec(page.url())![1]!
  }

  /** 回避声明 by the account itself. */
  async declareNoConflict(id: string): Promise<void> {
    const { page } = this
    await this.goTo(`/inspections/${id}`)
    await page.getByRole('button', { name: '作回避声明' }).click()
    await page.getByRole('radio', { name: /没有应当回避的情形/ }).check()
    await page.getByRole('button', { name: '提交本人声明' }).click()
    await this.expectDeclared(id, `${this.name}（本人）`)
  }

  /** 回避声明 of a conflict by the account itself. */
  async declareConflict(id: string, relation: string, note: string): Promise<void> {
    const { page } = this
    await this.goTo(`/recusal?inspection=${id}`)
    await page.getByRole('radio', { name: /^有应当回避的情形/ }).check()
    await page.getByRole('radio', { name: '系当事人或者当事人的近亲属' }).check()
    await page.getByLabel(/^与当事人的关系/).fill(relation)
    await page.getByLabel(/^说明/).fill(note)
    await page.getByRole('button', { name: '提交本人声明' }).click()
    await expect(page.getByText('你已声明系当事人或者当事人的近亲属。')).toBeVisible()
  }

  /** 回避声明 by the partner on this laptop, with the partner's own password. */
  async partnerDeclares(id: string, partner: string, password: string): Promise<void> {
    const { page } = this
    await this.goTo(`/inspections/${id}`)
    await page.getByRole('button', { name: '在本机声明' }).click()
    // Both screens have a button of this name.
    await expect(page).toHaveURL(/recusal/)
    await this.expectScreen()
    await page.getByRole('button', { name: '在本机声明' }).click()
    await page.getByLabel(`${partner}的密码`).fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: /没有应当回避的情形/ }).check()
    await page.getByRole('button', { name: `提交${partner}的声明` }).click()
    await this.expectDeclared(id, partner)
  }

  /** The declaration stands in the record: who still has to declare is another. */
  async expectDeclared(id: string, officer: string): Promise<void> {
    await expect(this.page.getByText(/无利害关系/).first()).toBeVisible()
    await this.goTo(`/inspections/${id}`)
    await expect(
      this.page.getByText(new RegExp(`${officer.replace('（本人）', '')}.*还没有声明回避`)),
    ).toBeHidden()
  }

  /** 检查通知书 with a number of this laptop's block; returns the number. */
  async issueNotice(id: string): Promise<string> {
    const { page } = this
    await this.goTo(`/inspections/${id}`)
    // The next step before arrival; afterwards a link in 通知与送达.
    const way = page.getByRole('button', { name: '出具通知书' })
    await way
      .or(page.getByRole('link', { name: '出具通知书' }))
      .first()
      .click()
    await expect(page.getByText('草稿，未编号').first()).toBeVisible()
    await page.getByRole('button', { name: '出具通知书' }).click()
    const number = page
      .getByRole('banner')
      .or(page.locator('header'))
      .getByText(/〔\d{4}〕\d+号/)
      .first()
    await expect(number).toBeVisible({ timeout: 150_000 })
    return ((await number.textContent()) ?? '').trim()
  }

  /** Records on the notice's page that the party was told by telephone. */
  async recordDelivery(): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '登记送达' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '电话' }).check()
    await dialog.getByRole('button', { name: '登记送达' }).click()
    await expect(dialog).toBeHidden()
  }

  /** Arrival of both officers; the party is met, or nobody is there; which policy was explained, if any. */
  async arrive(id: string, officers: string[], met = true, policy = ''): Promise<void> {
    const { page } = this
    await this.goTo(`/inspections/${id}`)
    await page.getByRole('button', { name: '登记到场' }).first().click()
    const dialog = page.getByRole('dialog')
    for (const officer of officers)
      await dialog.getByRole('checkbox', { name: new RegExp(`${officer}到场`) }).check()
    await dialog.getByRole('checkbox', { name: /已出示执法证件/ }).check()
    await dialog.getByRole('checkbox', { name: /已告知/ }).check()
    await dialog.getByRole('radio', { name: met ? /见到当事人或其代表/ : /没有见到/ }).check()
    if (met) await dialog.getByLabel(/姓名/).fill('现场负责人')
    if (policy) await dialog.getByLabel('政策宣讲（选填）').fill(policy)
    await dialog.getByRole('button', { name: '登记到场' }).click()
    await expect(page).toHaveURL(/\/check/)
    await this.expectScreen()
  }

  /** Opens one item of the checklist. */
  async openItem(id: string, key: string): Promise<void> {
    await this.goTo(`/inspections/${id}/check?item=${encodeURIComponent(key)}`)
  }

  /** 不符合 with facts, a photo and 责令改正. */
  async answerNonconform(facts: string, photo: Photo): Promise<void> {
    const { page } = this
    await page.getByRole('radio', { name: /^不符合/ }).check()
    await page.getByLabel(/发现的事实/).fill(facts)
    await page.locator('input[type=file]').first().setInputFiles(photo)
    await expect(page.getByText(/[0-9a-f]{4}⋯[0-9a-f]{4}/).first()).toBeVisible({ timeout: 90_000 })
    await page.getByRole('radio', { name: /责令改正/ }).check()
    await expect(page.getByText(/已存$/).first()).toBeVisible()
  }

  /** Answers the open item 符合. */
  async answerConform(): Promise<void> {
    const { page } = this
    const conform = page.getByRole('radio', { name: /^符合/ })
    await conform.check()
    await expect(conform).toBeChecked()
    await expect(page.getByText(/已存$/).first()).toBeVisible()
  }

  /** Answers the open item 无法核实 or 不适用, with what was found. */
  async answer(result: 'unverifiable' | 'notApplicable', facts: string): Promise<void> {
    const { page } = this
    const name = result === 'unverifiable' ? /^无法核实/ : /^不适用/
    await page.getByRole('radio', { name }).check()
    await page.getByRole('textbox').first().fill(facts)
    await expect(page.getByText(/已存$/).first()).toBeVisible()
  }

  /** Decides in 同步 what becomes of what the station did not take. */
  async resolveParked(choice: RegExp, reason: string, button: RegExp): Promise<void> {
    const panel = this.page.getByRole('region', { name: '需要处理' })
    await panel.getByRole('radio', { name: choice }).check()
    await panel.getByLabel(/^理由/).fill(reason)
    await panel.getByRole('button', { name: button }).click()
    await expect(panel).toBeHidden({ timeout: 150_000 })
  }

  /** 其余全部符合 (or 一致) of the matter that is open. */
  async fillRest(): Promise<void> {
    const { page } = this
    await page
      .getByRole('button', { name: /其余全部/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /全部(符合|一致)$/ }).click()
    await expect(dialog).toBeHidden()
  }

  /** Answers every open item of the matters that these items belong to with 其余全部. */
  async fillMatters(id: string, items: readonly string[]): Promise<void> {
    for (const item of items) {
      await this.openItem(id, item)
      // Leaves the field of a comparison, which would take the next key.
      await this.page.keyboard.press('Escape')
      await this.fillRest()
    }
  }

  /** Ends the checklist and chooses an overall result; the fields come filled in from the answers. */
  async conclude(id: string, result: RegExp, fields: Record<string, string> = {}): Promise<void> {
    const { page } = this
    await this.goTo(`/inspections/${id}/conclude`)
    const choice = page.getByRole('radio', { name: result })
    if (!(await choice.isVisible().catch(() => false))) await page.getByText(/其余 \d+ 种结果/).click()
    await choice.check()
    // 无法联系 waits for a look at 歇业备案、迁出、注销.
    if (result.source.includes('无法联系')) await checkStatus(page)
    for (const [label, text] of Object.entries(fields))
      await page.getByLabel(new RegExp(`^${label}`)).fill(text)
    await page.getByRole('button', { name: '作出结论' }).click()
    await expect(page.getByRole('button', { name: /记录当事人|记录拒签|记录不在场/ })).toBeVisible()
  }

  /** The party signs on the pad. */
  async partySigns(): Promise<void> {
    const { page } = this
    const pad = page.locator('canvas').first()
    await pad.scrollIntoViewIfNeeded()
    const box = (await pad.boundingBox())!
    await page.mouse.move(box.x + 60, box.y + 60)
    await page.mouse.down()
    for (let step = 0; step < 20; step++)
      await page.mouse.move(box.x + 60 + step * 10, box.y + 60 + Math.sin(step) * 25)
    await page.mouse.up()
    await page.getByRole('button', { name: '属实，无异议' }).click()
    await page.getByRole('button', { name: '记录当事人签字' }).click()
    await expect(page.getByLabel(/的密码$/).first()).toBeVisible()
  }

  /** Nobody is there to sign: absence with reason and witness. */
  async partyAbsent(): Promise<void> {
    const { page } = this
    await page.getByText('不在场', { exact: true }).first().click()
    await page.getByLabel(/^不在场的情况/).fill('登记的住所无人，邻居称已搬走。')
    await page.getByLabel(/^见证人/).fill('见证人甲，社区工作者')
    await page.getByRole('button', { name: '记录当事人不在场' }).click()
    await expect(page.getByLabel(/的密码$/).first()).toBeVisible()
  }

  /** One officer signs on this laptop with the own password. */
  async sign(officer: string, password: string): Promise<void> {
    const { page } = this
    await page.getByLabel(`${officer}的密码`).fill(password)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(`${officer}的密码`)).toBeHidden({ timeout: 90_000 })
  }

  /** Nobody is at the registered address: a photo of the door, the facts, 无法联系, and a witness in the party's place. */
  async concludeUnreachable(id: string, facts: string, photo: Photo): Promise<void> {
    const { page } = this
    await page.locator('input[type=file]').first().setInputFiles(photo)
    await expect(page.getByText(/[0-9a-f]{4}⋯[0-9a-f]{4}/).first()).toBeVisible({ timeout: 90_000 })
    await this.conclude(id, /^通过登记的住所（经营场所）无法联系/, { 事实: facts })
    await this.partyAbsent()
  }

  /** 登记邮寄 on the page of the record, by the button of the step or of the ledger. */
  async postLetter(button: string, trackingNumber: string, receipt?: Photo): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: button, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'EMS' }).check()
    await dialog.getByLabel(/^单号/).fill(trackingNumber)
    if (receipt) await dialog.getByTestId('proof-file').setInputFiles(receipt)
    await dialog.getByRole('button', { name: '登记邮寄' }).click()
    await expect(dialog).toBeHidden()
    await expect(this.ledger()).toContainText(trackingNumber)
  }

  /** The letter under way came back today. */
  async letterReturned(reason: string, photo: Photo): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '登记签收或退回' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /^退回/ }).check()
    await dialog.getByLabel(/^退回原因/).fill(reason)
    await dialog.getByTestId('proof-file').setInputFiles(photo)
    await dialog.getByRole('button', { name: '登记退回' }).click()
    await expect(dialog).toBeHidden()
    await expect(this.ledger()).toContainText(`退回，${reason}`)
  }

  ledger(): Locator {
    return this.page.getByRole('region', { name: '邮寄台账' })
  }

  /** 列异提醒 by telephone, which 丰泽 asks for before a listing, on the page of the conclusion. */
  async remind(id: string, outcome = '拨打两次，均无人接听。'): Promise<void> {
    const { page } = this
    await this.goTo(`/inspections/${id}/conclude`)
    await page.getByRole('button', { name: '登记列异提醒' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByLabel(/^号码/)).toHaveValue(/^\d{4}-\d{8}$/)
    await dialog.getByLabel(/^结果/).fill(outcome)
    await dialog.getByRole('button', { name: '登记提醒' }).click()
    await expect(dialog).toBeHidden()
  }

  /** 报审批表, or 改后重报 with other words in 检查情况, on the page of the conclusion. */
  async proposeListing(id: string, situation?: string): Promise<void> {
    const { page } = this
    await this.goTo(`/inspections/${id}/conclude`)
    await page.getByRole('button', { name: /报审批表$/ }).click()
    const dialog = page.getByRole('dialog')
    if (situation) await dialog.getByLabel(/^检查情况/).fill(situation)
    await dialog.getByRole('button', { name: '报审批表' }).click()
    await expect(page.getByText('经营异常名录审批表已报出，正在所负责人审核。')).toBeVisible()
  }

  /** Saves the paper that is on the screen; returns its bytes. */
  async savePaper(): Promise<Buffer> {
    const download = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: '保存 PDF' }).click()
    return readFile(await (await download).path())
  }

  /** Opens a case of the own queue in 审批. */
  async openCase(business: string): Promise<void> {
    const { page } = this
    await this.goTo('/approval')
    await page.getByRole('option', { name: business }).click()
    await expect(page.getByRole('region', { name: '经营异常名录审批表' })).toContainText(business)
  }

  /** 退回 with a reason. */
  async returnCase(reason: string): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '退回' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^退回的理由/).fill(reason)
    await dialog.getByRole('button', { name: '退回', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: '已退回承办人' })).toBeVisible()
  }

  /** 同意并签字 with the own password, whatever comes of it. */
  async signCase(): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '同意并签字' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(`${this.name}的密码`).fill(this.password)
    await dialog.getByRole('button', { name: '同意并签字' }).click()
    await expect(dialog).toBeHidden({ timeout: 90_000 })
  }

  /** 同意并签字, and it is saved. */
  async approveCase(): Promise<void> {
    await this.signCase()
    await expect(this.page.getByRole('status').filter({ hasText: '已同意并签字' })).toBeVisible()
  }
}
