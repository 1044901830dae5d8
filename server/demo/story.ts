import { addCalendarDays } from '../../shared/domain/calendar.ts'
import { chinaDate, chineseDate } from '../../shared/domain/china-time.ts'
import type { CommandPayload } from '../../shared/domain/commands.ts'
import { matterResults } from '../../shared/domain/decide/conclude.ts'
import { itemsOf } from '../../shared/domain/decide/context.ts'
import { listingClauses } from '../../shared/domain/decide/listing.ts'
import { findingsHash } from '../../shared/domain/findings.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import type { Reference } from '../../shared/protocol/http.ts'
import type { DemoAccount } from './accounts.ts'
import { followUp } from './after-care.ts'
import { archive, preparePublication, publish } from './after-visit.ts'
import { conclusions, type Problem, problemOf } from './outcomes.ts'
import { type DemoEvidence, doorPhoto, drawnSignature, returnedLetter } from './sample-images.ts'
import type { Scenario, Stage } from './scenarios.ts'
import { contextOf, Walk } from './walk.ts'

/**
 * Certificate id of every signature in the demo district. These records were never signed by a key: their seal holds
 * (the hash covers the findings), but there is no signature value, and whoever verifies one must find it unproven.
 */
export const unprovenCertificateId = 'demo-no-certificate'

interface Cast {
  officers: DemoAccount[]
  head: DemoAccount
  reviewer?: DemoAccount
  approver?: DemoAccount
}

/** One inspection's way to its stage, by real commands. */
export class Story {
  readonly walk: Walk
  /** Evidence that the station holds for this inspection. */
  readonly evidence: DemoEvidence[] = []
  #scenario: Scenario
  #cast: Cast
  #reference: Reference
  #visitDay: string

  constructor(start: Inspection, scenario: Scenario, cast: Cast, reference: Reference, now: string) {
    this.walk = new Walk(start, reference)
    this.#scenario = scenario
    this.#cast = cast
    this.#reference = reference
    this.#visitDay = addCalendarDays(chinaDate(now), -scenario.daysAgo)
  }

  /** Runs the story to its stage and returns the record. */
  tell(): Inspection {
    const { stage } = this.#scenario
    const reached = (other: Stage) => order.indexOf(stage) >= order.indexOf(other)
    if (stage === 'cancelled') return this.#cancel()
    if (stage === 'conflict') return this.#conflict()
    if (stage === 'task-returned') return this.#giveBack()
    const ledger = ledgers[stage]
    if (ledger) return this.#keepLedger(ledger)
    if (reached('one-declared')) this.#declare(0)
    if (reached('declared'))
      for (let index = 1; index < this.#cast.officers.length; index++) this.#declare(index)
    if (reached('notified')) this.#notify()
    if (reached('arrived')) this.#arrive()
    if (reached('half-answered')) this.#answerSome()
    if (reached('concluded')) this.#answerAll()
    if (reached('concluded')) this.#conclude()
    if (reached('one-signed')) this.#state()
    if (reached('one-signed')) this.#sign(0)
    if (reached('awaiting-review')) this.#sign(1)
    if (reached('sealed') && this.walk.state.reviewRequired) this.#reviewResult()
    if (reached('accepted')) this.#receive()
    else if (stage === 'sealed') this.evidence.length = 0
    if (stage.startsWith('listing')) {
      if (this.#scenario.outcome === 'unreachable') this.#remind()
      this.#propose()
    }
    for (const [step, decision] of reviews[stage] ?? []) this.#review(step, decision)
    if (reached('awaiting-publication')) preparePublication(this.walk, this.#officer(0), this.#at(1, '09:00'))
    if (reached('published')) publish(this.walk, this.#officer(0), this.#at(1, '11:20'), this.#reference)
    this.#followUp()
    if (reached('archived')) archive(this.walk, this.#officer(0), this.#at(2, '10:00'))
    return this.walk.state
  }

  #followUp() {
    const { followUp: stage, business } = this.#scenario
    if (!stage) return
    // Seeds of other pictures go by the numbers of businesses.
    const proofs = followUp(this.walk, stage, this.#officer(0), business + 100, (days, clock) =>
      this.#at(days, clock),
    )
    this.evidence.push(...proofs)
  }

  /** ISO timestamp in China, some days from the visit; recusal and notice of a record without visit lie in the past. */
  #at(days: number, clock: string): string {
    return `${addCalendarDays(this.#visitDay, days)}T${clock}:00+08:00`
  }

  #officer(index: number): DemoAccount {
    return this.#cast.officers[index]!
  }

  #declare(index: number) {
    this.walk.give(this.#officer(index), this.#at(-4, `09:1${index}`), 'declareRecusal', { conflict: false })
  }

  #conflict(): Inspection {
    this.#declare(0)
    return this.walk.give(this.#officer(1), this.#at(-1, '09:20'), 'declareRecusal', {
      conflict: true,
      ground: 'party-or-relative',
      relation: '法定代表人的近亲属',
      note: '与法定代表人系近亲属，申请回避。',
    }).state
  }

