import { randomUUID } from 'node:crypto'
import { chinaDate, chineseDate } from '../../shared/domain/china-time.ts'
import { departmentsMissing } from '../../shared/domain/departments.ts'
import type { Inspection, Officer } from '../../shared/domain/inspection.ts'
import { inspectionSchema } from '../../shared/domain/inspection-schema.ts'
import { noProcess } from '../../shared/domain/process.ts'
import { accountByLogin, officerOf, type StoredAccount } from '../accounts/accounts.ts'
import { dispatchInspections, redispatch } from '../inspections/commit.ts'
import { readReference } from '../inspections/reference.ts'
import type { WriteTransaction } from '../store/database.ts'
import { matterProblems, type Pinned, pinnedVersions } from './import-pins.ts'
import { type ImportRemark, type ImportRow, remark } from './import-rows.ts'
import { visitsOfYear } from './import-visits.ts'

export interface ImportOutcome {
  imported: number
  updated: number
  errors: ImportRemark[]
  warnings: ImportRemark[]
}

/** Rows against what the station knows: stations, officers, checklists. With any error nothing may be kept. */
export async function importRows(
  transaction: WriteTransaction,
  rows: readonly { number: number; row: ImportRow }[],
  admin: StoredAccount,
  at: string,
): Promise<ImportOutcome> {
  const reference = await readReference(transaction)
  const outcome: ImportOutcome = { imported: 0, updated: 0, errors: [], warnings: [] }
  const fresh: Inspection[] = []
  for (const { number, row } of rows) {
    const fail = (field: string, message: string) => outcome.errors.push(remark(number, field, message))
    const lacking = matterProblems(reference, row)
    for (const message of lacking) fail('checklistIds', message)
    if (lacking.length > 0) continue
    const versions = pinnedVersions(reference, admin.districtId, row, at)
    if (!versions) {
      fail('checklistIds', '站点没有本区的规则或者节假日表')
      continue
    }
    const station = await transaction
      .selectFrom('stations')
      .select(['id', 'name'])
      .where('id', '=', row.stationId)
      .where('district_id', '=', admin.districtId)
      .executeTakeFirst()
    if (!station) {
      fail('stationId', `“${row.stationId}”不是本区的市场监管所`)
      continue
    }
    const officers: Officer[] = []
    for (const login of new Set(row.officerLogins)) {
      const found = await accountByLogin(transaction, login)
      if (found?.account.role !== 'inspector' || found.districtId !== admin.districtId)
        fail('officerLogins', `“${login}”不是本区检查人员的账号`)
      else if (found.account.certificateValidUntil < chinaDate(at))
        fail('officerLogins', `${found.account.name}的执法证已经过期`)
      else officers.push(officerOf(found.account))
    }
    if (officers.length < 2) {
      fail('officerLogins', '检查人员不得少于两人（F11）')
      continue
    }
    const earlier = await visitsOfYear(transaction, admin.districtId, row, at)
    const made = inspectionOf(row, versions, station, officers, earlier)
    const without = departmentsMissing(
      made,
      officers.map(({ id }) => id),
    )
    if (without.length > 0) {
      fail('officerLogins', `没有${without.join('、')}的检查人员，这个部门有检查事项（P15）`)
      continue
    }
    if (earlier.length > 0)
      outcome.warnings.push(
        remark(
          number,
          'code',
          `本年度 ${earlier.map((date) => chineseDate(date)).join('、')}已检查过这一户，年度内原则上不再抽查；投诉举报、转办交办的除外（P9）`,
        ),
      )
    const existing = await transaction
      .selectFrom('inspections')
      .select('body')
      .where('task_number', '=', row.taskNumber)
      .where('business_code', '=', row.code)
      .where('district_id', '=', admin.districtId)
      .executeTakeFirst()
    if (!existing) fresh.push(made)
    else if (existing.body.version > 0)
      outcome.warnings.push(remark(number, 'code', '这一户已经开始检查，本行没有改动它'))
    else {
      const { id, business } = existing.body
      const kept = { id, business: { ...made.business, id: business.id } }
      if (outcome.errors.length === 0) await redispatch(transaction, { ...made, ...kept }, at)
      outcome.updated += 1
    }
  }
  if (outcome.errors.length > 0) return outcome
  for (const inspection of fresh) inspectionSchema.parse(inspection)
  await dispatchInspections(transaction, fresh, at)
  outcome.imported = fresh.length
  return outcome
}

function inspectionOf(
  row: ImportRow,
  pinned: Pinned,
  station: { id: string; name: string },
  officers: Officer[],
  inspectedThisYear: string[],
): Inspection {
  return {
    id: randomUUID(),
    version: 0,
    stationId: station.id,
    task: {
      id: row.taskNumber,
      number: row.taskNumber,
      name: row.taskName,
      direction: row.direction,
      objectScope: row.objectScope,
      ratio: row.ratio,
      from: row.from,
      to: row.to,
      issuingBody: row.issuingBody,
      checkingBody: row.checkingBody || station.name,
      visitOfYear: inspectedThisYear.length + 1,
    },
    business: {
      id: randomUUID(),
      name: row.businessName,
      code: row.code,
      kind: row.kind,
      legalRepresentative: row.legalRepresentative,
      phone: row.phone,
      liaison: row.liaison,
      liaisonPhone: row.liaisonPhone,
      registeredAddress: row.registeredAddress,
      operatorAddress: row.operatorAddress,
      businessScope: row.businessScope,
      establishedOn: row.establishedOn,
      businessTerm: row.businessTerm,
      registrationAuthority: row.registrationAuthority,
      stationId: station.id,
      stationName: station.name,
      risk: row.risk,
      creditFlags: row.creditFlags,
      inspectedThisYear,
      publicInformation: {},
    },
    checklists: pinned.versions.checklists.map(({ id, version }) => {
      const department = row.matterDepartments[id]
      return department ? { id, version, department } : { id, version }
    }),
    ...pinned,
    officers,
    state: 'awaiting-recusal',
    recusals: [],
    replacements: [],
    deliveries: [],
    mailings: [],
    reminders: [],
    methods: [],
    statusChecks: [],
    opinions: [],
    obstructions: [],
    process: noProcess,
    answers: {},
    evidence: [],
    signatures: [],
    documents: [],
    handedOver: [],
  }
}
