import type { Checklist } from '../../../shared/domain/checklist.ts'
import { itemsOf, type OpenItem } from '../../../shared/domain/decide/context.ts'
import type { AnswerResult, Inspection } from '../../../shared/domain/inspection.ts'

/** One 抽查事项 as the screen lists it. */
export interface MatterView {
  checklist: Checklist
  items: OpenItem[]
  /** Shown as the comparison table of 公示 / 登记备案 / 实际. */
  comparison: boolean
  answered: number
  /** Items answered 不符合 (不一致 in a comparison). */
  problems: number
  open: OpenItem[]
}

/** The matters of an inspection in their order, with counts. */
export function mattersOf(inspection: Inspection, checklists: readonly Checklist[]): MatterView[] {
  const all = itemsOf(inspection, checklists)
  return inspection.checklists.flatMap((reference) => {
    const items = all.filter((entry) => entry.checklist.id === reference.id)
    const first = items[0]
    if (!first) return []
    const open = items.filter((entry) => !inspection.answers[entry.key])
    return [
      {
        checklist: first.checklist,
        items,
        comparison: items.some(({ item }) => item.kind === 'comparison'),
        answered: items.length - open.length,
        problems: countOf(inspection, items, 'nonconform'),
        open,
      },
    ]
  })
}

/** How many of the items have this answer. */
export function countOf(inspection: Inspection, items: readonly OpenItem[], result: AnswerResult): number {
  return items.filter(({ key }) => inspection.answers[key]?.result === result).length
}

/** Answered and all, over every matter. */
export function progressOf(matters: readonly MatterView[]): { answered: number; total: number } {
  return {
    answered: matters.reduce((sum, matter) => sum + matter.answered, 0),
    total: matters.reduce((sum, matter) => sum + matter.items.length, 0),
  }
}

/** Items of a comparison under their headings (重点项目, 一般项目), in the order of the checklist. */
export function groupsOf(items: readonly OpenItem[]): { name: string; items: OpenItem[] }[] {
  const groups: { name: string; items: OpenItem[] }[] = []
  for (const entry of items) {
    const last = groups.at(-1)
    if (last && last.name === entry.item.group) last.items.push(entry)
    else groups.push({ name: entry.item.group, items: [entry] })
  }
  return groups
}
