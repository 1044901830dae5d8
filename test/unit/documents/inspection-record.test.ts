import { describe, expect, it } from 'vitest'
import { documentKindOf, documentKinds } from '../../../shared/documents/index.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { pdfWords } from '../../tools/pdf-reader.ts'
import { changed, complaints, paperFacts, printRecord, recordWhere } from './demo-records.ts'
import { formText, outOfOrder } from './read-form.ts'
import { sixtyFindings } from './samples/checked-matters.ts'
import { inspectionRecordSample } from './samples/inspection-record.ts'
import { fiveVisitors } from './samples/visited.ts'

const kind = documentKindOf('inspection-record')
const { build, input: schema } = documentKinds['inspection-record']
const print = (input: typeof inspectionRecordSample) =>
  new Typesetter(bundledFontSet()).typeset(build(schema.parse(input)))

const signed = recordWhere(
  ({ arrival, conclusion, state }) =>
    state === 'accepted' && arrival !== undefined && conclusion?.resultCode === '6',
)
const { inspection } = signed
const bare = changed(signed, { party: undefined, signatures: [], conclusion: undefined, state: 'inspecting' })

describe('现场检查笔录', () => {
  it('says who checked what and when, tells of recusal, and goes through the matters in order', async () => {
    const { bytes, missing } = await print(inspectionRecordSample)
    expect(missing).toEqual([])
    const text = formText(bytes)
    const parts = [
      '泉州市丰泽区市场监督管理局现场检查笔录',
      '检查事由按照“2026年第二批企业登记事项和公示信息抽查”安排（抽查任务编号：FZ2026-S2-0117），经随机抽取检查对象和检查人员，依法实施检查。',
      '被检查单位（人）泉州市丰泽区某某餐饮管理有限公司',
      '检查时间2026年8月12日9时30分至11时05分',
      '检查人检查员甲（执法证号35050300121）检查员乙（执法证号35050300147）',
      '记录人检查员乙',
      '陪同、在场人员某某（法定代表人）、某某（财务负责人）',
      '已向你单位出示执法证件',
      '（一）系当事人或者当事人的近亲属；（二）与本案有直接利害关系；（三）与当事人有其他关系，可能影响公正处理。',
      '是否申请检查人员回避：☐是☑否被检查人（签名）：日期：',
      '二、现场检查记录（一）登记事项检查检查方式：现场检查。共7项：符合4项，不符合2项，无法核实1项。',
      '1.营业执照（登记证）规范使用情况：符合。',
      '2.名称规范使用情况：不符合。门头牌匾使用的名称与登记的名称不一致，缺少“有限公司”字样。处置：责令改正，期限至2026年8月27日。证据：门头牌匾照片2件、营业执照复印件1件。',
      '（二）年度报告公示信息的检查',
      '4.资产总额：不一致。公示内容：1,250.50万元；登记（备案）内容：无；实际内容：1,353.85万元。',
      '12.对外提供保证担保：未核实。担保合同台账未能当场提供。',
      '（三）即时公示信息的检查',
      '6.其他依法应当公示的信息：均一致。',
      '（四）其他情况政策宣讲：',
      '负责人表示已经着手办理住所变更登记',
      '（以下空白）核对和签名请核对本笔录',
      '被检查人核对意见情况属实，无意见。被检查人（签名或者盖章）：某某（屏上手写）2026年8月12日11时08分',
      '检查人（签名）：检查员甲、检查员乙（已电子签名）2026年8月12日11时12分',
      '记录人（签名）：检查员乙（已电子签名）2026年8月12日11时12分',
    ]
    expect(outOfOrder(text, parts)).toBeUndefined()
    expect(text).not.toContain('见证人')
  })

  it('is made from a record as it was signed', async () => {
    const text = formText((await printRecord(kind, signed)).bytes)
    expect(text).toContain(inspection.business.name)
    expect(text).toContain(
      '2.名称规范使用情况：不符合。门头牌匾使用的名称与登记的名称不一致，缺少“有限公司”字样。处置：责令改正',
    )
    for (const { name, certificateNumber } of inspection.officers)
      expect(text).toContain(`${name}（执法证号${certificateNumber}）`)
    expect(text).toContain('（已电子签名）')
    expect(text).not.toContain('未发现问题')
  })

  it('leaves the end, the opinion and every signature to be written before they are on record', async () => {
    const text = formText((await printRecord(kind, bare)).bytes)
    expect(text).toContain('至时分')
    expect(text).toContain('☐是☐否')
    expect(text).toContain('见证人身份证号码：见证人（签名）：年月日时分')
    expect(text).not.toContain('已电子签名')
  })

  it('says that nothing was found, instead of an empty record', async () => {
    const clean = recordWhere(
      ({ arrival, conclusion }) => arrival !== undefined && conclusion?.resultCode === '1',
    )
    expect(formText((await printRecord(kind, clean)).bytes)).toContain('经检查，上述事项均未发现问题。')
  })

  it('never says so where an item is open, not verified, or the party refused', async () => {
    const half = recordWhere(
      ({ answers, state }) => state === 'inspecting' && Object.keys(answers).length > 0,
    )
    const text = formText((await printRecord(kind, half)).bytes)
    expect(text).toContain('未检查')
    expect(text).not.toContain('均未发现问题')
    const clean = recordWhere(
      ({ arrival, conclusion }) => arrival !== undefined && conclusion?.resultCode === '1',
    )
    const [key, answer] = Object.entries(clean.inspection.answers)[0]!
    const unverified = changed(clean, {
      answers: { ...clean.inspection.answers, [key]: { ...answer, result: 'unverifiable', facts: '' } },
    })
    expect(formText((await printRecord(kind, unverified)).bytes)).not.toContain('均未发现问题')
    const refusal = { id: 'o1', kind: 'refused-entry' as const, facts: '拒绝开门', witnessName: '社区网格员' }
    const obstructed = changed(clean, {
      obstructions: [{ ...refusal, by: 'x', at: '2026-08-01T02:00:00.000Z' }],
    })
    const refused = formText((await printRecord(kind, obstructed)).bytes)
    expect(refused).not.toContain('均未发现问题')
    expect(refused).toContain('拒绝检查人员进入：拒绝开门。见证人：社区网格员。')
  })

  it('notes a refusal and an absence with the witness', async () => {
    const witness = {
      signatureEvidenceId: undefined,
      signerName: '',
      witnessName: '社区网格员',
      witnessIdTail: '4021',
    }
    const statement = { ...inspection.party!, ...witness, opinion: '' }
    const refused = changed(signed, {
      party: { ...statement, mode: 'refused', reason: '认为牌匾不需要更换。' },
    })
    const text = formText((await printRecord(kind, refused)).bytes)
    expect(text).toContain(
      '被检查人拒绝在本笔录上签字，情况：认为牌匾不需要更换。检查人员邀请社区网格员到场见证',
    )
    expect(text).toContain('见证人社区网格员身份证号码（后四位）：4021见证人（签名）：')
    expect(text).toContain('被检查人（签名或者盖章）：年月日时分')
    const absent = changed(signed, { party: { ...statement, mode: 'absent', reason: '负责人在外地' } })
    expect(formText((await printRecord(kind, absent)).bytes)).toContain(
      '检查时被检查人不在场，情况：负责人在外地。',
    )
  })

  it('claims to have shown and asked nothing where nobody was met', async () => {
    const unreachable = recordWhere(
      ({ arrival, conclusion }) => arrival?.partyMet === false && conclusion?.resultCode === '5',
    )
    const text = formText((await printRecord(kind, unreachable)).bytes)
    expect(text).toContain('未见到当事人或者能够代表当事人的人')
    expect(text).toContain('被检查单位无人员在场')
    expect(text).not.toMatch(/已向.*出示执法证件|是否申请检查人员回避/u)
  })

  it('takes recorder, people and a free text from the officer', async () => {
    const text = formText(
      (
        await printRecord(kind, signed, {
          recorder: inspection.officers[0]!.name,
          attending: ['某某（店长）', '某某（会计）'],
          recusal: 'yes',
          supplement: '店内另有“试营业”告示。\n已当场撕下',
        })
      ).bytes,
    )
    expect(text).toContain(`记录人${inspection.officers[0]!.name}`)
    expect(text).toContain('陪同、在场人员某某（店长）、某某（会计）')
    expect(text).toContain('☑是☐否')
    expect(text).toContain('其他情况店内另有“试营业”告示。已当场撕下')
  })

  it('names those who came, not everybody assigned', async () => {
    const [first, second] = inspection.officers
    const third = { ...first!, id: 'third', name: '检查员未到', certificateNumber: '35050300999' }
    const joined = changed(signed, { officers: [first!, second!, third] })
    expect(formText((await printRecord(kind, joined)).bytes)).not.toContain('检查员未到')
  })

  it('brings sixty findings and five inspectors over some twenty pages, all of them, in order', async () => {
    const { bytes, pages } = await print({
      ...inspectionRecordSample,
      matters: [sixtyFindings],
      officers: fiveVisitors,
      recorder: '检查员戊',
      party: null,
    })
    expect(pages).toBe(21)
    const text = formText(bytes)
    const places = sixtyFindings.items.map(({ title }, index) =>
      text.indexOf(`${index + 1}.${title}：不符合。`),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(text).toContain('purchase-ledger_2026-60.xlsx')
    for (const { name, certificateNumber } of fiveVisitors)
      expect(text).toContain(`${name}（执法证号${certificateNumber}）`)
    for (const { left, right } of pdfWords(bytes)) {
      expect(left).toBeGreaterThan(27.5)
      expect(right).toBeLessThan(185)
    }
  })

  it('speaks to an 个体工商户 as such, and takes long names and empty fields', async () => {
    const { business } = inspection
    const longName = '泉州市丰泽区某某'.repeat(15)
    const individual = changed(signed, {
      business: { ...business, kind: 'individual', name: longName, code: '350503600123456', phone: '' },
    })
    const text = formText((await printRecord(kind, individual)).bytes)
    expect(text).toContain(longName)
    expect(text).toContain('注册号350503600123456')
    expect(text).toContain('已向你户出示执法证件')
    expect(text).toContain('经营者')
  })

  it('does not exist before arrival', () => {
    const early = changed(signed, { arrival: undefined })
    expect(kind.fromRecord(early, paperFacts, {})).toBeNull()
  })

  it('names what the profile has no citation for', () => {
    const { citations } = signed.profile
    const without = { ...signed, profile: { ...signed.profile, citations: { ...citations, recusal: [] } } }
    expect(complaints(kind, signed)).toEqual([])
    expect(complaints(kind, without)).toEqual(['缺少回避权利告知，补全后才能生成文书'])
  })
})