  #cancel(): Inspection {
    return this.walk.give(this.#cast.head, this.#at(-1, '16:00'), 'cancelInspection', {
      reason: '业务对象已迁出本辖区，经书面申请并备案取消',
    }).state
  }

  #giveBack(): Inspection {
    return this.walk.give(this.#officer(0), this.#at(-1, '11:10'), 'returnTask', {
      reason: '业务对象的设备须有专业资质人员检查，本组没有相应人员',
    }).state
  }

  #reviewResult() {
    this.walk.give(this.#cast.head, this.#at(0, '14:40'), 'reviewResult', {
      decision: 'approve',
      opinion: '事实清楚，结论准确，同意提交。',
    })
  }

  /** The 专用信函 ledger of a business that nobody has visited; the day of the scenario is that of the first letter. */
  #keepLedger(letters: Ledger): Inspection {
    this.#declare(0)
    this.#declare(1)
    for (const [index, { postedOn, returnedOn }] of letters.entries()) {
      const mailingId = `${this.walk.state.id}-letter-${index + 1}`
      const trackingNumber = `10000${String(this.#scenario.business).padStart(6, '0')}${index + 1}1`
      const at = this.#at(postedOn, '10:10')
      this.walk.give(this.#officer(0), at, 'recordMailing', {
        mailingId,
        channel: 'EMS',
        trackingNumber,
        address: this.walk.state.business.registeredAddress,
        postedOn: chinaDate(at),
      })
      if (returnedOn === undefined) continue
      const back = this.#at(returnedOn, '15:40')
      this.walk.give(this.#officer(0), back, 'recordMailingOutcome', {
        mailingId,
        result: 'returned',
        on: chinaDate(back),
        note: '无人签收',
      })
      const letter = returnedLetter(this.#scenario.business * 2 + index)
      this.#addEvidence(letter, '', `退信 EMS ${trackingNumber}`, 'camera', '15:42', returnedOn)
    }
    return this.walk.state
  }

  #remind() {
    const { business } = this.walk.state
    const at = this.#at(0, '15:50')
    this.walk.give(this.#officer(0), at, 'recordReminder', {
      reminderId: `${this.walk.state.id}-reminder`,
      method: 'phone',
      number: business.liaisonPhone,
      contact: `${business.liaison}（联络员）`,
      at,
      outcome: '拨打两次，均无人接听。',
    })
  }

  #notify() {
    if (!this.walk.state.noticeRequired) return
    const at = this.#at(-2, '10:05')
    this.walk.give(this.#officer(0), at, 'recordNoticeDelivery', {
      method: 'phone',
      at,
      note: `致电${this.walk.state.business.liaison}，告知检查事项、时间和需要准备的资料。`,
    })
  }

  #arrive() {
    const { business, officers } = this.walk.state
    const partyMet = this.#scenario.outcome !== 'unreachable'
    const at = this.#at(0, '09:30')
    this.walk.give(this.#officer(0), at, 'recordArrival', {
      at,
      place: business.registeredAddress,
      present: officers.map(({ id }) => id),
      credentialsShown: true,
      rightsExplained: true,
      partyMet,
      partyName: partyMet ? business.legalRepresentative : '',
      partyPosition: partyMet ? (business.kind === 'individual' ? '经营者' : '法定代表人') : '',
    })
  }

  #items() {
    return itemsOf(this.walk.state, this.#reference.checklists)
  }

  #answerSome() {
    const problem = problemOf(this.#scenario.outcome)
    const first = this.#items().filter(({ key }) => key !== problem?.key)
    for (const [index, { key, item }] of first.slice(0, 2).entries()) {
      const known = this.walk.state.business.publicInformation[item.key]
      this.walk.give(this.#officer(0), this.#at(0, `09:4${index}`), 'answerItem', {
        answerKey: key,
        result: 'conform',
        facts: '',
        ...(item.kind === 'comparison' && known ? { comparison: { ...known, actual: known.published } } : {}),
        replaces: null,
      })
    }
    if (problem) this.#answerProblem(problem)
  }

  #answerProblem({ key, ...answer }: Problem) {
    if (this.#scenario.outcome === 'unreachable') this.#addPhoto(key)
    this.walk.give(this.#officer(0), this.#at(0, '10:05'), 'answerItem', {
      answerKey: key,
      result: 'nonconform',
      ...answer,
      ...(answer.disposition === 'ordered-correction'
        ? { correctBy: addCalendarDays(this.#visitDay, 15) }
        : {}),
      replaces: null,
    })
  }

  #addPhoto(key: string) {
    const photo = doorPhoto(this.#scenario.business)
    this.#addEvidence(photo, key, '登记的住所门口', 'camera', '10:02')
  }

  #addEvidence(
    file: DemoEvidence,
    key: string,
    caption: string,
    source: 'camera' | 'signature',
    clock: string,
    days = 0,
  ) {
    const at = this.#at(days, clock)
    const { id, name, mediaType, size } = file
    this.walk.give(this.#officer(0), at, 'addEvidence', {
      evidenceId: id,
      name,
      mediaType,
      size,
      answerKey: key,
      caption,
      source,
      capturedAt: at,
    })
    this.evidence.push(file)
  }

  #answerAll() {
    if (this.#scenario.outcome === 'unreachable') return
    for (const { id } of this.walk.state.checklists) {
      const open = this.#items()
        .filter((entry) => entry.checklist.id === id && !this.walk.state.answers[entry.key])
        .map(({ key }) => key)
      if (open.length > 0)
        this.walk.give(this.#officer(1), this.#at(0, '10:20'), 'fillRemaining', {
          checklistId: id,
          answerKeys: open,
        })
    }
  }

  /** 歇业备案、迁出、注销 are looked up before 无法联系 (F14). */
  #checkStatus() {
    this.walk.give(this.#officer(0), this.#at(0, '10:30'), 'recordStatusCheck', {
      checkId: `${this.walk.state.id}-status`,
      source: '公示系统',
      status: 'operating',
      note: '公示系统显示存续，没有歇业备案、迁出和注销记录。',
      serviceAddress: '',
      operatorAddressChecked: this.walk.state.business.kind === 'individual',
    })
  }

  #conclude() {
    if (this.#scenario.outcome === 'unreachable') this.#checkStatus()
    const endedAt = this.#at(0, '10:40')
    const day = (days: number) => addCalendarDays(this.#visitDay, days)
    this.walk.give(this.#officer(0), endedAt, 'conclude', {
      ...conclusions[this.#scenario.outcome](day),
      matters: matterResults(this.walk.state, this.#items()),
      endedAt,
    })
  }

  #state() {
    const { business } = this.walk.state
    const { outcome } = this.#scenario
    const empty = { opinion: '', signerName: '', reason: '', witnessName: '', witnessIdTail: '' }
    const witness = { witnessName: '社区网格员', witnessIdTail: '' }
    let party: CommandPayload<'recordPartyStatement'>
    if (outcome === 'unreachable') {
      party = { ...empty, ...witness, mode: 'absent', reason: '登记的住所无人，未找到当事人。' }
    } else if (outcome === 'annual-report') {
      party = {
        ...empty,
        ...witness,
        mode: 'refused',
        reason: '当事人称须由财务人员核对后再签，拒绝当场签字。',
      }
    } else {
      const drawn = drawnSignature(this.#scenario.business)
      this.#addEvidence(drawn, '', '当事人签名', 'signature', '10:44')
      party = {
        ...empty,
        mode: 'signed',
        opinion: '情况属实，无意见。',
        signerName: business.legalRepresentative,
        signatureEvidenceId: drawn.id,
      }
    }
    this.walk.give(this.#officer(0), this.#at(0, '10:45'), 'recordPartyStatement', party)
  }

  #sign(index: number) {
    const signedAt = this.#at(0, `10:5${index}`)
    this.walk.give(this.#officer(index), signedAt, 'signOff', {
      certificateId: unprovenCertificateId,
      findingsHash: findingsHash(this.walk.state),
      signature: '',
      signedAt,
    })
  }

  #receive() {
    const receivedAt = this.#at(0, '15:30')
    this.walk.give(this.#cast.head, receivedAt, 'recordReceipt', { receivedAt })
  }

  #propose() {
    const reason = this.#scenario.outcome === 'unreachable' ? 'unreachable' : 'annual-report'
    const at = this.#at(0, '16:10')
    const { state } = this.walk
    this.walk.give(this.#officer(0), at, 'proposeListing', {
      reason,
      situation: `${chineseDate(this.#visitDay, true)}，${this.#officer(0).name}、${this.#officer(1).name}到${state.business.registeredAddress}检查。${state.conclusion!.facts}`,
      clauses: listingClauses(
        contextOf(state, this.#reference, this.#officer(0)),
        reason,
        at,
        state.business.kind,
      ),
      handlerOpinion: '建议列入经营异常名录。',
    })
  }

  #review(step: 'stationHead' | 'bureauReviewer' | 'bureauApprover', decision: 'approve' | 'return') {
    const { head, reviewer, approver } = this.#cast
    const actor = { stationHead: head, bureauReviewer: reviewer, bureauApprover: approver }[step]
    const clock = { stationHead: '09:10', bureauReviewer: '14:20', bureauApprover: '16:40' }[step]
    this.walk.give(actor!, this.#at(1, clock), 'reviewListing', {
      step,
      decision,
      opinion:
        decision === 'return'
          ? '检查情况没有写明责令公示的过程，请补充后再报。'
          : '情况清楚，依据正确，同意。',
    })
  }
}

