import { describe, expect, it } from 'vitest'
import { demoDistrict } from '../../../server/demo/district.ts'
import { demoPlan } from '../../../server/demo/plan.ts'
import { applicableItems } from '../../../shared/domain/checklist.ts'
import { departmentsMissing, departmentsOf, isJoint } from '../../../shared/domain/departments.ts'
import { offsiteDue } from '../../../shared/domain/methods.ts'

const { reference, inspections } = demoDistrict('2026-08-12T10:41:00+08:00')

describe('the matters of the yearly plan (Z14, P3)', () => {
  it('are 15 tasks, each matter with a checklist that says how, what and on which basis', () => {
    const plan = demoPlan()
    expect(plan).toHaveLength(15)
    for (const { row, matters, checklists } of plan) {
      const found = checklists.map((id) => reference.checklists.find((entry) => entry.id === id))
      for (const checklist of found) {
        expect(checklist?.method.length, `row ${row}`).toBeGreaterThan(0)
        expect(checklist?.content, `row ${row}`).toBeTruthy()
        for (const { basis } of checklist!.items) expect(basis.length).toBeGreaterThan(0)
      }
      // 公示信息检查 is two checklists, of the yearly report and of what is published at once.
      const covered = matters.filter((matter) =>
        found.some((checklist) => checklist!.matter.includes(matter.replace('公示信息检查', '公示信息'))),
      )
      expect(covered, `row ${row}`).toEqual(matters)
    }
  })

  it('mark every article as 待核 that nobody has read in its source', () => {
    const read = ['市场主体登记管理条例', '企业信息公示暂行条例', '企业名称登记管理规定', '电子商务法']
    for (const { id, items } of reference.checklists)
      for (const { key, basis } of items)
        for (const { law, background } of basis)
          if (!background)
            expect(
              read.some((name) => law.includes(name)),
              `${id}/${key}: ${law}`,
            ).toBe(true)
  })

  it('are dispatched only to a kind of business that they have an item for', () => {
    for (const { id, checklists, business } of inspections)
      for (const named of checklists) {
        const checklist = reference.checklists.find((entry) => entry.id === named.id)!
        expect(applicableItems(checklist, business.kind).length, `${id} ${named.id}`).toBeGreaterThan(0)
      }
  })
})

describe('the demo district', () => {
  it('has a joint visit of two departments, with officers of both (Q10, P15)', () => {
    const joint = inspections.filter(isJoint)
    expect(joint.map(departmentsOf)).toEqual([['市场监督管理局', '文化和旅游局']])
    for (const inspection of joint) {
      const all = inspection.officers.map(({ id }) => id)
      expect(departmentsMissing(inspection, all)).toEqual([])
      for (const reference of inspection.versions.checklists)
        expect(reference).not.toHaveProperty('department')
    }
  })

  it('has a record of 石家庄 that is checked 非现场 first, and none elsewhere (J6)', () => {
    const waiting = inspections.filter((inspection) => {
      const profile = reference.profiles.find(({ id }) => id === inspection.versions.profile.id)!
      return offsiteDue(inspection, profile).length > 0
    })
    expect(waiting.length).toBeGreaterThan(0)
    expect(new Set(waiting.map(({ versions }) => versions.profile.id))).toEqual(new Set(['130100']))
  })
})
