import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../../shared/documents/index.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { pdfText, pdfWords } from '../../tools/pdf-reader.ts'
import { Bench, fengze, people, puyang } from '../domain/bench.ts'
import { approve, dispatchedTo, listings } from '../domain/listing-bench.ts'
import { recordOf } from './bench-records.ts'

const kind = documentKindOf('listing-approval-batch')
const facts = { number: null, issuedOn: '2026-08-14' }
const textOf = (bytes: Uint8Array) => pdfText(bytes).replace(/—\d+—/gu, '')
const business = (index: number) => dispatchedTo({ name: `泉州某第${index}有限公司` })
const proposed = (index: number) => listings(business(index)).proposed()
const otherGround = (bench: Bench) => {
  const { listing } = bench.state
  return { listing: { ...listing!, reason: 'annual-report', reasonText: '未依照规定的期限公示年度报告的' } }
}
const inputOf = (records: ReturnType<typeof recordOf>[], choices = {}) =>
  kind.fromRecords!(records, facts, choices)
async function print(records: ReturnType<typeof recordOf>[]) {
  const input = kind.input.parse(inputOf(records))
  return new Typesetter(bundledFontSet()).typeset(kind.build(input))
}

describe('经营异常名录审批表（批量）', () => {
  const forty = Array.from({ length: 40 }, (_, index) => {
    const bench = proposed(index + 1)
    return recordOf(bench, index % 4 === 0 ? otherGround(bench) : {})
  })

  it('asks once for an opinion on forty businesses, and lists all of them under repeated heads', async () => {
    const { bytes, missing } = await print(forty)
    expect(missing).toEqual([])
    const text = textOf(bytes)
    expect(text).toContain('企业名称泉州某第1有限公司等共40家（名单附后）')
    expect(text).toContain(
      '未依照规定的期限公示年度报告的（10家）；通过登记的住所或者经营场所无法联系的（30家）',
    )
    expect(text.split('审批人（签名）').length - 1).toBe(1)
    for (let index = 1; index <= 40; index += 1) expect(text).toContain(`泉州某第${index}有限公司`)
    const words = pdfWords(bytes)
    const first = words.find(({ text: word }) => word.includes('拟列入经营异常名录企业名单'))!.page
    const last = Math.max(...words.map(({ page }) => page))
    expect(last).toBeGreaterThan(first)
    for (let page = first; page <= last; page += 1)
      expect(words.some((word) => word.page === page && word.text.includes('序号'))).toBe(true)
  })

  it('fills a step that was decided for all alike, and leaves one that was not', () => {
    const head = (bench: Bench, opinion = '同意。') =>
      bench.give(people.head, 'reviewListing', { step: 'stationHead', ...approve, opinion })
    const alike = [recordOf(head(proposed(1))), recordOf(head(proposed(2)))]
    expect(inputOf(alike)).toMatchObject({
      stationHead: { name: '所长', opinion: '同意。', decidedOn: '2026-08-12' },
      bureauReview: null,
    })
    const apart = [recordOf(head(proposed(1))), recordOf(head(proposed(2), '情况属实，同意。'))]
    expect(inputOf(apart)).toMatchObject({ stationHead: null })
  })

  it('takes no records that do not belong together', () => {
    const first = recordOf(proposed(1))
    const further = recordOf(
      proposed(2).give(people.head, 'reviewListing', { step: 'stationHead', ...approve }),
    )
    const marked = recordOf(
      listings(dispatchedTo({ kind: 'individual', operatorAddress: '东海街道某某花园1号' })).proposed(),
    )
    expect(inputOf([first, further])).toBeNull()
    expect(inputOf([first, marked])).toBeNull()
    expect(inputOf([first, recordOf(proposed(2), {}, { ...puyang })])).toBeNull()
    expect(inputOf([first, recordOf(new Bench().unreachable())])).toBeNull()
    expect(inputOf([])).toBeNull()
    expect(fengze.id).not.toBe(puyang.id)
  })

  it('has a form of its own for 个体工商户', async () => {
    const marked = () =>
      recordOf(
        listings(dispatchedTo({ kind: 'individual', operatorAddress: '东海街道某某花园1号' })).proposed(),
      )
    const { bytes } = await print([marked(), marked()])
    expect(textOf(bytes)).toMatch(/^个体工商户经营异常状态标记审批表/u)
    expect(textOf(bytes)).toContain('适用条款第四条、第九条拟作决定')
    expect(textOf(bytes)).toContain('作出标记为经营异常状态的决定')
    expect(textOf(bytes)).not.toContain('经营异常名录')
  })
})
