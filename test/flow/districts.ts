import { expect, type Locator, type Page } from '@playwright/test'
import { creditCodeCheckCharacter } from '../../shared/domain/credit-code.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { tryMethod } from './discipline.ts'
import { Officer } from './officer.ts'

/** The people and places of one district of the demo station. */
export interface DistrictPeople {
  name: string
  id: string
  stationId: string
  /** Login and name. */
  first: [string, string]
  second: [string, string]
  admin: string
  /** Name of a business whose inspection ended five days ago and was received. */
  received: string
}

/** What a person sees of a district's rules while working: words of the screen, cut down to what tells them apart. */
export interface Behaviour {
  /** What the record says of notice before the visit. */
  notice: string
  /** What comes first for a matter that can be checked from the desk. */
  publicInformation: string
  /** What becomes of checking 登记事项 on paper only. */
  registrationOnPaper: string
  /** Last day for 公示 of an inspection that ended five days ago. */
  publishUntil: string
  /** What that limit is counted from. */
  countedFrom: string
  publishRule: string
  review: string
  reminder: string
  platforms: string
  reports: string
}

/** Two tasks of the same kind in any district: one of 登记事项, one of 公示信息 only. */
export async function dispatchSameTasks(address: string, district: DistrictPeople): Promise<void> {
  const admin = await StationAdmin.signIn(address, district.admin, `suijian-${district.admin}`)
  const row = (checklist: string, businessName: string, number: number) => {
    const first = `91${district.id}MB${String(number).padStart(7, '0')}`
    return {
      taskNumber: `五区-${district.id}`,
      taskName: '企业抽查',
      from: '2026-01-01',
      to: '2026-12-31',
      businessName,
      code: first + creditCodeCheckCharacter(first),
      kind: 'enterprise',
      registeredAddress: '样板街 1 号',
      stationId: district.stationId,
      checklistIds: [checklist],
      officerLogins: [district.first[0], district.second[0]],
    }
  }
  await admin.call('POST', '/api/admin/import', {
    rows: [
      row('registration', '某某登记有限公司', 1),
      row('annual-report-information', '某某年报有限公司', 2),
    ],
  })
}

/** Walks the same steps in a district and reads from the screen what comes of them. */
export async function observe(page: Page, district: DistrictPeople): Promise<Behaviour> {
  const officer = new Officer(page, district.first[1], `suijian-${district.first[0]}`)
  await officer.signIn(district.first[0])
  await officer.expectSynced()
  const password = `suijian-${district.second[0]}`
  await officer.addPartner(district.second[0], password)
  const opened = async (search: string) => {
    const id = await officer.openTask(search)
    await officer.declareNoConflict(id)
    await officer.partnerDeclares(id, district.second[1], password)
    await officer.goTo(`/inspections/${id}`)
    return id
  }
  const next = page.getByRole('region', { name: '下一步' })
  const registration = await opened('某某登记')
  const notice = one(await textOf(page.getByRole('region', { name: '通知与送达' })), [
    '本区要求检查前先通知当事人',
    '不得事先通知，通知书在到场后当面出具',
    '本区不要求检查前通知',
  ])
  const registrationOnPaper = await onPaper(officer, registration)
  await opened('某某年报')
  const publicInformation = one(await textOf(next), ['先作非现场检查', '到场检查', '出具检查通知书'])

  await officer.openTask(district.received)
  const chip = next.getByRole('button', { name: /公示期限|剩|截止|逾期/ }).first()
  await chip.focus()
  const note = await textOf(page.getByRole('tooltip'))
  const [, publishUntil = ''] = /公示期限 (\S+?)（/.exec(note) ?? []
  const countedFrom = one(note, ['检查结果产生', '检查结束'])
  // The national limit (Q12) may stand below the district's own.
  const publishRule = one(note, ['P16', 'F16', '抽查办法', 'Q12'])
  await page.keyboard.press('Escape')

  const rules = await districtRules(officer)
  return {
    notice,
    publicInformation,
    registrationOnPaper,
    publishUntil,
    countedFrom,
    publishRule,
    ...rules,
  }
}

/** 书面检查 of 登记事项: taken, or refused with the rule. */
async function onPaper(officer: Officer, id: string): Promise<string> {
  const dialog = await tryMethod(officer, id, {
    matter: '登记事项检查',
    method: '书面检查',
    enough: true,
    reason: '执照、章程和住所证明的复印件与登记一致',
  })
  const refusal = dialog.getByRole('alert')
  await expect(async () => {
    expect((await refusal.isVisible()) || (await dialog.isHidden())).toBe(true)
  }).toPass()
  if (await dialog.isHidden()) return '可以书面检查'
  const words = await textOf(refusal)
  await dialog.getByRole('button', { name: '先不登记' }).click()
  return one(words, ['F20'])
}

/** What 帮助 says of the own district. */
async function districtRules(
  officer: Officer,
): Promise<Pick<Behaviour, 'review' | 'reminder' | 'platforms' | 'reports'>> {
  const { page } = officer
  await officer.goTo('/help?view=district')
  const rules = page.getByRole('region', { name: '本区规则' })
  const line = async (label: string) =>
    textOf(
      rules
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) })
        .getByRole('cell')
        .last(),
    )
  return {
    review: one(await line('提交前'), ['须经所负责人复核', '不要求复核']),
    reminder: one(await line('列异提醒'), ['列入前必须提醒', '不要求']),
    platforms: await line('平台'),
    reports: await textOf(page.getByRole('region', { name: '报告日期' })),
  }
}

async function textOf(part: Locator): Promise<string> {
  return (await part.textContent()) ?? ''
}

/** The one of these words that stands in a text. @throws Error when none does */
function one(text: string, words: readonly string[]): string {
  const found = words.find((entry) => text.includes(entry))
  if (!found) throw new Error(`none of ${words.join(' / ')} in: ${text}`)
  return found
}
