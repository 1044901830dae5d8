import { describe, expect, it } from 'vitest'
import type { DocumentRecord } from '../../../shared/documents/index.ts'
import { phraseName, standardPhraseKeys } from '../../../shared/documents/phrases.ts'
import { type DocumentKindId, documentKindIds } from '../../../shared/domain/document-kinds.ts'
import { ProblemError } from '../../../shared/protocol/problems.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { fixturePaper } from '../../fixtures/documents/papers.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { pdfText } from '../../tools/pdf-reader.ts'

const typesetter = new Typesetter(bundledFontSet())

const withPhrases =
  (keys: readonly string[], text: string) =>
  (record: DocumentRecord): DocumentRecord => ({
    ...record,
    profile: {
      ...record.profile,
      phrases: Object.fromEntries(
        keys.map((key) => [key, [{ from: '2026-01-01', text, background: false }]]),
      ),
    },
  })

describe('wording of a district', () => {
  const kinds = [...new Set(standardPhraseKeys.map((key) => key.split('.')[0] as DocumentKindId))]

  it.each(kinds)('of nonsense in a profile from elsewhere stops %s, and the sentence is named', (kind) => {
    const keys = standardPhraseKeys.filter((key) => key.startsWith(`${kind}.`))
    const named = keys.flatMap((key) => {
      try {
        fixturePaper(kind, withPhrases([key], '坏了{'))
        return []
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError)
        expect((error as ProblemError).message).toContain(
          `“${phraseName(key)}”的本区写法有误：花括号没有成对`,
        )
        return [key]
      }
    })
    expect(named.length).toBeGreaterThan(0)
  })

  it('stands on the paper as it is, with what the record gives', async () => {
    const { document } = fixturePaper(
      'inspection-notice',
      withPhrases(['inspection-notice.opening'], '根据年度计划，就“{task}”对{you}开展检查：'),
    )
    const text = pdfText((await typesetter.typeset(document!)).bytes)
    expect(text).toMatch(/根据年度计划，就“2026年[^”]+”对你单位开展检查：/)
    expect(text).not.toContain('经随机抽取检查对象')
  })
})

describe('a photo of 200 MB in the 证据清单', () => {
  it('is a line with its size and hash: its bytes are nowhere near the paper', async () => {
    const { document } = fixturePaper('lead-transfer', (record) => {
      const { inspection } = record
      const photo = {
        id: 'f'.repeat(64),
        name: '全景.tiff',
        mediaType: 'image/tiff',
        size: 200 * 1024 ** 2,
        answerKey: '',
        caption: '货架全景',
        source: 'file' as const,
        capturedAt: inspection.arrival!.at,
        by: inspection.officers[0]!.id,
      }
      return { ...record, inspection: { ...inspection, evidence: [...inspection.evidence, photo] } }
    })
    const { bytes } = await typesetter.typeset(document!)
    const text = pdfText(bytes)
    expect(text).toContain('货架全景')
    expect(text).toContain('200MB')
    expect(text).toContain('f'.repeat(64))
    expect(bytes.length).toBeLessThan(200_000)
  })
})

describe('a record that lacks what a paper needs', () => {
  it.each(documentKindIds)('%s names the missing organ and says what to do', (kind) => {
    const { document, refusal } = fixturePaper(kind, (record) => ({
      ...record,
      profile: { ...record.profile, authority: '' },
    }))
    expect(document).toBeUndefined()
    expect(refusal).toMatch(/^缺少.*机关.*，补全后才能生成文书$/)
  })

  it.each([
    ['inspection-notice', '权利告知', 'rights'],
    ['correction-order', '', 'remedies.order'],
    ['listing-decision', '', 'remedies.listing'],
  ] as const)('%s names %s where the district has no such sentence in force', (kind, words, key) => {
    const { document, refusal } = fixturePaper(kind, (record) => ({
      ...record,
      profile: { ...record.profile, citations: { ...record.profile.citations, [key]: [] } },
    }))
    expect(document).toBeUndefined()
    expect(refusal).toMatch(/补全后才能生成文书$/)
    expect(refusal).toContain(words)
  })

  it('names the business, the officers and the address', () => {
    const refusalOf = (change: (record: DocumentRecord) => Partial<DocumentRecord['inspection']>) =>
      fixturePaper('inspection-notice', (record) => ({
        ...record,
        inspection: { ...record.inspection, ...change(record) },
      })).refusal
    expect(refusalOf(({ inspection }) => ({ business: { ...inspection.business, name: '' } }))).toContain(
      '市场主体名称',
    )
    expect(refusalOf(({ inspection }) => ({ officers: inspection.officers.slice(0, 1) }))).toContain(
      '检查人员至少需要2项',
    )
    expect(
      refusalOf(({ inspection }) => ({ business: { ...inspection.business, registeredAddress: '' } })),
    ).toContain('检查地点')
  })
})
