import { describe, expect, it } from 'vitest'
import type { CommandPayload } from '../../../shared/domain/commands.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { at, Bench, people } from './bench.ts'

const { jia, yi, bing, head, otherHead, reviewer } = people
const admin = { id: 'admin', name: '管理员', role: 'admin', stationId: 'bureau' } as const
const notice: CommandPayload<'issueDocument'> = {
  documentId: 'first',
  kind: 'inspection-notice',
  title: '行政检查通知书',
  number: '泉丰市监检通〔2026〕117号',
  templateVersion: '1',
  fontSetId: 'fonts',
  sha256: 'a'.repeat(64),
  pages: 1,
}
const wrong = { documentId: 'first', reason: '日期写错' }
const issued = (kind: DocumentKindId = 'inspection-notice') =>
  new Bench()
    .arrived()
    .fill()
    .give(jia, 'conclude', new Bench().arrived().fill().conclusion())
    .give(jia, 'issueDocument', { ...notice, kind, number: '' })

describe('作废 of an issued paper', () => {
  it('keeps the paper and its number in the ledger, with who, when and why', () => {
    const record = new Bench().declared().give(jia, 'issueDocument', notice)
    record.give(yi, 'voidDocument', wrong, { wall: at('09:40') })
    expect(record.state.documents).toMatchObject([
      {
        id: 'first',
        number: notice.number,
        voided: { reason: '日期写错', by: 'yi', byName: '检查员乙', at: at('09:40') },
      },
    ])
  })

  it('makes way for another one of its kind without a word on why', () => {
    const record = new Bench().declared().give(jia, 'issueDocument', notice)
    const again = { ...notice, documentId: 'second', number: '泉丰市监检通〔2026〕118号' }
    expect(record.attempt(jia, 'issueDocument', again).refusal?.code).toBe('document.reissue-reason')
    record.give(jia, 'voidDocument', wrong).give(jia, 'issueDocument', again)
    expect(record.state.documents.map(({ version, voided }) => [version, voided !== undefined])).toEqual([
      [1, true],
      [2, false],
    ])
  })

  it('is up to the officers of the record, an admin, and the own 辖区所 for papers that it may issue', () => {
    const who = (record: Bench) =>
      [jia, yi, admin, bing, head, otherHead, reviewer]
        .filter((by) => record.attempt(by, 'voidDocument', wrong).events)
        .map(({ id }) => id)
    expect(who(issued())).toEqual(['jia', 'yi', 'admin'])
    expect(who(issued('delivery-receipt'))).toEqual(['jia', 'yi', 'admin', 'bing', 'head'])
  })
})
