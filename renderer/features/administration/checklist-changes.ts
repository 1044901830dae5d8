import type { Checklist, ChecklistItem, LegalBasis } from '../../../shared/domain/checklist.ts'
import type { ProfileChange } from '../../../shared/jurisdictions/profile-lines.ts'
import type { ProfileProblem } from '../../../shared/jurisdictions/profile-problems.ts'

/** A checklist that is being written; the station gives it its version. */
export type ChecklistDraft = Omit<Checklist, 'version'>

type Line = readonly [label: string, text: string]

function basisText({ law, article, text, background }: LegalBasis): string {
  return `${law}${article}${text && `：${text}`}${background ? '（待核）' : ''}`
}

function itemLines(item: ChecklistItem): Line[] {
  return [
    ['标题', item.title],
    ['问题', item.question],
    ['检查指引', item.guidance.join('\n')],
    ['不符合时的证据', `至少 ${item.evidenceMinimum} 件`],
    ['依据', item.basis.map(basisText).join('；')],
  ]
}

function differing(group: string, before: readonly Line[], after: readonly Line[]): ProfileChange[] {
  return before.flatMap(([label, text], index) => {
    const next = after[index]?.[1] ?? ''
    return text === next ? [] : [{ group, label, before: text || '没有', after: next || '没有' }]
  })
}

/** What differs between two states of a checklist, item by item; items are the same by their key. */
export function checklistChanges(before: ChecklistDraft, after: ChecklistDraft): ProfileChange[] {
  const head = ({ method, content }: ChecklistDraft): Line[] => [
    ['方法', method.join('、')],
    ['内容', content],
  ]
  const removed = before.items.flatMap((item, index) =>
    after.items.some(({ key }) => key === item.key)
      ? []
      : [{ group: `原第 ${index + 1} 项`, label: item.title, before: item.question, after: null }],
  )
  const kept = after.items.flatMap((item, index) => {
    const group = `第 ${index + 1} 项`
    const old = before.items.find(({ key }) => key === item.key)
    return old
      ? differing(`${group}“${old.title}”`, itemLines(old), itemLines(item))
      : [{ group, label: '新增', before: null, after: `${item.title}：${item.question}` }]
  })
  return [...differing('检查表', head(before), head(after)), ...kept, ...removed]
}

/** A key that no version of the checklist has used: answers are stored under it. */
export function freshKey(versions: readonly ChecklistDraft[]): string {
  const used = new Set(versions.flatMap(({ items }) => items.map(({ key }) => key)))
  let number = 1
  while (used.has(`item-${number}`)) number += 1
  return `item-${number}`
}

/** What keeps a checklist from being saved (P3: basis, method and content), each at its field. */
export function checklistProblems({ method, content, items }: ChecklistDraft): ProfileProblem[] {
  const problems: ProfileProblem[] = []
  const check = (holds: boolean, path: string, message: string) => {
    if (!holds) problems.push({ path, message })
  }
  check(method.length > 0, 'method', '至少选一种检查方法（P3）')
  check(content.trim() !== '', 'content', '请写明检查内容（P3）')
  check(items.length > 0, 'items', '检查表至少要有一项')
  for (const item of items) {
    const { key, evidenceMinimum } = item
    check(item.title.trim() !== '', `${key}.title`, '请写明标题')
    check(item.question.trim() !== '', `${key}.question`, '请写明检查人员要回答的问题')
    check(
      Number.isInteger(evidenceMinimum) && evidenceMinimum >= 0,
      `${key}.evidenceMinimum`,
      '请填 0 或者更大的整数',
    )
    check(item.basis.length > 0, `${key}.basis`, '至少写一条依据（P3）')
    item.basis.forEach(({ law }, at) => {
      check(law.trim() !== '', `${key}.basis.${at}`, '请写明法律、法规或者规章的名称')
    })
  }
  return problems
}
