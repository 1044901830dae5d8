import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { DrawRecord } from '../../shared/domain/draw.ts'
import { Officer } from '../flow/officer.ts'
import { projectFolder } from '../tools/project.ts'
import { StationAdmin } from '../tools/station-admin.ts'
import { test } from './desk.ts'

const id = 'inspection-001'
const accounts = JSON.parse(readFileSync(join(projectFolder, 'assets/demo/accounts.json'), 'utf8')) as {
  login: string
  name: string
  password: string
}[]

/** Runs the script behind `npm run draw`; exit code and what it says. */
async function verify(name: string, records: unknown): Promise<{ code: number | null; said: string }> {
  const file = test.info().outputPath(`${name}.json`)
  await mkdir(test.info().outputDir, { recursive: true })
  await writeFile(file, JSON.stringify(records, null, 2))
  const [command, ...rest] = (
    JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { scripts: { draw: string } }
  ).scripts.draw.split(' ')
  expect(command).toBe('node')
  const run = spawnSync(process.execPath, [...rest, '--verify', file], {
    cwd: projectFolder,
    encoding: 'utf8',
  })
  return { code: run.status, said: run.stdout + run.stderr }
}

test('a declared conflict closes the record, the station draws a replacement, and anybody can repeat the draw', async ({
  station,
  laptop,
}) => {
  const page = await laptop()
  const jia = new Officer(page, '检查员甲', 'suijian-jia')
  await jia.signIn('jia')
  await jia.expectSynced()
  await page.context().setOffline(true)
  await jia.declareConflict(id, '配偶', '配偶 2025年起向该户供应食材')
  await jia.goTo(`/inspections/${id}`)
  await expect(page.getByText('你已声明有应当回避的情形，本户记录对你关闭。')).toBeVisible()
  await expect(page.getByText('等待重新抽取检查人员')).toBeVisible()
  await expect(page.getByRole('button', { name: /出具通知书|登记到场|继续检查/ })).toHaveCount(0)

  await page.context().setOffline(false)
  await jia.untilUploaded()
  const admin = await StationAdmin.signIn(station.address)
  const { inspection } = await admin.record(id)
  expect(inspection.recusals).toContainEqual(
    expect.objectContaining({
      officerId: 'account-jia',
      conflict: true,
      ground: 'party-or-relative',
      relation: '配偶',
      note: '配偶 2025年起向该户供应食材',
    }),
  )
  const incoming = inspection.officers.filter(({ id }) => id !== 'account-yi')
  expect(inspection.officers.map(({ id }) => id)).toContain('account-yi')
  expect(incoming).toHaveLength(1)
  // Of 泉秀所, with a 执法证 in force: 检查员己's has expired, 检查员乙 is the partner.
  expect(['检查员丙', '检查员丁']).toContain(incoming[0]!.name)

  const records = await admin.call<DrawRecord[]>('GET', `/api/draws/${id}`)
  expect(records).toHaveLength(1)
  const record = records[0]!
  expect(record.pool.map(({ name }) => name).sort()).toEqual(['检查员丁', '检查员丙'])
  expect(record.result).toBe(incoming[0]!.id)
  const honest = await verify('draw', records)
  expect(honest, honest.said).toMatchObject({ code: 0 })
  expect(honest.said).toContain(`复核一致：抽中 ${incoming[0]!.name}`)
  const another = record.pool.find(({ id }) => id !== record.result)!
  const digit = record.seed.startsWith('0') ? '1' : '0'
  const tampered: Record<string, { change: Partial<DrawRecord>; fault: string }> = {
    result: { change: { result: another.id }, fault: '记录写的是另一人' },
    pool: { change: { pool: record.pool.toReversed() }, fault: '名单没有按编号排序' },
    seed: { change: { seed: digit + record.seed.slice(1) }, fault: '种子与事先公布的哈希不一致' },
  }
  for (const [name, { change, fault }] of Object.entries(tampered)) {
    const found = await verify(`tampered-${name}`, [{ ...record, ...change }])
    expect(found, found.said).toMatchObject({ code: 1 })
    expect(found.said).toContain(fault)
  }

  // It has left the tasks of 检查员甲, and stands in those of the one drawn, who declares.
  await jia.goTo('/tasks')
  await page.getByLabel('搜索任务').fill(inspection.business.code)
  await expect(page.getByText(`没有找到“${inspection.business.code}”`)).toBeVisible()
  const { login, name, password } = accounts.find(({ name }) => name === incoming[0]!.name)!
  const drawn = new Officer(await laptop(), name, password)
  await drawn.signIn(login)
  await drawn.expectSynced()
  expect(await drawn.openTask(inspection.business.code)).toBe(id)
  await drawn.declareNoConflict(id)
  await drawn.untilUploaded()
  const declared = (await admin.record(id)).inspection.recusals
  expect(declared.find(({ officerId }) => officerId === incoming[0]!.id)).toMatchObject({ conflict: false })
})
