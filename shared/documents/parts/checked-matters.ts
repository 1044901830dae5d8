import { z } from 'zod'
import { answerKey } from '../../domain/checklist.ts'
import { evidenceFor } from '../../domain/decide/context.ts'
import type { Answer, Evidence, Inspection } from '../../domain/inspection.ts'
import { dispositionNames } from '../../domain/inspection.ts'
import type { DocumentRecord } from '../document-kind.ts'
import { calendarDate, requiredText } from './input-parts.ts'
import { mattersOf } from './visit.ts'

/** What was found on site, matter by matter and item by item, as the records of a visit print it. */

const text = (longest: number) => z.string().max(longest)

const pieces = z.array(z.object({ name: requiredText('证据名称', 300), pieces: z.int().min(1) }))

const checkedItem = z.object({
  title: requiredText('检查项目', 300),
  /** Heading of the comparison table that the item stands under: 重点项目, 一般项目; empty elsewhere. */
  group: text(40),
  /** `comparison` items compare what is published with what is registered and what is there. */
  kind: z.enum(['answer', 'comparison']),
  /** `notApplicable` also for items that are not asked of this kind of business; null without an answer. */
  result: z.enum(['conform', 'nonconform', 'notApplicable', 'unverifiable']).nullable(),
  facts: text(20_000),
  /** 当场改正, 责令改正, 线索移送, 立案调查. */
  disposition: text(20).nullable(),
  correctBy: calendarDate('改正期限').nullable(),
  comparison: z
    .object({ published: text(20_000), registered: text(20_000), actual: text(20_000) })
    .nullable(),
  evidence: pieces,
})
export type CheckedItem = z.infer<typeof checkedItem>

export const checkedMatter = z.object({
  matter: requiredText('检查事项', 200),
  /** Of a 部门联合检查; null otherwise. */
  department: text(100).nullable(),
  /** How it was checked, where that is on record. */
  method: text(20).nullable(),
  items: z.array(checkedItem),
})
export type CheckedMatter = z.infer<typeof checkedMatter>

/** The matters of a record with everything that was answered; items of other kinds of business are left out. */
export function checkedMatters(record: DocumentRecord): CheckedMatter[] {
  return everyMatter(record).map((entry) => ({
    ...entry,
    items: entry.items.filter(({ asked }) => asked).map(({ asked: _, ...item }) => item),
  }))
}

/** The same with all items: those of other kinds of business stand as 不适用. For forms with fixed rows. */
export function checkedRows(record: DocumentRecord): CheckedMatter[] {
  return everyMatter(record).map((entry) => ({
    ...entry,
    items: entry.items.map(({ asked, ...item }) =>
      asked ? item : { ...item, result: 'notApplicable' as const },
    ),
  }))
}

function everyMatter(record: DocumentRecord) {
  const { inspection } = record
  return mattersOf(record).map(({ id, matter, items }) => ({
    matter,
    department: inspection.checklists.find((entry) => entry.id === id)?.department ?? null,
    method: inspection.methods.find(({ checklistId }) => checklistId === id)?.method ?? null,
    items: items.map((item) => ({
      ...answered(inspection, answerKey(id, item.key), item.key),
      asked: item.subjects.length === 0 || item.subjects.includes(inspection.business.kind),
      title: item.title,
      group: item.group,
      kind: item.kind,
    })),
  }))
}

function answered(inspection: Inspection, key: string, itemKey: string) {
  const answer: Answer | undefined = inspection.answers[key]
  const known = inspection.business.publicInformation[itemKey]
  return {
    result: answer?.result ?? null,
    facts: answer?.facts.trim() ?? '',
    disposition: answer?.disposition ? dispositionNames[answer.disposition] : null,
    correctBy: answer?.correctBy ?? null,
    comparison: answer?.comparison ?? (known ? { ...known, actual: '' } : null),
    evidence: piecesOf(evidenceFor(inspection, key)),
  }
}

/** Pieces by caption, in the order of capture. */
export function piecesOf(evidence: readonly Evidence[]): { name: string; pieces: number }[] {
  const found = new Map<string, number>()
  for (const piece of evidence) {
    const name = piece.caption.trim() || piece.name
    found.set(name, (found.get(name) ?? 0) + 1)
  }
  return [...found].map(([name, count]) => ({ name, pieces: count }))
}

/** Evidence of the visit as a whole. */
export const generalEvidence = (inspection: Inspection) => piecesOf(evidenceFor(inspection, ''))
