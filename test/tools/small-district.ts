import type { SeedDistrict } from '../../server/demo/seed.ts'
import type { Checklist } from '../../shared/domain/checklist.ts'
import { creditCodeCheckCharacter } from '../../shared/domain/credit-code.ts'
import type { Inspection, Role } from '../../shared/domain/inspection.ts'
import { noProcess } from '../../shared/domain/process.ts'
import type { Profile } from '../../shared/jurisdictions/profile.ts'
import type { Account, Reference } from '../../shared/protocol/http.ts'
import { passwordHash } from './password-hash.ts'

/** Start of the tests' time: a Wednesday morning in China. */
export const testStart = '2026-08-12T02:00:00.000Z'

const station = { id: 'station-1', name: '第一市场监管所', jurisdictionId: '350503' }
const otherStation = { id: 'station-2', name: '第二市场监管所', jurisdictionId: '350503' }
const bureau = { id: 'bureau', name: '区市场监督管理局', jurisdictionId: '350503' }
const elsewhere = { id: 'station-9', name: '别区市场监管所', jurisdictionId: '410928' }

function account(
  login: string,
  name: string,
  role: Role,
  of: typeof station,
): SeedDistrict['accounts'][number] {
  const inspector = role === 'inspector'
  return {
    id: `account-${login}`,
    login,
    name,
    role,
    stationId: of.id,
    stationName: of.name,
    districtId: of.jurisdictionId,
    certificateNumber: inspector ? `3505-${login}` : '',
    certificateValidUntil: inspector ? '2028-12-31' : '',
    passwordHash: passwordHash(passwordOf(login)),
  }
}

/** Every account of the small district has this password. */
export function passwordOf(login: string): string {
  return `password-${login}`
}

const accounts = [
  account('jia', '检查员甲', 'inspector', station),
  account('yi', '检查员乙', 'inspector', station),
  account('bing', '检查员丙', 'inspector', station),
  account('ding', '检查员丁', 'inspector', station),
  account('wu', '检查员戊', 'inspector', otherStation),
  { ...account('ji', '检查员己', 'inspector', station), certificateValidUntil: '2026-08-11' },
  account('head', '所长', 'stationHead', station),
  account('head2', '第二所所长', 'stationHead', otherStation),
  account('reviewer', '区局审核', 'bureauReviewer', bureau),
  account('approver', '区局审批', 'bureauApprover', bureau),
  account('admin', '管理员', 'admin', bureau),
  account('far-admin', '别区管理员', 'admin', elsewhere),
]

const profile: Profile = {
  id: '350503',
  version: 1,
  name: '丰泽区',
  authority: '泉州市丰泽区市场监督管理局',
  platform: '',
  publishDeadline: { count: 20, unit: 'calendar', start: 'inspectionEnd', ruleId: 'F16' },
  nationalPublishDeadline: { count: 20, unit: 'workday', ruleId: 'Q12' },
  advanceNotice: { mode: 'optional', methods: ['phone'], ruleId: 'F10' },
  mailing: { minimumDays: 15, maximumDays: 30, channels: ['专用信函'], ruleId: 'F10' },
  preListingReminder: { required: false, ruleId: 'F7' },
  resultReview: { required: false, ruleId: 'J11' },
  matterMode: { onsiteRequired: [], offsiteFirst: [], ruleId: 'F20' },
  publicationPlatforms: ['国家企业信用信息公示系统（福建）'],
  reportSchedule: [],
  targets: [],
  approvalChain: ['stationHead', 'bureauReviewer', 'bureauApprover'],
  resultList: { id: 'results', version: 1 },
  numberPatterns: {
    'inspection-notice': '泉丰市监检通〔{year}〕{number}号',
    'listing-decision': '泉丰市监异入〔{year}〕第{number}号',
  },
  citations: {},
  supervisionPhone: '',
  source: '测试',
}

