import { describe, expect, it } from 'vitest'
import {
  checklistChanges,
  checklistProblems,
  freshKey,
} from '../../../renderer/features/administration/checklist-changes.ts'
import { type Checklist, checklistSchema } from '../../../shared/domain/checklist.ts'

const law = { law: '电子商务法', article: '第十五条', background: true }
const item = {
  key: 'licence',
  title: '营业执照',
  question: '是否公示？',
  kind: 'answer',
  basis: [law],
  guidance: ['看。'],
}
const start: Checklist = checklistSchema.parse({
  id: 'registration',
  version: 1,
  matter: '登记事项检查',
  method: ['现场检查'],
  content: '核对',
  items: [item, { ...item, key: 'item-1', title: '名称' }],
})
const [licence, name] = start.items as [(typeof start.items)[0], (typeof start.items)[0]]

describe('what an admin changed in a checklist', () => {
  it('finds nothing where nothing changed', () => expect(checklistChanges(start, start)).toEqual([]))

  it('names each changed field, the item that was added and the one that was taken out', () => {
    const after = {
      ...start,
      content: '逐项核对',
      items: [
        {
          ...licence,
          question: '是否在醒目位置公示？',
          basis: [{ ...licence.basis[0]!, background: false }],
        },
        { ...name, key: 'item-2', title: '住所', question: '是否一致？' },
      ],
    }
    expect(checklistChanges(start, after)).toEqual([
      { group: '检查表', label: '内容', before: '核对', after: '逐项核对' },
      { group: '第 1 项“营业执照”', label: '问题', before: '是否公示？', after: '是否在醒目位置公示？' },
      {
        group: '第 1 项“营业执照”',
        label: '依据',
        before: '电子商务法第十五条（待核）',
        after: '电子商务法第十五条',
      },
      { group: '第 2 项', label: '新增', before: null, after: '住所：是否一致？' },
      { group: '原第 2 项', label: '名称', before: '是否公示？', after: null },
    ])
  })

  it('never gives a key again that a version has used', () => {
    expect(freshKey([start, { ...start, items: [licence] }])).toBe('item-2')
  })

  it('says which field keeps it from being saved', () => {
    expect(checklistProblems(start)).toEqual([])
    const wrong = {
      ...start,
      method: [],
      items: [{ ...licence, question: ' ', basis: [], evidenceMinimum: Number.NaN }],
    }
    expect(checklistProblems(wrong).map(({ path }) => path)).toEqual([
      'method',
      'licence.question',
      'licence.evidenceMinimum',
      'licence.basis',
    ])
  })
})
