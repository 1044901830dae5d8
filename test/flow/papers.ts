import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { documentKindOf } from '../../shared/documents/index.ts'
import { chinaDate } from '../../shared/domain/china-time.ts'
import type { DocumentKindId } from '../../shared/domain/document-kinds.ts'
import type { Reference } from '../../shared/protocol/http.ts'
import { Typesetter } from '../../shared/typesetting/index.ts'
import { TestDevice } from '../tools/client.ts'
import { bundledFontSet } from '../tools/fonts.ts'
import { importRows, StationAdmin } from '../tools/station-admin.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * A task of made-up businesses for 检查员甲 and 检查员乙, who both have declared: papers can be issued.
 * @param names of the businesses that shall not have the usual ones, by their place
 * @returns ids of the records in the order of the rows
 */
export async function declaredTask(
  address: string,
  task: string,
  count: number,
  names: Record<number, string> = {},
): Promise<string[]> {
  const admin = await StationAdmin.signIn(address)
  const rows = importRows(count, task).map((row, index) => {
    const businessName = names[index]
    return {
      ...row,
      legalRepresentative: '负责人某',
      phone: '0595-00000000',
      ...(businessName ? { businessName } : {}),
    }
  })
  await admin.call('POST', '/api/admin/import', { rows })
  const device = new TestDevice(address, () => new Date().toISOString())
  const officers = [await device.enrol('jia', 'suijian-jia'), await device.enrol('yi', 'suijian-yi')]
  await device.pull(officers[0]!)
  const records = [...device.inspections.values()].filter((record) => record.task.number === task)
  for (const { id } of records)
    for (const officer of officers) await device.act(officer, id, 'declareRecusal', { conflict: false })
  await device.push(officers[0]!)
  return rows.map(({ code }) => records.find(({ business }) => business.code === code)!.id)
}

/**
 * Sets a record's paper with Node's typesetter, from what the station holds, with what the record proposes.
 * @param number null for a draft
 */
export async function paperInNode(
  address: string,
  id: string,
  kind: DocumentKindId,
  number: string | null = null,
): Promise<Uint8Array> {
  const admin = await StationAdmin.signIn(address)
  const { inspection } = await admin.record(id)
  const reference = await admin.call<Reference>('GET', '/api/reference')
  const { versions } = inspection
  const pick = <Entry extends { id: string; version: number }>(
    entries: readonly Entry[],
    wanted: { id: string; version: number },
  ) => entries.find((entry) => entry.id === wanted.id && entry.version === wanted.version)!
  const record = {
    inspection,
    profile: pick(reference.profiles, versions.profile),
    checklists: versions.checklists.map((wanted) => pick(reference.checklists, wanted)),
    resultList: pick(reference.resultLists, versions.resultList),
  }
  const facts = { number, issuedOn: chinaDate(new Date().toISOString()) }
  const { build, fromRecord, input, propose } = documentKindOf(kind)
  const document = build(input.parse(fromRecord(record, facts, propose(record, facts.issuedOn))))
  return (await new Typesetter(bundledFontSet()).typeset(document)).bytes
}

/** The file that an act downloads. */
export async function downloadOf(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download')
  await act()
  const file = await download
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

/** 文书 in the side panel of a record. */
export const paperList = (page: Page): Locator => page.getByRole('region', { name: '文书', exact: true })

/** The text of one page of the preview. */
export const previewText = (page: Page, number: number): Locator =>
  page.getByRole('region', { name: `第 ${number} 页正文` })

/** The row of one business on the screen 批量文书. */
export const batchRow = (page: Page, name: string): Locator =>
  page.getByRole('table', { name: '各户' }).getByRole('row').filter({ hasText: name })

/** Opens 批量文书 for a task and a kind of paper, and awaits that all its records are looked through. */
export async function openBatch(page: Page, task: string, kind: DocumentKindId): Promise<void> {
  await page.getByLabel('任务', { exact: true }).selectOption(task)
  await page.getByLabel('文书', { exact: true }).selectOption(kind)
  await expect(page.getByRole('progressbar')).toHaveCount(0)
}
