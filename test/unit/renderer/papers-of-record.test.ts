import { describe, expect, it } from 'vitest'
import {
  editionAfter,
  formerPaper,
  issuedOfKind,
  successorOf,
} from '../../../renderer/features/documents/editions.ts'
import { choiceFault, ledgerChoices } from '../../../renderer/features/documents/paper-choices.ts'
import type { ChoiceField } from '../../../shared/documents/index.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { IssuedDocument } from '../../../shared/domain/inspection.ts'

const paper = (
  kind: DocumentKindId,
  version: number,
  more: Partial<IssuedDocument> = {},
): IssuedDocument => ({
  id: `${kind}-${version}`,
  kind,
  title: kind,
  number: `泉丰市监检通〔2026〕${version}号`,
  version,
  templateVersion: '1',
  fontSetId: 'fonts',
  sha256: '0'.repeat(64),
  pages: 1,
  issuedAt: '2026-08-10T01:00:00.000Z',
  by: 'account-jia',
  ...more,
})
const voided = { reason: '写错', by: 'a', byName: '检查员甲', at: '2026-08-11T01:00:00.000Z' }

describe('which paper the next one takes the place of', () => {
  it('is the last that stands of a kind that stands once; drafts and voided ones are no papers', () => {
    const notices = [
      paper('inspection-notice', 1),
      paper('inspection-notice', 2, { replaces: 'inspection-notice-1' }),
      paper('inspection-notice', 3, { number: '' }),
    ]
    expect(formerPaper(notices, 'inspection-notice')?.version).toBe(2)
    expect(formerPaper([paper('inspection-notice', 1, { voided })], 'inspection-notice')).toBeUndefined()
    expect(successorOf(notices, notices[0]!)?.version).toBe(2)
    expect(successorOf(notices, notices[1]!)).toBeUndefined()
    expect(issuedOfKind(notices, 'inspection-notice').map(({ version }) => version)).toEqual([3, 2, 1])
  })

  it('is none of a kind of which several stand, unless the officer names one', () => {
    const letters = [paper('address-verification-letter', 1), paper('address-verification-letter', 2)]
    expect(formerPaper(letters, 'address-verification-letter')).toBeUndefined()
    const named = formerPaper(letters, 'address-verification-letter', 'address-verification-letter-1')
    expect(editionAfter(letters, 'address-verification-letter', named)).toEqual({
      version: 3,
      replacedVersion: 1,
      replacedOn: '2026-08-10',
    })
    expect(editionAfter(letters, 'address-verification-letter', undefined)).toBeUndefined()
  })
})

describe('what the officer sets', () => {
  it('comes into the ledger without empty lines and without what the kind does not ask', () => {
    const values = { from: '2026-08-12', materials: [' 营业执照 ', '', '账簿'], other: 'x', to: ' ' }
    expect(ledgerChoices('inspection-notice', values)).toEqual({
      from: '2026-08-12',
      materials: ['营业执照', '账簿'],
    })
    expect(ledgerChoices('inspection-notice', {})).toBeUndefined()
  })

  it('is faulted where it is empty or too long, by characters', () => {
    const field: ChoiceField = { key: 'lines', label: '资料', type: 'lines', longest: 3 }
    expect(choiceFault(field, ['一二三', '𱍐𱍐𱍐'])).toBeUndefined()
    expect(choiceFault(field, ['一', '一二三四'])).toBe('第 2 行超过 3 个字，请缩短。')
    expect(choiceFault(field, ['', ' '])).toBe('填写后才能出具。')
    expect(choiceFault({ ...field, optional: true }, undefined)).toBeUndefined()
    expect(choiceFault({ ...field, type: 'line' }, '一二三四')).toBe('超过 3 个字，请缩短。')
  })
})
