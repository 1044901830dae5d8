import { demoReference } from '../../../server/demo/reference.ts'
import { applyEvents } from '../../../shared/domain/apply.ts'
import { canonicalHash, sha256Hex } from '../../../shared/domain/canonical.ts'
import type { Command, CommandPayload, CommandType } from '../../../shared/domain/commands.ts'
import { matterResults } from '../../../shared/domain/decide/conclude.ts'
import {
  type Actor,
  type DecideContext,
  type Decision,
  itemsOf,
} from '../../../shared/domain/decide/context.ts'
import { decide } from '../../../shared/domain/decide/decide.ts'
import { findingsHash } from '../../../shared/domain/findings.ts'
import type { Inspection, Officer } from '../../../shared/domain/inspection.ts'
import { noProcess } from '../../../shared/domain/process.ts'

export const reference = demoReference()
export const fengze = reference.profiles.find(({ id }) => id === '350503')!
export const puyang = reference.profiles.find(({ id }) => id === '410928')!

const actor = (id: string, name: string, role: Actor['role'], stationId = 'quanxiu'): Actor => ({
  id,
  name,
  role,
  stationId,
})
export const people = {
  jia: actor('jia', '检查员甲', 'inspector'),
  yi: actor('yi', '检查员乙', 'inspector'),
  bing: actor('bing', '检查员丙', 'inspector'),
  head: actor('head', '所长', 'stationHead'),
  otherHead: actor('other-head', '所长乙', 'stationHead', 'donghai'),
  reviewer: actor('reviewer', '区局审核员', 'bureauReviewer', 'bureau'),
  approver: actor('approver', '区局审批人', 'bureauApprover', 'bureau'),
}

export function officer(of: Actor, certificateValidUntil = '2028-01-01'): Officer {
  return {
    id: of.id,
    name: of.name,
    stationId: of.stationId,
    certificateNumber: `350503-${of.id}`,
    certificateValidUntil,
  }
}

/** A dispatched inspection of 登记事项检查 in 丰泽, with no notice needed unless a test asks for it. */
export function dispatched(overrides: Partial<Inspection> = {}): Inspection {
  const checklists = [{ id: 'registration', version: 1 }]
  return {
    id: 'inspection',
    version: 0,
    stationId: 'quanxiu',
    task: {
      id: 'task',
      number: '350503-2026-12-1',
      name: '2026年企业双随机抽查',
      direction: '不定向',
      objectScope: '全区企业',
      ratio: '1%',
      from: '2026-07-01',
      to: '2026-12-31',
      issuingBody: '区局',
      checkingBody: '泉秀市场监管所',
      visitOfYear: 1,
    },
    business: {
      id: 'business',
      name: '泉州某甲有限公司',
      code: '91350100M000100Y43',
      kind: 'enterprise',
      legalRepresentative: '负责人甲子',
      phone: '0595-00000101',
      liaison: '联络员甲子',
      liaisonPhone: '0595-00000102',
      registeredAddress: '泉秀街道某某路1号',
      operatorAddress: '',
      businessScope: '日用百货销售',
      establishedOn: '2018-03-01',
      businessTerm: '长期',
      registrationAuthority: fengze.authority,
      stationId: 'quanxiu',
      stationName: '泉秀市场监管所',
      risk: 'B',
      creditFlags: [],
      inspectedThisYear: [],
      publicInformation: {},
    },
    checklists,
    versions: {
      profile: { id: fengze.id, version: 1 },
      calendar: { id: 'china', version: 1 },
      checklists,
      resultList: { id: 'national', version: 1 },
    },
    noticeRequired: false,
    reviewRequired: false,
    officers: [officer(people.jia), officer(people.yi)],
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
    ...overrides,
  }
}

export const at = (clock: string, day = '2026-08-12') => `${day}T${clock}:00+08:00`
export const photo = (name: string) => sha256Hex(`photo ${name}`)

