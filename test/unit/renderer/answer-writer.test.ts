import { expect, test, vi } from 'vitest'
import { AnswerWriter } from '../../../renderer/features/inspecting/answer-writer.ts'
import { ProblemError } from '../../../shared/protocol/problems.ts'
import { OpenRecord } from '../../fixtures/open-record.ts'

const address = 'registration/address'
const revenue = 'annual-report/revenue'

function writerOn(record: OpenRecord) {
  const sent: string[] = []
  const gate = { failing: false, waiting: Promise.resolve() }
  const writer = new AnswerWriter({
    record: () => record.inspection,
    dispatch: async (payload) => {
      await gate.waiting
      if (gate.failing) throw new ProblemError('disk-full')
      sent.push(payload.facts)
      return record.dispatch('answerItem', payload)
    },
  })
  return { writer, sent, gate }
}

test('every pause in typing is saved on top of the one before', async () => {
  const record = new OpenRecord()
  const { writer } = writerOn(record)
  writer.edit(address, { result: 'nonconform' })
  writer.edit(address, { facts: '实际在 2 层' }, 'soon')
  expect(writer.unsaved).toBe(true)
  await writer.flush()
  writer.edit(address, { facts: '实际在 2 层经营。' }, 'soon')
  await writer.flush()
  expect(record.inspection.answers[address]).toMatchObject({
    facts: '实际在 2 层经营。',
    result: 'nonconform',
  })
  expect(writer.unsaved).toBe(false)
})

test('typing goes to the store by itself after a pause', async () => {
  vi.useFakeTimers()
  try {
    const record = new OpenRecord()
    const { writer } = writerOn(record)
    writer.edit(address, { result: 'unverifiable' })
    writer.edit(address, { facts: '无人应门' }, 'soon')
    await vi.runAllTimersAsync()
    expect(record.inspection.answers[address]?.facts).toBe('无人应门')
  } finally {
    vi.useRealTimers()
  }
})

test('what is typed while a save runs stays on the screen and is saved by the next one', async () => {
  const record = new OpenRecord()
  const { writer, sent, gate } = writerOn(record)
  let open = () => {}
  gate.waiting = new Promise((resolve) => {
    open = resolve
  })
  writer.edit(address, { result: 'nonconform', facts: '甲' })
  writer.edit(address, { facts: '甲乙' }, 'soon')
  expect(writer.saving(address).state).not.toBe('saved')
  open()
  await writer.flush()
  expect(writer.draft(address).facts).toBe('甲乙')
  expect(record.inspection.answers[address]?.facts).toBe('甲乙')
  expect(sent.at(-1)).toBe('甲乙')
})

test('a failed write keeps the text, says so, and goes through when tried again', async () => {
  const record = new OpenRecord()
  const { writer, gate } = writerOn(record)
  gate.failing = true
  writer.edit(address, { result: 'nonconform', facts: '实际在 2 层' })
  await writer.flush()
  expect(writer.saving(address)).toMatchObject({ state: 'failed', problem: { code: 'disk-full' } })
  expect(writer.draft(address).facts).toBe('实际在 2 层')
  expect(record.inspection.answers[address]).toBeUndefined()
  gate.failing = false
  writer.retry(address)
  await writer.flush()
  expect(writer.saving(address).state).toBe('saved')
  expect(record.inspection.answers[address]?.facts).toBe('实际在 2 层')
})

test('an answer of the partner is never overwritten unseen; both ways out work', async () => {
  const record = new OpenRecord()
  const { writer } = writerOn(record)
  record.answer(address, 'conform')
  writer.edit(address, { result: 'nonconform', facts: '我的' }, 'soon')
  record.dispatch(
    'answerItem',
    {
      answerKey: address,
      result: 'unverifiable',
      facts: '对方的',
      replaces: record.inspection.answers[address]!.commandId,
    },
    'officer-2',
  )
  await writer.flush()
  expect(writer.saving(address)).toMatchObject({
    state: 'refused',
    refusal: { code: 'item.changed-elsewhere' },
  })
  expect(record.inspection.answers[address]?.facts).toBe('对方的')
  expect(writer.draft(address).facts).toBe('我的')
  writer.keepOwn(address)
  await writer.flush()
  expect(record.inspection.answers[address]).toMatchObject({ facts: '我的', by: 'officer-1' })

  writer.takeRecorded(address)
  expect(writer.draft(address).facts).toBe('我的')
})

test('the content of a row decides until somebody chooses a result', async () => {
  const record = new OpenRecord()
  const { writer } = writerOn(record)
  const known = { published: '215.60', registered: '', actual: '2' }
  writer.edit(revenue, { comparison: known }, 'soon')
  await writer.flush()
  expect(record.inspection.answers[revenue]?.result).toBe('nonconform')
  writer.edit(revenue, { comparison: { ...known, actual: '215.6' } }, 'soon')
  await writer.flush()
  expect(record.inspection.answers[revenue]?.result).toBe('conform')
  writer.edit(revenue, { result: 'unverifiable' })
  writer.edit(revenue, { comparison: { ...known, actual: '300' } }, 'soon')
  await writer.flush()
  expect(record.inspection.answers[revenue]).toMatchObject({
    result: 'unverifiable',
    comparison: { actual: '300' },
  })
})

test('改正期限 and 本项处置 stay out of an answer that is not 不符合', async () => {
  const record = new OpenRecord()
  const { writer } = writerOn(record)
  writer.edit(address, { result: 'nonconform', disposition: 'ordered-correction', correctBy: '2026-09-11' })
  await writer.flush()
  expect(record.inspection.answers[address]?.correctBy).toBe('2026-09-11')
  writer.edit(address, { result: 'conform' })
  await writer.flush()
  expect(record.inspection.answers[address]?.disposition).toBeUndefined()
})
