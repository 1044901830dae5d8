import type { Inspection } from './inspection.ts'

type Joint = Pick<Inspection, 'checklists'>

/** Departments that have a matter in this visit, in the order of the matters; none in a visit of one department. */
export function departmentsOf({ checklists }: Joint): string[] {
  return [...new Set(checklists.flatMap(({ department }) => (department ? [department] : [])))]
}

/** 部门联合检查: one visit for the matters of several departments (Q10, P15). */
export function isJoint(inspection: Joint): boolean {
  return departmentsOf(inspection).length > 1
}

/** Departments with a matter but without an officer among those named (P15: 执法人员一次性选派). */
export function departmentsMissing(
  inspection: Pick<Inspection, 'checklists' | 'officers'>,
  officerIds: readonly string[],
): string[] {
  const there = inspection.officers.filter(({ id }) => officerIds.includes(id))
  return departmentsOf(inspection).filter(
    (department) => !there.some((officer) => officer.department === department),
  )
}
