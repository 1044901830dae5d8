import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../../shared/documents/index.ts'
import type { Evidence } from '../../../shared/domain/inspection.ts'
import { pdfText, pdfWords } from '../../tools/pdf-reader.ts'
import { Bench, corrected, people, transferred } from '../domain/bench.ts'
import { FollowUpBench, lead, ordered } from '../domain/follow-up-bench.ts'
import { recordOf } from './bench-records.ts'
import { complaints, printRecord } from './demo-records.ts'

const kind = documentKindOf('lead-transfer')
const facts = { number: '泉丰市监移〔2026〕3号', issuedOn: '2026-08-14' }
const textOf = (bytes: Uint8Array) => pdfText(bytes).replace(/—\d+—/gu, '')
const piece = (digit: string, change: Partial<Evidence> = {}): Evidence => ({
  id: digit.repeat(64),
  name: `IMG_${digit}.jpg`,
  mediaType: 'image/jpeg',
  size: 900 * 1024,
  answerKey: '',
  caption: `现场照片${digit}`,
  source: 'camera',
  capturedAt: `2026-08-12T09:4${digit}:00+08:00`,
  by: 'jia',
  ...change,
})
const withEvidence = (...evidence: Evidence[]) => recordOf(lead(), { evidence })
const official = { mode: 'official', receiver: '泉州市丰泽区税务局' }

describe('案件线索移送函', () => {
  it('says to whom, which lead, why, on what basis, and asks for an answer', async () => {
    const { bytes, missing } = await printRecord(kind, withEvidence(piece('1')), official, facts)
    expect(missing).toEqual([])
    expect(textOf(bytes)).toMatch(
      new RegExp(
        [
          '案件线索移送函泉丰市监移〔2026〕3号泉州市丰泽区税务局：',
          '.*于2026年8月12日对泉州某甲有限公司（统一社会信用代码91350100M000100Y43）实施检查，发现下列案件线索：',
          '事实。定性。根据《中华人民共和国行政处罚法》.*的规定，现将上述线索及有关材料移送你单位，请依法处理。',
          '.*于2026年8月27日前将处理情况函告我局。联系人：检查员甲',
          '.*附件：证据清单（1件）.*2026年8月14日附件证据清单',
        ].join(''),
        'u',
      ),
    )
  })

  it('lists a photo of 200 MB by name, size and whole hash, without its bytes', async () => {
    const { bytes } = await printRecord(
      kind,
      withEvidence(
        piece('1', { size: 200 * 1024 * 1024 }),
        piece('2', { mediaType: 'video/mp4', size: 512 }),
      ),
      official,
      facts,
    )
    const text = textOf(bytes)
    expect(text).toContain('1现场照片1照片200MB2026年8月12日9时41分，检查员甲')
    expect(text).toContain(`校验值（SHA-256）${'1'.repeat(64)}`)
    expect(text).toContain('2现场照片2视频512字节')
    expect(bytes.length).toBeLessThan(100_000)
  })

  it('leaves out what was withdrawn, drawn signatures, and what the officer keeps back', async () => {
    const record = withEvidence(
      piece('1'),
      piece('2', { withdrawn: { reason: '重复', by: 'jia', at: '2026-08-12T10:00:00+08:00' } }),
      piece('3', { source: 'signature' }),
      piece('4'),
    )
    const { bytes } = await printRecord(kind, record, official, facts)
    expect(textOf(bytes)).toContain('共2件')
    expect(textOf(bytes)).not.toContain('现场照片2')
    expect(textOf(bytes)).not.toContain('现场照片3')
    const chosen = { ...official, evidence: ['4'.repeat(64), '2'.repeat(64)] }
    const kept = await printRecord(kind, record, chosen, facts)
    expect(textOf(kept.bytes)).toContain('共1件')
    expect(textOf(kept.bytes)).not.toContain('2'.repeat(64))
  })

  it('repeats the heads of a register of sixty files and loses none', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      piece('5', { id: index.toString(16).padStart(64, 'a'), caption: `货架照片（第${index + 1}张）` }),
    )
    const { bytes, pages } = await printRecord(kind, withEvidence(...many), official, facts)
    const text = textOf(bytes)
    const before = pdfWords(bytes).find(({ text: word }) => word === '证据清单')!.page - 1
    for (let index = 1; index <= 60; index += 1) expect(text).toContain(`货架照片（第${index}张）`)
    expect(text.split('序号名称种类大小取得时间和取得人').length - 1).toBe(pages - before)
  })

  it('is a form for a section of the own system, with both officers and room for the answer', async () => {
    const { bytes } = await printRecord(kind, withEvidence(piece('1')), {}, facts)
    const text = textOf(bytes)
    expect(text).toMatch(/^案件线索移送（交办）单移送单位：泉秀市场监管所线索编号：泉丰市监移〔2026〕3号/u)
    expect(text).toContain('接收单位区局食品流通股反馈期限2026年8月27日')
    expect(text).toContain('检查员甲（执法证号350503-jia）检查员乙（执法证号350503-yi）')
    expect(text).toMatch(/移送签名.*接收签名.*反馈结果/u)
  })

  it('needs no evidence and no date, but a receiver', async () => {
    const { bytes, pages } = await printRecord(
      kind,
      withEvidence(),
      { ...official, feedbackBy: '', attachments: ['现场检查笔录'] },
      facts,
    )
    expect(textOf(bytes)).toContain('附件：现场检查笔录')
    expect(textOf(bytes)).toContain('并在办结后将处理结果函告我局')
    expect(textOf(bytes)).not.toContain('证据清单')
    expect(pages).toBeLessThan(3)
    expect(complaints(kind, withEvidence(), { receiver: ' ' })).toEqual(['缺少接收单位，补全后才能生成文书'])
  })

  it('cites the basis of 立案 where a 复查 found nothing corrected, and tells what it found', () => {
    const failed = ordered().reinspected({ outcome: 'not-corrected', facts: '牌匾仍未更换。' })
    const record = recordOf(failed)
    expect(kind.fromRecord(record, facts, kind.propose(record, facts.issuedOn))).toMatchObject({
      clue: '事实。\n牌匾仍未更换。',
      basis: ['《中华人民共和国行政处罚法》第五十四条', '《市场监督管理行政处罚程序规定》'],
    })
  })

  it('exists for no record whose follow-up is none', () => {
    for (const bench of [new Bench().sealed(), new FollowUpBench().accepted(corrected)])
      expect(kind.fromRecord(recordOf(bench), facts, {})).toBeNull()
    const unsigned = new Bench().arrived().answer('name', { result: 'nonconform', facts: '事实' }).fill()
    unsigned.give(people.jia, 'conclude', unsigned.conclusion(transferred))
    expect(kind.fromRecord(recordOf(unsigned), facts, {})).toBeNull()
  })
})