/** Letters by days after the first one was posted. */
type Ledger = readonly { postedOn: number; returnedOn?: number }[]

/** The phases of the ledger (F4 to F6): under way, before the window, inside it, near its end, both returned. */
const ledgers: Partial<Record<Stage, Ledger>> = {
  'letter-posted': [{ postedOn: 0 }],
  'letter-returned': [{ postedOn: 0, returnedOn: 7 }],
  'letter-window': [{ postedOn: 0, returnedOn: 7 }],
  'letter-last-days': [{ postedOn: 0, returnedOn: 8 }],
  'letters-returned': [
    { postedOn: 0, returnedOn: 7 },
    { postedOn: 20, returnedOn: 28 },
  ],
}

/** Stages in the order of the main way. */
const order: Stage[] = [
  'dispatched',
  'one-declared',
  'declared',
  'notified',
  'arrived',
  'half-answered',
  'concluded',
  'one-signed',
  'awaiting-review',
  'sealed',
  'accepted',
  'listing-at-head',
  'listing-at-reviewer',
  'listing-at-approver',
  'listing-returned',
  'listing-approved',
  'awaiting-publication',
  'published',
  'archived',
]

const reviews: Partial<
  Record<Stage, ['stationHead' | 'bureauReviewer' | 'bureauApprover', 'approve' | 'return'][]>
> = {
  'listing-at-reviewer': [['stationHead', 'approve']],
  'listing-at-approver': [
    ['stationHead', 'approve'],
    ['bureauReviewer', 'approve'],
  ],
  'listing-returned': [['stationHead', 'return']],
  'listing-approved': [
    ['stationHead', 'approve'],
    ['bureauReviewer', 'approve'],
    ['bureauApprover', 'approve'],
  ],
}