export interface Circumstances {
  wall?: string
  context?: Partial<DecideContext>
  /** Members of the command that a test wants to be otherwise. */
  command?: Partial<Command>
}

/** Takes one record through commands, the way each host does. */
export class Bench {
  state: Inspection
  #count = 0

  constructor(state: Inspection = dispatched()) {
    this.state = state
  }

  command<T extends CommandType>(
    by: Actor,
    type: T,
    payload: CommandPayload<T>,
    how: Circumstances = {},
  ): Command {
    return {
      id: `command-${this.#count}`,
      inspectionId: this.state.id,
      actorId: by.id,
      deviceId: 'device',
      decidedAt: { wall: how.wall ?? at('12:00'), monotonicMilliseconds: this.#count },
      versions: this.state.versions,
      baseHash: canonicalHash(this.state),
      type,
      payload,
      ...how.command,
    } as Command
  }

  context(by: Actor, overrides: Partial<DecideContext> = {}): DecideContext {
    return {
      actor: by,
      profile: fengze,
      calendar: reference.calendars[0]!,
      resultList: reference.resultLists[0]!,
      checklists: reference.checklists,
      ...overrides,
    }
  }

  /** What `decide` says; nothing is applied. */
  attempt<T extends CommandType>(
    by: Actor,
    type: T,
    payload: CommandPayload<T>,
    how: Circumstances = {},
  ): Decision {
    return decide(this.state, this.command(by, type, payload, how), this.context(by, how.context))
  }

  /** Gives a command that must be taken. */
  give<T extends CommandType>(by: Actor, type: T, payload: CommandPayload<T>, how: Circumstances = {}): this {
    const decision = this.attempt(by, type, payload, how)
    if (decision.refusal) throw new Error(`${type}: ${decision.refusal.code}`)
    this.#count += 1
    this.state = applyEvents(this.state, decision.events)
    return this
  }

  /* The way of one record, each step on top of the one before. */

  declared(): this {
    for (const { id } of this.state.officers)
      this.give({ ...people.jia, id }, 'declareRecusal', { conflict: false }, { wall: at('08:00') })
    return this
  }

  arrived(payload: Partial<CommandPayload<'recordArrival'>> = {}): this {
    return this.declared().give(people.jia, 'recordArrival', { ...arrival, ...payload })
  }

  answer(item: string, payload: Partial<CommandPayload<'answerItem'>> = {}): this {
    return this.give(people.jia, 'answerItem', { ...conform, answerKey: `registration/${item}`, ...payload })
  }

  fill(): this {
    const answerKeys = this.items().map(({ key }) => key)
    return this.give(people.jia, 'fillRemaining', { checklistId: 'registration', answerKeys })
  }

  items() {
    return itemsOf(this.state, reference.checklists)
  }

  evidence(name: string, payload: Partial<CommandPayload<'addEvidence'>> = {}): this {
    return this.give(people.jia, 'addEvidence', { ...photograph(name), ...payload })
  }

  /** A conclusion that fits the answers; `payload` makes it another. */
  conclusion(payload: Partial<CommandPayload<'conclude'>> = {}): CommandPayload<'conclude'> {
    return { ...noProblem, matters: matterResults(this.state, this.items()), ...payload }
  }

  concluded(): this {
    return this.arrived().fill().give(people.jia, 'conclude', this.conclusion())
  }

  stated(): this {
    return this.concluded().give(people.jia, 'recordPartyStatement', absent)
  }

  signature(payload: Partial<CommandPayload<'signOff'>> = {}): CommandPayload<'signOff'> {
    return {
      certificateId: 'certificate',
      findingsHash: findingsHash(this.state),
      signature: 'AAAA',
      signedAt: at('12:00'),
      ...payload,
    }
  }

  sign(by: Actor): this {
    return this.give(by, 'signOff', this.signature())
  }

  sealed(): this {
    return this.stated().sign(people.jia).sign(people.yi)
  }

  /** 列异提醒 by telephone, which 丰泽 asks for before a listing (F7). */
  reminded(): this {
    return this.give(people.jia, 'recordReminder', reminder)
  }

  /** A look at 歇业备案、迁出、注销, which 无法联系 needs (F14). */
  checked(payload: Partial<CommandPayload<'recordStatusCheck'>> = {}): this {
    return this.give(people.jia, 'recordStatusCheck', { ...statusCheck, ...payload })
  }

  /** Sealed with 通过登记的住所（经营场所）无法联系. */
  unreachable(): this {
    return this.arrived({ partyMet: false, partyName: '', partyPosition: '' })
      .evidence('door', { answerKey: 'registration/address' })
      .answer('address', { result: 'nonconform', facts: '登记的住所无人。' })
      .checked({ operatorAddressChecked: this.state.business.kind === 'individual' })
      .give(people.jia, 'conclude', this.conclusion(unreachable))
      .give(people.jia, 'recordPartyStatement', absent)
      .sign(people.jia)
      .sign(people.yi)
  }

  proposed(): this {
    return this.unreachable().reminded().give(people.jia, 'proposeListing', proposal)
  }
}

export const arrival: CommandPayload<'recordArrival'> = {
  at: at('09:30'),
  place: '泉秀街道某某路1号',
  present: ['jia', 'yi'],
  credentialsShown: true,
  rightsExplained: true,
  partyMet: true,
  partyName: '负责人甲子',
  partyPosition: '法定代表人',
}

export const statusCheck: CommandPayload<'recordStatusCheck'> = {
  checkId: 'check-1',
  source: '公示系统',
  status: 'operating',
  note: '公示系统显示存续，没有歇业备案。',
  serviceAddress: '',
  operatorAddressChecked: false,
}

export const conform: CommandPayload<'answerItem'> = {
  answerKey: 'registration/name',
  result: 'conform',
  facts: '',
  replaces: null,
}

export function photograph(name: string): CommandPayload<'addEvidence'> {
  return {
    evidenceId: photo(name),
    name: `${name}.jpg`,
    mediaType: 'image/jpeg',
    size: 1000,
    answerKey: '',
    caption: '',
    source: 'camera',
    capturedAt: at('09:40'),
  }
}

export const noProblem: Omit<CommandPayload<'conclude'>, 'matters'> = {
  resultCode: '1',
  facts: '',
  qualification: '',
  legalBasis: '',
  followUp: 'none',
  endedAt: at('11:00'),
}

const statement = { facts: '事实。', qualification: '定性。', legalBasis: '依据。' }
export const unreachable: Partial<CommandPayload<'conclude'>> = {
  ...statement,
  resultCode: '5',
  followUp: 'listing',
}
export const corrected: Partial<CommandPayload<'conclude'>> = {
  ...statement,
  resultCode: '6',
  followUp: 'ordered-correction',
  followUpDue: '2026-08-27',
  reinspectOn: '2026-08-28',
}
export const transferred: Partial<CommandPayload<'conclude'>> = {
  ...statement,
  resultCode: '9',
  followUp: 'lead-transfer',
  followUpDue: '2026-08-27',
  receiver: '区局食品流通股',
}

export const reminder: CommandPayload<'recordReminder'> = {
  reminderId: 'reminder-1',
  method: 'phone',
  number: '0595-22220101',
  contact: '法定代表人',
  at: '2026-08-11T09:00:00+08:00',
  outcome: '两次无人接听',
}

export const absent: CommandPayload<'recordPartyStatement'> = {
  mode: 'absent',
  opinion: '',
  signerName: '',
  reason: '当事人不在场。',
  witnessName: '社区网格员',
  witnessIdTail: '',
}

export const proposal: CommandPayload<'proposeListing'> = {
  reason: 'unreachable',
  situation: '登记的住所无人。',
  clauses: '第四条、第九条',
  handlerOpinion: '建议列入。',
}
