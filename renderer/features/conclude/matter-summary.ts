import type { Checklist } from '../../../shared/domain/checklist.ts'
import { matterResults } from '../../../shared/domain/decide/conclude.ts'
import { itemsOf, listTitles } from '../../../shared/domain/decide/context.ts'
import type { AnswerResult, Inspection } from '../../../shared/domain/inspection.ts'
import { isCheckedOffsite } from '../../../shared/domain/methods.ts'

/** One row of 各事项结果. */
export interface MatterSummary {
  checklistId: string
  matter: string
  /** In a 部门联合检查: whose matter it is. */
  department?: string
  result: 'no-problem' | 'problem' | 'not-completed'
  /** 1 项不符合：住所（经营场所） */
  words: string
  /** First item that needs a look: open, or with a problem. */
  itemKey?: string
}

export const matterResultNames = {
  'no-problem': '未发现问题',
  problem: '发现问题',
  'not-completed': '未完成',
} as const

/** The matters with the result that their checklist gives and the answers in words. */
export function matterSummaries(inspection: Inspection, checklists: readonly Checklist[]): MatterSummary[] {
  const items = itemsOf(inspection, checklists)
  const results = matterResults(inspection, items)
  return inspection.checklists.flatMap(({ id, department }) => {
    const own = items.filter(({ checklist }) => checklist.id === id)
    const first = own[0]
    if (!first) return []
    const compares = own.some(({ item }) => item.kind === 'comparison')
    const withResult = (result: AnswerResult | undefined) =>
      own.filter(({ key }) => inspection.answers[key]?.result === result)
    const problems = withResult('nonconform')
    const open = withResult(undefined)
    const count = (result: AnswerResult, name: string) => {
      const { length } = withResult(result)
      return length > 0 && `${length} 项${name}`
    }
    const words = [
      problems.length > 0 &&
        `${problems.length} 项${compares ? '不一致' : '不符合'}：${listTitles(problems.map(({ item }) => item.title))}`,
      open.length > 0 && `${open.length} 项没有作答`,
      problems.length === 0 && count('conform', compares ? '一致' : '符合'),
      count('unverifiable', '无法核实'),
      count('notApplicable', '不适用'),
    ]
    return [
      {
        checklistId: id,
        matter: first.checklist.matter,
        result: results[id] ?? 'not-completed',
        words: words.filter(Boolean).join('，'),
        ...(department ? { department } : {}),
        ...(inspection.arrival || isCheckedOffsite(inspection, id)
          ? { itemKey: (open[0] ?? problems[0])?.key }
          : {}),
      },
    ]
  })
}
