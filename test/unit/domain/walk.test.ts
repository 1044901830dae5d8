import { describe, expect, it } from 'vitest'
import { findingsHash, sealIntact } from '../../../shared/domain/findings.ts'
import {
  absent,
  arrival,
  at,
  Bench,
  conform,
  dispatched,
  officer,
  people,
  photo,
  photograph,
  proposal,
  unreachable,
} from './bench.ts'

const { jia, yi, bing, head, reviewer, approver } = people
const approve = { decision: 'approve', opinion: '同意。' } as const

describe('the way of one inspection', () => {
  it('keeps its seal when the reminder before a listing is recorded after the signatures', () => {
    const record = new Bench().unreachable()
    const hash = findingsHash(record.state)
    record.give(jia, 'recordReminder', {
      reminderId: 'reminder-1',
      method: 'sms',
      number: '13800000000',
      contact: '负责人',
      at: at('11:00'),
      outcome: '已送达',
    })
    expect(record.state.reminders).toHaveLength(1)
    expect(findingsHash(record.state)).toBe(hash)
    expect(sealIntact(record.state)).toBe(true)
  })

  it('is visited again when a reassignment after the conclusion leaves one of those who were there', () => {
    const record = new Bench().stated()
    record.give(head, 'reassignOfficers', { officers: [officer(jia), officer(bing)], reason: '轮岗' })
    record.give(bing, 'declareRecusal', { conflict: false })
    expect(record.state.state).toBe('inspecting')
    expect(record.attempt(jia, 'signOff', record.signature()).refusal?.code).toBe('state.wrong-step')
    record.give(bing, 'recordArrival', { ...arrival, present: ['jia', 'bing'] })
    record.give(jia, 'conclude', record.conclusion()).give(jia, 'recordPartyStatement', absent)
    expect(record.sign(jia).sign(bing).state.state).toBe('sealed')
  })

  it('keeps who captured a piece of evidence when the same bytes are added again', () => {
    const record = new Bench().arrived().evidence('sign')
    const [before] = record.state.evidence
    record.give(yi, 'addEvidence', { ...photograph('sign'), caption: '门头' })
    expect(record.state.evidence).toEqual([{ ...before, caption: '门头' }])
  })

  it('passes its states in order', () => {
    const record = new Bench(dispatched({ noticeRequired: true }))
    const states = [record.state.state]
    const note = () => states.push(record.state.state)
    record.give(jia, 'declareRecusal', { conflict: false })
    note()
    record.give(yi, 'declareRecusal', { conflict: false })
    note()
    record.give(jia, 'recordNoticeDelivery', { method: 'phone', at: at('09:00'), note: '' })
    note()
    record.give(jia, 'recordArrival', arrival)
    note()
    record.fill().give(jia, 'conclude', record.conclusion())
    note()
    record.give(jia, 'recordPartyStatement', absent).sign(jia)
    note()
    record.sign(yi)
    note()
    record.give(head, 'recordReceipt', { receivedAt: at('15:00') })
    note()
    expect(states).toEqual([
      'awaiting-recusal',
      'awaiting-recusal',
      'awaiting-notice',
      'awaiting-inspection',
      'inspecting',
      'awaiting-signatures',
      'awaiting-signatures',
      'sealed',
      'accepted',
    ])
  })

  it('counts one version for every event', () => {
    expect(new Bench().sealed().state.version).toBe(8)
  })

  it('waits for the signature of everybody who was present, and of nobody else', () => {
    const three = dispatched({ officers: [officer(jia), officer(yi), officer(bing)] })
    const all = new Bench(three).arrived({ present: ['jia', 'yi', 'bing'] })
    all.fill().give(jia, 'conclude', all.conclusion()).give(jia, 'recordPartyStatement', absent)
    expect(all.sign(jia).sign(yi).state.state).toBe('awaiting-signatures')
    expect(all.sign(bing).state.state).toBe('sealed')
    expect(new Bench(three).sealed().state.state).toBe('sealed')
  })

  it('keeps an officer’s declared conflict, asks for a replacement, and opens after the new officer has declared', () => {
    const record = new Bench()
    record.give(jia, 'declareRecusal', { conflict: false })
    record.give(yi, 'declareRecusal', {
      conflict: true,
      ground: 'direct-interest',
      relation: '股东',
      note: '持有当事人股份。',
    })
    expect(record.state.state).toBe('awaiting-replacement')
    record.give(head, 'replaceOfficer', { drawId: 'draw', outgoing: 'yi', incoming: officer(bing) })
    expect(record.state.officers.map(({ id }) => id)).toEqual(['jia', 'bing'])
    expect(record.state.state).toBe('awaiting-recusal')
    expect(record.state.recusals).toHaveLength(2)
    record.give(bing, 'declareRecusal', { conflict: false })
    expect(record.state.state).toBe('awaiting-inspection')
  })

  it('keeps nothing of a ground that is not claimed', () => {
    const record = new Bench().give(jia, 'declareRecusal', { conflict: false, relation: '无', note: '无' })
    expect(record.state.recusals).toEqual([{ officerId: 'jia', conflict: false, declaredAt: at('12:00') }])
  })
})