const checklist: Checklist = {
  id: 'registration',
  version: 1,
  matter: '登记事项检查',
  method: ['现场检查'],
  content: '',
  items: [item('name', '名称'), item('address', '住所（经营场所）'), item('scope', '经营范围')],
}

function item(key: string, title: string): Checklist['items'][number] {
  return {
    key,
    title,
    question: `${title}是否一致`,
    kind: 'answer',
    group: '',
    basis: [],
    guidance: [],
    evidenceMinimum: 0,
    phrases: [],
    subjects: [],
  }
}

const reference: Reference = {
  profiles: [profile, { ...profile, id: '410928', name: '濮阳县', authority: '濮阳县市场监督管理局' }],
  calendars: [
    {
      id: 'china',
      version: 1,
      coveredFrom: '2026-01-01',
      coveredUntil: '2026-12-31',
      holidays: [],
      workdays: [],
    },
  ],
  resultLists: [
    {
      id: 'results',
      version: 1,
      entries: [
        {
          code: '1',
          text: '未发现问题',
          definition: '',
          nature: 'no-problem',
          requiresPartyNotMet: false,
          requiresFacts: false,
          requiresObstruction: false,
          obstructionKinds: [],
          evidenceMinimum: 0,
          followUps: ['none'],
        },
        {
          code: '6',
          text: '通过登记的住所（经营场所）无法联系',
          definition: '',
          nature: 'stopped',
          requiresPartyNotMet: true,
          requiresFacts: false,
          requiresObstruction: false,
          obstructionKinds: [],
          evidenceMinimum: 1,
          followUps: ['listing'],
          listingReason: 'unreachable',
        },
      ],
    },
  ],
  checklists: [checklist],
}

/** A valid 统一社会信用代码 by number. */
export function codeOf(number: number): string {
  const first = `91350503MA${String(number).padStart(7, '0')}`
  return first + creditCodeCheckCharacter(first)
}

/** An account of the small district as an officer of an inspection. */
export function officerOf(login: string): Inspection['officers'][number] {
  const { id, name, stationId, certificateNumber, certificateValidUntil } = accounts.find(
    (entry) => entry.login === login,
  ) as Account
  return { id, name, stationId, certificateNumber, certificateValidUntil }
}

/** An inspection as it is dispatched: 甲 and 乙 at a business of its own. */
export function smallInspection(number: number, officers: readonly string[] = ['jia', 'yi']): Inspection {
  const named = { id: checklist.id, version: checklist.version }
  return {
    id: `inspection-${number}`,
    version: 0,
    stationId: station.id,
    task: {
      id: 'task-1',
      number: '2026-001',
      name: '登记事项检查',
      direction: '不定向',
      objectScope: '',
      ratio: '3%',
      from: '2026-08-01',
      to: '2026-09-30',
      issuingBody: profile.authority,
      checkingBody: station.name,
      visitOfYear: 1,
    },
    business: {
      id: `business-${number}`,
      name: `丰泽区第${number}商行`,
      code: codeOf(number),
      kind: 'enterprise',
      legalRepresentative: '法定代表人',
      phone: '',
      liaison: '',
      liaisonPhone: '',
      registeredAddress: `丰泽街${number}号`,
      operatorAddress: '',
      businessScope: '',
      establishedOn: '2020-01-01',
      businessTerm: '长期',
      registrationAuthority: profile.authority,
      stationId: station.id,
      stationName: station.name,
      risk: 'B',
      creditFlags: [],
      inspectedThisYear: [],
      publicInformation: {},
    },
    checklists: [named],
    versions: {
      profile: { id: profile.id, version: 1 },
      calendar: { id: 'china', version: 1 },
      checklists: [named],
      resultList: { id: 'results', version: 1 },
    },
    noticeRequired: false,
    reviewRequired: false,
    officers: officers.map(officerOf),
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

/** A district small enough to see through: four officers of one station, one of another, one with an expired 执法证. */
export function smallDistrict(inspections: readonly Inspection[]): SeedDistrict {
  return { stations: [station, otherStation, bureau, elsewhere], accounts, reference, inspections }
}
