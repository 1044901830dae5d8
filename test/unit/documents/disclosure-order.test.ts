import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../../shared/documents/index.ts'
import { pdfText } from '../../tools/pdf-reader.ts'
import { ordered } from '../domain/follow-up-bench.ts'
import { listings } from '../domain/listing-bench.ts'
import { recordOf, withBusiness } from './bench-records.ts'
import { printRecord } from './demo-records.ts'

const kind = documentKindOf('disclosure-order')
const facts = { number: '泉丰市监责公〔2026〕4号', issuedOn: '2026-08-12' }
const textOf = (bytes: Uint8Array) => pdfText(bytes).replace(/—\d+—/gu, '')
const record = recordOf(listings().ordered())
const orderOn = (issuedOn: string) =>
  (kind.fromRecord(record, { number: null, issuedOn }, {}) as { order: string }).order

describe('责令限期履行公示义务通知书', () => {
  it('says what was not published, the law, the term of the record, 逾期列入 and the two copies', async () => {
    const { bytes } = await printRecord(kind, record, {}, facts)
    expect(textOf(bytes)).toMatch(
      new RegExp(
        [
          '责令限期履行公示义务通知书泉丰市监责公〔2026〕4号泉州某甲有限公司.*未依法履行下列信息的公示义务：',
          '.*股权变更没有公示。',
          '根据《企业信息公示暂行条例》第十条、《企业经营异常名录管理办法》第七条的规定，现责令你单位在10日内，即于2026年8月24日前（含当日）',
          '.*逾期未履行公示义务的，将依法列入经营异常名录',
          '.*人民政府申请行政复议.*一式两份，一份送达你单位，一份归档；送达情况记入送达回证',
        ].join(''),
        'u',
      ),
    )
  })

  it('says 10日内 only where the term is that of the law, a Saturday rolled to Monday', () => {
    // Ten days after 12 August is Saturday the 22nd, after the 13th Sunday, after the 14th Monday.
    expect(orderOn('2026-08-12')).toContain('在10日内')
    expect(orderOn('2026-08-14')).toContain('在10日内')
    expect(orderOn('2026-08-13')).toContain('在10日内')
    expect(orderOn('2026-08-11')).not.toContain('10日')
    expect(orderOn('2026-08-20')).toContain('于2026年8月24日前（含当日）')
  })

  it('cites the law as it was on the day of issue', () => {
    expect(orderOn('2024-06-01')).toContain('《企业经营异常名录管理暂行办法》第七条')
  })

  it('exists for no other correction, and not after the term', () => {
    expect(kind.fromRecord(recordOf(ordered()), facts, {})).toBeNull()
    const late = kind.fromRecord(record, { ...facts, issuedOn: '2026-08-25' }, {})
    expect(kind.input.safeParse(late).error?.issues[0]?.message).toContain('履行期限早于签发日期')
  })

  it('warns an 个体工商户 of marking, under rules of its own', async () => {
    const { bytes } = await printRecord(kind, withBusiness(record, { kind: 'individual' }), {}, facts)
    const text = textOf(bytes)
    expect(text).toContain('将依法标记为经营异常状态')
    expect(text).toContain('根据《个体工商户年度报告暂行办法》的规定，现责令你户')
    expect(text).not.toContain('经营异常名录，')
  })
})
