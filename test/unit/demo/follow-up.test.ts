import { expect, it } from 'vitest'
import { demoDistrict } from '../../../server/demo/district.ts'
import { demoReference } from '../../../server/demo/reference.ts'
import { figureCase, figuresOf } from '../../../shared/domain/follow-up-figure.ts'

it('brings an open, an overdue and a closed follow-up to 检查员甲, with the bytes of its proofs', () => {
  const reference = demoReference()
  const district = demoDistrict('2026-08-12T02:00:00.000Z')
  const calendar = reference.calendars[0]!
  const own = district.inspections.filter(({ officers }) => officers.some(({ name }) => name === '检查员甲'))
  const cases = own.flatMap((inspection) => {
    const profile = reference.profiles.find(({ id }) => id === inspection.versions.profile.id)!
    return figureCase(inspection, { profile, calendar, resultList: reference.resultLists[0]! }) ?? []
  })
  const { followUp } = figuresOf(cases, { today: '2026-08-12', calendar })
  expect(followUp.overdue).toBeGreaterThan(0)
  expect(followUp.done).toBeGreaterThan(1)
  expect(followUp.total).toBeGreaterThan(followUp.done + followUp.overdue)
  const held = new Set(district.evidence.map(({ id }) => id))
  const proofs = district.inspections.flatMap(({ process }) => process.proofs)
  expect(proofs.length).toBeGreaterThan(2)
  for (const { id } of proofs) expect(held).toContain(id)
})
