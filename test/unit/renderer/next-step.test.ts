import { describe, expect, it } from 'vitest'
import { nextStep } from '../../../renderer/features/task-detail/next-step.ts'
import { progressSteps } from '../../../renderer/features/task-detail/progress.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { contextOf, OpenRecord } from '../../fixtures/open-record.ts'

/** The record as a given officer (or head) has it on screen. */
function seen(inspection: Inspection, actorId = inspection.officers[0]!.id, parked = 0) {
  const context = contextOf()
  const officer = inspection.officers.find(({ id }) => id === actorId)
  return nextStep(
    {
      inspection,
      context: { ...context, actor: { ...context.actor, id: actorId, name: officer?.name ?? '所长' } },
      due: {} as never,
      pending: 0,
      parked,
    },
    '2026-08-12',
  )
}

const open = new OpenRecord().inspection
const [first, second] = open.officers as [Inspection['officers'][0], Inspection['officers'][0]]
const recusal = (officerId: string, conflict = false) => ({
  officerId,
  conflict,
  declaredAt: '2026-08-12T00:51:00.000Z',
})

describe('下一步', () => {
  it('asks for the own declaration first, then waits for the partner, who may declare on this laptop', () => {
    const fresh: Inspection = { ...open, state: 'awaiting-recusal', recusals: [] }
    expect(seen(fresh).act).toEqual({ kind: 'declare', label: '作回避声明' })
    const half = { ...fresh, recusals: [recusal(first.id)] }
    expect(seen(half).title).toBe(`等${second.name}声明回避`)
    expect(seen(half).act?.label).toBe('在本机声明')
  })

  it('offers no act while a replacement is drawn or the record is cancelled', () => {
    expect(seen({ ...open, state: 'awaiting-replacement' }).act).toBeUndefined()
    expect(seen({ ...open, state: 'cancelled' }).act).toBeUndefined()
  })

  it('leads from the notice to its delivery', () => {
    const waiting: Inspection = { ...open, state: 'awaiting-notice', deliveries: [], documents: [] }
    expect(seen(waiting).act?.kind).toBe('notice')
    const issued = { ...waiting, documents: [{ kind: 'inspection-notice' } as Inspection['documents'][0]] }
    expect(seen(issued).act?.kind).toBe('delivery')
  })

  it('goes on with the checklist until every item is answered', () => {
    const record = new OpenRecord()
    expect(seen(record.inspection).act?.kind).toBe('check')
    expect(seen(record.inspection).words).toContain('已答 0 项')
  })

  it('puts what the station did not take before everything else', () => {
    expect(seen(open, first.id, 2).act?.kind).toBe('resolve')
  })

  it('lets an outsider look, and sends the reviewer in hand to the approval', () => {
    expect(seen(open, 'somebody-else').act).toBeUndefined()
  })
})

describe('办理进度', () => {
  it('has exactly one step in hand, done ones before it, open ones after it', () => {
    const steps = progressSteps(open, '2026-08-12').map(({ status }) => status)
    const current = steps.indexOf('current')
    expect(steps.filter((status) => status === 'current')).toHaveLength(1)
    expect(steps.slice(0, current).every((status) => status === 'done')).toBe(true)
    expect(steps.slice(current + 1).every((status) => status === 'ahead')).toBe(true)
  })

  it('does not count a declared conflict as done', () => {
    const conflicted = { ...open, recusals: [recusal(first.id, true), recusal(second.id)] }
    const step = progressSteps(conflicted, '2026-08-12').find(({ name }) => name === '回避声明')
    expect(step).toMatchObject({ status: 'current', note: `${first.name}须回避` })
  })

  it('goes on after the receipt with 公示 and 归档, and with 复核 before it where the district asks for it', () => {
    const received = { ...open, reviewRequired: true, receivedAt: '2026-08-12T02:00:00Z' }
    const names = progressSteps(received, '2026-08-12').map(({ name }) => name)
    expect(names.slice(-4)).toEqual(['复核', '上传受理', '公示', '归档'])
    const process = { ...open.process, publication: { publishedOn: '2026-08-12' } } as typeof open.process
    const published = progressSteps({ ...received, process }, '2026-08-12').slice(-2)
    expect(published.map(({ status }) => status === 'done')).toEqual([true, false])
  })

  it('has nothing in hand once the record is cancelled', () => {
    const steps = progressSteps({ ...open, state: 'cancelled' }, '2026-08-12')
    expect(steps.some(({ status }) => status === 'current')).toBe(false)
  })
})
