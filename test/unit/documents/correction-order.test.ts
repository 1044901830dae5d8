import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../../shared/documents/index.ts'
import { pdfText } from '../../tools/pdf-reader.ts'
import { Bench, corrected, reference, transferred } from '../domain/bench.ts'
import { FollowUpBench, ordered } from '../domain/follow-up-bench.ts'
import { recordOf, withBusiness } from './bench-records.ts'
import { complaints, printRecord } from './demo-records.ts'

const kind = documentKindOf('correction-order')
const facts = { number: '泉丰市监责改〔2026〕18号', issuedOn: '2026-08-12' }
const textOf = (bytes: Uint8Array) => pdfText(bytes).replace(/—\d+—/gu, '')

describe('责令改正通知书', () => {
  it('says in order what was found, what it breaks, what is ordered until when, and the remedies', async () => {
    const record = recordOf(
      new FollowUpBench().accepted({ ...corrected, legalBasis: '《企业名称登记管理规定》第二十三条第一款' }),
    )
    const { bytes, missing } = await printRecord(kind, record, {}, facts)
    expect(missing).toEqual([])
    expect(textOf(bytes)).toMatch(
      new RegExp(
        [
          '^泉州市丰泽区市场监督管理局责令改正通知书泉丰市监责改〔2026〕18号泉州某甲有限公司（统一社会信用代码91350100M000100Y43）：',
          '我局于2026年8月12日.*经查，你单位存在以下违法事实：牌匾名称不一致。',
          '上述行为违反了《企业名称登记管理规定》第二十三条第一款的规定。',
          '根据《中华人民共和国行政处罚法》第二十八条的规定，现责令你单位于2026年8月27日前（含当日）改正。改正内容和要求如下：',
          '对“名称规范使用情况”方面的问题进行改正.*书面报送泉秀市场监管所.*逾期不改正',
          '.*六十日内向泉州市丰泽区人民政府申请行政复议.*六个月内',
          '.*2026年8月12日签收栏.*当事人（签名或者盖章）',
        ].join(''),
        'u',
      ),
    )
  })

  it('takes over nothing that the officer writes about facts or term', () => {
    const made = kind.fromRecord(recordOf(ordered()), facts, {
      items: ['registration/name', 'registration/address'],
      due: '2027-01-01',
      violations: ['另一违法事实'],
    })
    expect(made).toMatchObject({ due: '2026-08-27', violations: ['牌匾名称不一致'] })
  })

  it('exists for no record that orders nothing', () => {
    for (const bench of [
      new Bench().arrived(),
      new Bench().sealed(),
      new FollowUpBench().accepted(transferred),
    ])
      expect(kind.fromRecord(recordOf(bench), facts, {})).toBeNull()
  })

  it('orders a single answer beside another follow-up, with its own term and rules', () => {
    const beside = new FollowUpBench().accepted(transferred, {
      disposition: 'ordered-correction',
      correctBy: '2026-08-20',
    })
    expect(kind.fromRecord(recordOf(beside), facts, {})).toMatchObject({
      due: '2026-08-20',
      breach: expect.stringContaining('《企业名称登记管理规定》'),
    })
  })

  it('takes the term of a 复查 that gave another one', () => {
    const again = ordered().reinspected({ outcome: 'not-corrected', nextDue: '2026-09-10' })
    expect(kind.fromRecord(recordOf(again), { ...facts, issuedOn: '2026-08-28' }, {})).toMatchObject({
      due: '2026-09-10',
    })
  })

  it('is not made with a term that is over, but proposes the correction at once', async () => {
    const late = { number: null, issuedOn: '2026-09-01' }
    const record = recordOf(ordered())
    const parsed = kind.input.safeParse(kind.fromRecord(record, late, { mode: 'until' }))
    expect(parsed.error?.issues.map(({ message }) => message).join()).toContain('改正期限早于签发日期')
    const { bytes } = await printRecord(kind, record, {}, late)
    expect(textOf(bytes)).toContain('现责令你单位立即改正')
  })

  it('names what is missing: no item chosen, no law data of the day', () => {
    const record = recordOf(ordered())
    expect(complaints(kind, record, { items: [] }).join()).toContain('违法事实至少需要1项')
    const bare = { ...record, profile: { ...record.profile, citations: {} } }
    expect(complaints(kind, bare)).toEqual(
      expect.arrayContaining(['缺少逾期后果，补全后才能生成文书', '缺少救济途径，补全后才能生成文书']),
    )
  })

  it('speaks to an 个体工商户 with a long name and a 注册号, over no more than two pages', async () => {
    const name = '泉州市丰泽区东海街道模拟花园某某餐饮服务部'.repeat(6).slice(0, 120)
    const record = withBusiness(recordOf(ordered()), { kind: 'individual', name, code: '350503600123456' })
    const { bytes, pages } = await printRecord(kind, record)
    const text = textOf(bytes).replaceAll('草稿', '')
    expect(text).toContain(`${name}（注册号350503600123456）：`)
    expect(text).toContain('现责令你户于')
    expect(text).not.toContain('你单位')
    expect(pages).toBe(2)
  })

  it('names the own 复议机关 of every district, by the day of issue', () => {
    const bodies = reference.profiles.map((profile) => {
      const made = kind.fromRecord(recordOf(ordered(), {}, profile), facts, {}) as { remedies: string }
      return /向(.+?人民政府)申请/u.exec(made.remedies)?.[1]
    })
    expect(bodies.toSorted()).toEqual(
      [
        '泉州市丰泽区人民政府',
        '濮阳县人民政府',
        '秦皇岛市人民政府',
        '石家庄市人民政府',
        '泽州县人民政府',
      ].toSorted(),
    )
    const before = kind.fromRecord(recordOf(ordered()), { number: null, issuedOn: '2023-12-31' }, {})
    expect((before as { remedies: string }).remedies).toContain('或者上一级主管部门')
  })

  it('carries the mark of its edition', async () => {
    const { bytes } = await printRecord(
      kind,
      recordOf(ordered()),
      {},
      {
        ...facts,
        edition: { version: 2, replacedVersion: 1, replacedOn: '2026-08-10' },
      },
    )
    expect(textOf(bytes)).toContain('第2版，替代2026年8月10日第1版')
  })
})