describe('answers', () => {
  it('name the one they replace and count their revisions', () => {
    const record = new Bench().arrived().answer('name')
    const first = record.state.answers['registration/name']!
    record.answer('name', { result: 'unverifiable', replaces: first.commandId })
    expect(record.state.answers['registration/name']).toMatchObject({
      result: 'unverifiable',
      revision: 1,
      bulk: false,
    })
  })

  it('hold a disposition and a date only for 不符合', () => {
    const record = new Bench().arrived()
    record.answer('name', { disposition: 'ordered-correction', correctBy: '2026-08-30' })
    expect(record.state.answers['registration/name']).not.toHaveProperty('disposition')
    expect(record.state.answers['registration/name']).not.toHaveProperty('correctBy')
  })

  it('given by 其余全部符合 are marked, leave earlier answers alone and ignore other matters', () => {
    const record = new Bench().arrived().answer('name', { result: 'nonconform', facts: '不一致。' }).fill()
    const answers = Object.entries(record.state.answers)
    expect(answers).toHaveLength(8)
    expect(answers.filter(([, { bulk }]) => bulk)).toHaveLength(7)
    expect(record.state.answers['registration/name']!.result).toBe('nonconform')
  })

  it('of 个体工商户 leave out what only companies have', () => {
    const { business } = dispatched()
    const record = new Bench(dispatched({ business: { ...business, kind: 'individual' } }))
    expect(record.items().map(({ item }) => item.key)).toEqual(['licence', 'name', 'scope', 'address'])
  })

  it('given after the conclusion take conclusion and party statement back', () => {
    const record = new Bench().stated()
    const { commandId } = record.state.answers['registration/name']!
    record.answer('name', { replaces: commandId })
    expect(record.state).toMatchObject({ state: 'inspecting', conclusion: undefined, party: undefined })
  })
})

describe('evidence', () => {
  it('is one piece when the same bytes come twice', () => {
    const record = new Bench().arrived().evidence('door').evidence('door', { caption: '门牌' })
    expect(record.state.evidence).toHaveLength(1)
    expect(record.state.evidence[0]!.caption).toBe('门牌')
  })

  it('stays on record when it is withdrawn', () => {
    const record = new Bench().arrived().evidence('door')
    record.give(yi, 'withdrawEvidence', { evidenceId: photo('door'), reason: '误拍' })
    expect(record.state.evidence[0]!.withdrawn).toEqual({ reason: '误拍', by: 'yi', at: at('12:00') })
  })

  const found = () => {
    const record = new Bench()
      .arrived({ partyMet: false })
      .evidence('door', { answerKey: 'registration/address' })
    record.answer('address', { result: 'nonconform', facts: '无人。' }).checked()
    return record.give(jia, 'conclude', record.conclusion(unreachable))
  }

  it('that a conclusion rests on takes the conclusion along when it is withdrawn', () => {
    const record = found().give(jia, 'withdrawEvidence', { evidenceId: photo('door'), reason: '误拍' })
    expect(record.state).toMatchObject({ state: 'inspecting', conclusion: undefined })
  })

  it('that a conclusion rests on takes the conclusion along when it is moved to another item', () => {
    const record = found().evidence('door', { answerKey: 'registration/name' })
    expect(record.state.conclusion).toBeUndefined()
  })

  it('added later leaves the conclusion, but the party has to see it', () => {
    const record = found().give(jia, 'recordPartyStatement', absent).evidence('stairs')
    expect(record.state.conclusion).toBeDefined()
    expect(record.state.party).toBeUndefined()
  })

  it('drawn by the party neither disturbs the conclusion nor carries it', () => {
    const record = found().evidence('pad', { source: 'signature' })
    record.give(jia, 'withdrawEvidence', { evidenceId: photo('pad'), reason: '重签' })
    expect(record.state.conclusion).toBeDefined()
  })
})

