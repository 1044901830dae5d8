import { describe, expect, it } from 'vitest'
import { documentKindOf, documentKinds } from '../../../shared/documents/index.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { pdfWords } from '../../tools/pdf-reader.ts'
import { changed, paperFacts, printRecord, recordWhere } from './demo-records.ts'
import { formText, outOfOrder } from './read-form.ts'
import { sixtyFindings } from './samples/checked-matters.ts'
import { onSiteCheckFormSample } from './samples/on-site-check-form.ts'

const kind = documentKindOf('on-site-check-form')
const { build, input: schema } = documentKinds['on-site-check-form']
const print = (input: typeof onSiteCheckFormSample) =>
  new Typesetter(bundledFontSet()).typeset(build(schema.parse(input)))

const visited = recordWhere(
  ({ arrival, conclusion, state }) =>
    state === 'accepted' && arrival !== undefined && conclusion?.resultCode === '1',
)

describe('实地检查记录表', () => {
  it('has the rows of the form in their order', async () => {
    const { bytes, missing } = await print(onSiteCheckFormSample)
    expect(missing).toEqual([])
    const text = formText(bytes)
    const parts = [
      '企业公示信息实地检查记录表',
      '企业名称泉州市丰泽区某某餐饮管理有限公司',
      '统一社会信用代码91350503MA0K1X203K法定代表人（负责人）某某',
      '检查实施机关泉州市丰泽区市场监督管理局',
      '检查时间2026年8月12日9时30分至11时05分',
      '到达检查地点时，与某某取得联系。',
      '一、年度报告公示信息的检查。共20项：一致17项，不一致1项，未核实1项，不适用1项。',
      '二、即时公示信息的检查。共6项：一致6项。',
      '检查结果：发现问题已责令改正。',
      '备注财务报表复印件已经负责人核对并盖章。',
      '签字或者盖章：某某（屏上手写）2026年8月12日',
      '检查人（签字）：检查员甲、检查员乙（已电子签名）2026年8月12日',
      '见证人（签字）：年月日',
    ]
    expect(outOfOrder(text, parts)).toBeUndefined()
  })

  it('says of a record without problems that none was found', async () => {
    const text = formText((await printRecord(kind, visited)).bytes)
    expect(text).toContain('未发现问题。检查结果：未发现问题。')
    expect(text).toContain('企业实地检查记录表')
  })

  it('says that nobody was met, and has the witness beside an unsigned place', async () => {
    const unreachable = recordWhere(
      ({ arrival, conclusion }) => arrival !== undefined && conclusion?.resultCode === '5',
    )
    const text = formText((await printRecord(kind, unreachable)).bytes)
    expect(text).toContain('未见到当事人或者能代表当事人的人')
    expect(text).toContain(`见证人签字${unreachable.inspection.party!.witnessName}见证人（签字）：年月日`)
    expect(text).toContain('被检查人不在场：')
  })

  it('is called after the kind of business', async () => {
    const { business } = visited.inspection
    const titleOf = async (of: 'individual' | 'cooperative') =>
      formText((await printRecord(kind, changed(visited, { business: { ...business, kind: of } }))).bytes)
    expect(await titleOf('individual')).toMatch(/^个体工商户实地检查记录表/u)
    expect(await titleOf('cooperative')).toMatch(/^农民专业合作社实地检查记录表/u)
  })

  it('leaves empty what nobody filled', async () => {
    const { bytes, pages } = await print({
      ...onSiteCheckFormSample,
      remarks: '',
      result: '',
      ended: null,
      party: null,
      officers: onSiteCheckFormSample.officers.map((officer) => ({ ...officer, signedAt: null })),
    })
    expect(pages).toBe(2)
    expect(formText(bytes)).toMatch(/备注被检查单位盖章或者负责人签字签字或者盖章：年月日/u)
    expect(formText(bytes)).not.toContain('已电子签名')
  })

  it('carries its label on every page of sixty findings', async () => {
    const { bytes, pages } = await print({ ...onSiteCheckFormSample, matters: [sixtyFindings] })
    expect(pages).toBeGreaterThan(15)
    const labels = pdfWords(bytes).filter(({ text }) => text === '检查情况')
    const last = labels.at(-1)!.page
    expect(labels.map(({ page }) => page)).toEqual(Array.from({ length: last }, (_, index) => index + 1))
    const text = formText(bytes)
    for (const [index, { title }] of sixtyFindings.items.entries())
      expect(text.replaceAll('检查情况', '')).toContain(`${index + 1}.${title}：`)
  })

  it('does not exist before arrival', () => {
    expect(kind.fromRecord(changed(visited, { arrival: undefined }), paperFacts, {})).toBeNull()
  })
})
