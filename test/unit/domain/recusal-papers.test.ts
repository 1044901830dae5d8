import { describe, expect, it } from 'vitest'
import type { CommandPayload } from '../../../shared/domain/commands.ts'
import { type DocumentKindId, documentKindIds } from '../../../shared/domain/document-kinds.ts'
import { at, Bench, officer, people } from './bench.ts'

const { jia, yi, bing, head } = people
const paper = (kind: DocumentKindId, choices?: Record<string, string>) => {
  const payload: CommandPayload<'issueDocument'> = {
    documentId: `${kind}-1`,
    kind,
    title: '文书',
    number: '',
    templateVersion: '1',
    fontSetId: 'fonts',
    sha256: 'a'.repeat(64),
    pages: 1,
    ...(choices ? { choices } : {}),
  }
  return payload
}
const declarationOf = ({ id }: { id: string }) => paper('recusal-declaration', { officer: id })
const conflict = {
  conflict: true,
  ground: 'direct-interest',
  relation: '股东',
  note: '持有当事人股份。',
} as const
/** 甲 declared no conflict, 乙 one: the record waits for a replacement. */
const waiting = () =>
  new Bench().give(jia, 'declareRecusal', { conflict: false }).give(yi, 'declareRecusal', conflict)

describe('papers on a recusal', () => {
  it('are made while the record waits for a replacement', () => {
    const record = waiting()
    expect(record.state.state).toBe('awaiting-replacement')
    record.give(yi, 'issueDocument', declarationOf(yi))
    record.give(jia, 'issueDocument', { ...declarationOf(jia), documentId: 'second' })
    record.give(jia, 'issueDocument', paper('recusal-application'))
    expect(record.state.documents.map(({ kind, by }) => [kind, by])).toEqual([
      ['recusal-declaration', 'yi'],
      ['recusal-declaration', 'jia'],
      ['recusal-application', 'jia'],
    ])
    expect(record.state.state).toBe('awaiting-replacement')
  })

  it('are made before everybody has declared; an own declaration only after it was declared', () => {
    const record = new Bench()
    expect(record.attempt(jia, 'issueDocument', declarationOf(jia)).refusal?.code).toBe('document.not-due')
    record.give(jia, 'issueDocument', paper('recusal-application'))
    record.give(jia, 'declareRecusal', { conflict: false }).give(jia, 'issueDocument', declarationOf(jia))
    expect(record.state.state).toBe('awaiting-recusal')
    expect(record.state.documents).toHaveLength(2)
  })

  it('leave whoever declared a conflict the own declaration and nothing else', () => {
    const refusals = (record: Bench) =>
      documentKindIds
        .map((kind) => record.attempt(yi, 'issueDocument', paper(kind, { officer: 'yi' })))
        .filter(({ refusal }) => refusal?.code === 'recusal.conflict')
    expect(refusals(waiting())).toHaveLength(documentKindIds.length - 1)
    expect(waiting().attempt(yi, 'issueDocument', declarationOf(jia)).refusal?.code).toBe('recusal.conflict')
    expect(waiting().attempt(yi, 'issueDocument', paper('recusal-declaration')).refusal?.code).toBe(
      'recusal.conflict',
    )
    const note = { method: 'phone', at: at('09:00'), note: '' } as const
    expect(waiting().attempt(yi, 'recordNoticeDelivery', note).refusal?.code).toBe('recusal.conflict')
  })

  it('open nothing else: every other paper of the others waits too', () => {
    for (const kind of documentKindIds) {
      const { refusal } = waiting().attempt(jia, 'issueDocument', paper(kind, { officer: 'jia' }))
      expect(refusal?.code, kind).toBe(kind.startsWith('recusal-') ? undefined : 'recusal.conflict')
    }
    const early = new Bench().give(jia, 'declareRecusal', { conflict: false })
    expect(early.attempt(jia, 'issueDocument', paper('inspection-notice')).refusal?.code).toBe(
      'recusal.pending',
    )
  })

  it('are up to the officers of the record', () => {
    expect(waiting().attempt(bing, 'issueDocument', declarationOf(yi)).refusal?.code).toBe(
      'state.not-assigned',
    )
    const replaced = waiting().give(head, 'replaceOfficer', {
      drawId: 'draw',
      outgoing: 'yi',
      incoming: officer(bing),
    })
    expect(replaced.attempt(yi, 'issueDocument', declarationOf(yi)).refusal?.code).toBe('state.not-assigned')
  })

  it('are not made for a record that is closed', () => {
    const cancelled = waiting().give(head, 'cancelInspection', { reason: '迁出' })
    expect(cancelled.attempt(yi, 'issueDocument', declarationOf(yi)).refusal?.code).toBe('state.cancelled')
  })
})