describe('the seal', () => {
  it('does not change by receipt, papers or the listing', () => {
    const record = new Bench().unreachable().reminded()
    const before = findingsHash(record.state)
    record.give(head, 'recordReceipt', { receivedAt: at('15:00') }).give(jia, 'proposeListing', proposal)
    record.give(head, 'reviewListing', { step: 'stationHead', ...approve })
    expect(findingsHash(record.state)).toBe(before)
    expect(sealIntact(record.state)).toBe(true)
  })

  it.each<[string, (state: Bench['state']) => Bench['state']]>([
    [
      'an answer',
      (s) => ({
        ...s,
        answers: {
          ...s.answers,
          'registration/name': { ...s.answers['registration/name']!, result: 'nonconform' },
        },
      }),
    ],
    ['the name', (s) => ({ ...s, business: { ...s.business, name: `${s.business.name}。` } })],
    ['a result', (s) => ({ ...s, conclusion: { ...s.conclusion!, resultCode: '6' } })],
    ['a piece of evidence', (s) => ({ ...s, evidence: [] })],
    ['a recusal', (s) => ({ ...s, recusals: s.recusals.slice(1) })],
    ['who was there', (s) => ({ ...s, arrival: { ...s.arrival!, present: ['jia', 'bing'] } })],
    ['an officer', (s) => ({ ...s, officers: [officer(jia), officer(bing)] })],
    ['the versions', (s) => ({ ...s, versions: { ...s.versions, profile: { id: '350503', version: 2 } } })],
    ['the party’s statement', (s) => ({ ...s, party: { ...s.party!, reason: '另有原因。' } })],
  ])('breaks visibly when %s changes afterwards', (_, change) => {
    const { state } = new Bench().unreachable()
    expect(sealIntact(state)).toBe(true)
    expect(sealIntact(change(state))).toBe(false)
  })

  it('needs two signatures, whoever else leaves the record', () => {
    const record = new Bench().stated().sign(jia)
    const officers = [officer(bing), officer(people.approver)]
    expect(record.attempt(head, 'reassignOfficers', { officers, reason: '轮岗' }).refusal?.code).toBe(
      'state.sealed',
    )
    const replace = { drawId: 'draw', outgoing: 'yi', incoming: officer(bing) }
    expect(record.attempt(head, 'replaceOfficer', replace).refusal?.code).toBe('state.sealed')
  })

  it('is never made by one person who is named twice', () => {
    const record = new Bench(dispatched({ officers: [officer(jia), officer(jia)] }))
    record.give(jia, 'declareRecusal', { conflict: false })
    expect(record.attempt(jia, 'recordArrival', { ...arrival, present: ['jia', 'jia'] }).refusal?.code).toBe(
      'arrival.two-officers',
    )
  })
})

