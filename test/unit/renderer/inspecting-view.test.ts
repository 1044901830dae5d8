import { expect, test } from 'vitest'
import { difference, knownOf, sameContent } from '../../../renderer/features/inspecting/comparison.ts'
import { captionOf } from '../../../renderer/features/inspecting/evidence-files.ts'
import { groupsOf, mattersOf, progressOf } from '../../../renderer/features/inspecting/matters.ts'
import {
  following,
  matterOf,
  neighbourMatter,
  nextOpen,
  startKey,
  step,
} from '../../../renderer/features/inspecting/navigation.ts'
import { contextOf, OpenRecord, openInspection } from '../../fixtures/open-record.ts'

const mattersIn = (record: OpenRecord) => mattersOf(record.inspection, contextOf().checklists)

test('matters count what is answered, open and not conforming', () => {
  const record = new OpenRecord()
  record.answer('registration/licence', 'conform')
  record.answer('registration/address', 'nonconform')
  const [registration, annual] = mattersIn(record)
  expect(registration).toMatchObject({ answered: 2, problems: 1, comparison: false })
  expect(registration!.open).toHaveLength(6)
  expect(annual!.comparison).toBe(true)
  expect(progressOf(mattersIn(record))).toEqual({ answered: 2, total: 34 })
})

test('items that do not apply to a kind of business are not asked', () => {
  const inspection = openInspection()
  inspection.business = { ...inspection.business, kind: 'individual' }
  const [registration] = mattersOf(inspection, contextOf().checklists)
  expect(registration!.items.map(({ item }) => item.key)).not.toContain('term')
})

test('a comparison is listed under its headings', () => {
  const annual = mattersIn(new OpenRecord())[1]!
  expect(groupsOf(annual.items).map(({ name, items }) => [name, items.length])).toEqual([
    ['重点项目', 12],
    ['一般项目', 8],
  ])
})

test('work opens at the first open item and walks over the borders of matters', () => {
  const record = new OpenRecord()
  record.answer('registration/licence', 'conform')
  const matters = mattersIn(record)
  expect(startKey(matters)).toBe('registration/name')
  expect(step(matters, 'registration/identity', 1)).toBe('annual-report/invested')
  expect(step(matters, 'registration/licence', -1)).toBeUndefined()
  expect(neighbourMatter(matters, 'annual-report/tax', -1)).toBe('registration/name')
  expect(neighbourMatter(matters, 'registration/name', -1)).toBeUndefined()
  expect(matterOf(matters, 'immediate/pledge')?.checklist.id).toBe('immediate')
})

test('after the last item work goes back to what is open, and ends when nothing is', () => {
  const record = new OpenRecord()
  const last = 'immediate/others'
  expect(following(mattersIn(record), last)).toBe('registration/licence')
  record.fill()
  expect(following(mattersIn(record), last)).toBeUndefined()
})

test('the next open row is looked for from the row in hand, then from the top', () => {
  const record = new OpenRecord()
  for (const key of ['transfer', 'assets']) record.answer(`annual-report/${key}`, 'conform')
  const annual = mattersIn(record)[1]!
  expect(nextOpen(annual.items, annual.open, 'annual-report/paid-in')).toBe('annual-report/liabilities')
  expect(nextOpen(annual.items, annual.open, 'annual-report/party')).toBe('annual-report/invested')
})

test('contents are compared by what they say', () => {
  expect(sameContent('1,186.40', '1186.4')).toBe(true)
  expect(sameContent('１２', '12')).toBe(true)
  expect(sameContent('示范路 16 号', '示范路16号')).toBe(true)
  expect(sameContent('12', '13')).toBe(false)
  expect(sameContent('', '0')).toBe(false)
})

test('the difference of two amounts is reckoned without rounding noise', () => {
  expect(difference({ published: '215.60', registered: '', actual: '318.95' })).toBe('少报 103.35')
  expect(difference({ published: '100', registered: '', actual: '98' })).toBe('多报 2')
  expect(difference({ published: '300', registered: '', actual: '200' })).toBe('多报 100')
  expect(difference({ published: '无', registered: '', actual: '1' })).toBeUndefined()
})

test('a row without public information compares with nothing', () => {
  expect(knownOf(openInspection(), 'unknown')).toEqual({ published: '', registered: '', actual: '' })
})

test('a file name becomes the caption unless it says nothing', () => {
  expect(captionOf('门头与门牌.jpg')).toBe('门头与门牌')
  expect(captionOf('租赁合同 第 1 页.pdf')).toBe('租赁合同 第 1 页')
  for (const name of ['IMG_2041.JPG', 'image.png', '20260812.jpg', ''])
    expect(captionOf(name)).toBe('现场照片')
})