describe('acts of the station', () => {
  const others = { officers: [officer(bing), officer(approver)], reason: '轮岗' }

  it('reassign a record in the middle: new officers declare, arrive again and conclude anew', () => {
    const record = new Bench().stated()
    record.give(head, 'reassignOfficers', others)
    expect(record.state.state).toBe('awaiting-recusal')
    expect(record.attempt(jia, 'answerItem', conform).refusal?.code).toBe('state.not-assigned')
    record.declared().give(bing, 'recordArrival', { ...arrival, present: [bing.id, approver.id] })
    expect(record.state).toMatchObject({ state: 'inspecting', conclusion: undefined, party: undefined })
    expect(Object.keys(record.state.answers)).toHaveLength(8)
  })

  it('cancel a record for good', () => {
    const record = new Bench().arrived().give(head, 'cancelInspection', { reason: '迁出' })
    expect(record.state).toMatchObject({
      state: 'cancelled',
      stationNote: { kind: 'cancelled', reason: '迁出' },
    })
    expect(record.attempt(head, 'reassignOfficers', others).refusal?.code).toBe('state.cancelled')
    expect(record.attempt(jia, 'answerItem', conform).refusal?.happened).toContain('迁出')
  })

  it('leave the way out of 需要处理 open, even on a cancelled record', () => {
    const record = new Bench().arrived().give(head, 'cancelInspection', { reason: '迁出' })
    record.give(jia, 'resolveParked', { choice: 'keep-local', commandIds: ['c1'], reason: '留作参考' })
    expect(record.state.handedOver).toMatchObject([{ by: 'jia', choice: 'keep-local', commandIds: ['c1'] }])
  })
})

describe('the listing', () => {
  it('goes 所负责人 → 区局审核 → 区局审批 and ends approved', () => {
    const record = new Bench().proposed()
    const steps = [`${record.state.listing!.status}/${record.state.listing!.step}`]
    for (const [actor, step] of [
      [head, 'stationHead'],
      [reviewer, 'bureauReviewer'],
      [approver, 'bureauApprover'],
    ] as const) {
      record.give(actor, 'reviewListing', { step, ...approve })
      steps.push(`${record.state.listing!.status}/${record.state.listing!.step}`)
    }
    expect(steps).toEqual([
      'pending/stationHead',
      'pending/bureauReviewer',
      'pending/bureauApprover',
      'approved/bureauApprover',
    ])
    expect(record.attempt(jia, 'proposeListing', proposal).refusal?.happened).toContain('已审批')
  })

  it('comes back with its reason, can be proposed again and keeps the earlier review', () => {
    const record = new Bench().proposed()
    record.give(head, 'reviewListing', { step: 'stationHead', decision: 'return', opinion: '缺见证材料。' })
    expect(record.state.listing).toMatchObject({ status: 'returned', reviews: [{ opinion: '缺见证材料。' }] })
    record.give(yi, 'proposeListing', proposal)
    expect(record.state.listing).toMatchObject({
      status: 'pending',
      step: 'stationHead',
      reviews: [{ decision: 'return' }],
    })
  })

  it('may be returned while evidence is still on its way', () => {
    const record = new Bench().proposed()
    const back = { step: 'stationHead', decision: 'return', opinion: '缺见证材料。' } as const
    expect(
      record.attempt(head, 'reviewListing', back, { context: { missingEvidence: 2 } }).events,
    ).toHaveLength(1)
  })

  it('words the ground of a 农民专业合作社 in its own way', () => {
    const { business } = dispatched()
    const record = new Bench(dispatched({ business: { ...business, kind: 'cooperative' } })).proposed()
    expect(record.state.listing!.reasonText).toBe('通过登记的住所无法与农民专业合作社取得联系的')
  })
})

describe('papers', () => {
  const paper = {
    documentId: 'paper',
    kind: 'inspection-notice',
    title: '行政检查通知书',
    number: '泉丰市监检通〔2026〕117号',
    templateVersion: '1',
    fontSetId: 'fonts',
    sha256: photo('paper'),
    pages: 1,
  } as const

  it('with a number of the district and drafts without one enter the ledger, each as a new version', () => {
    const record = new Bench().declared().give(jia, 'issueDocument', { ...paper, number: '' })
    record.give(jia, 'issueDocument', { ...paper, documentId: 'second' })
    expect(record.state.documents.map(({ number, version }) => [number, version])).toEqual([
      ['', 1],
      ['泉丰市监检通〔2026〕117号', 2],
    ])
  })

  it.each([
    '泉丰市监检通[2026]117号',
    '泉丰市监检通〔26〕117号',
    '泉丰市监异审〔2026〕117号',
    '泉丰市监检通〔2026〕117号之一',
  ])('refuse the number %s', (number) => {
    expect(new Bench().declared().attempt(jia, 'issueDocument', { ...paper, number }).refusal?.code).toBe(
      'document.number-pattern',
    )
  })
})
