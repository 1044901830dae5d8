import { fieldName, type HistoryNames, valueText } from './history-words.ts'
import type { Inspection } from './inspection.ts'

/** One thing in the record that an act changed. */
export interface HistoryChange {
  /** Members and ids that lead to it; the change covers everything below. */
  path: string[]
  /** In Chinese: 名称 · 结论, 证据 门头.jpg … */
  field: string
  /** Empty for “was not there”. */
  before: string
  /** Empty for “is there no more”. */
  after: string
}

/** Says nothing on its own: counted, or told by the entry itself (who, when, which command, marks). */
const silent = new Set(['version', 'commandId', 'bulk', 'revision'])
/** Not worth a word inside a thing that is new: ids, sizes, technical versions. */
const untold = new Set([
  'id',
  'by',
  'at',
  'size',
  'mediaType',
  'value',
  'certificateId',
  'findings',
  'signatures',
  'templateVersion',
  'fontSetId',
  'sha256',
  'declaredAt',
  'recordedAt',
  'drawId',
  'stationId',
  'reviewerName',
  'byName',
  'resultCode',
])

/** What differs between two states of a record, thing by thing, in the order of the record. */
export function changesBetween(before: Inspection, after: Inspection, names: HistoryNames): HistoryChange[] {
  const changes: HistoryChange[] = []
  /** `things` are the values along the path: a leaf is told by the name of the thing that it belongs to. */
  const look = (was: unknown, is: unknown, path: string[], things: unknown[]) => {
    if (same(was, is)) return
    const below = parts(was)
    const now = parts(is)
    if (below && now) {
      for (const key of new Set([...below.keys(), ...now.keys()]))
        if (!isSilent(path, key)) {
          const [one, other] = [below.get(key), now.get(key)]
          look(one, other, [...path, key], [...things, other ?? one])
        }
      return
    }
    changes.push({
      path,
      field: fieldOf(path, things, names),
      before: told(was, path, names),
      after: told(is, path, names),
    })
  }
  look(before, after, [], [])
  return changes
}

/** Who gave an answer and when is told by the entry; elsewhere `by` and `at` are facts of the thing. */
function isSilent(path: readonly string[], key: string): boolean {
  return silent.has(key) || (path[0] === 'answers' && path.length === 2 && (key === 'by' || key === 'at'))
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** Members of an object, or elements of a list of objects by what names them; undefined for a leaf. */
function parts(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return new Map(Object.entries(value))
  if (value.length > 0 && (typeof value[0] !== 'object' || value[0] === null)) return undefined
  return new Map(value.map((element, index) => [elementKey(element, index), element]))
}

function elementKey(element: Record<string, unknown>, index: number): string {
  return String(element.id ?? element.officerId ?? element.checklistId ?? element.drawId ?? index)
}

/** A leaf as a word; a whole thing as its telling members. */
function told(value: unknown, path: readonly string[], names: HistoryNames): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (!Array.isArray(value) || typeof value[0] !== 'object')
      return valueText(value, path.at(-1) ?? '', path.at(-2) ?? '', names)
    return value
      .map((element) => told(element, [...path, ''], names))
      .filter(Boolean)
      .join('；')
  }
  const members = Object.entries(value as Record<string, unknown>)
    .filter(([key]) => !silent.has(key) && !untold.has(key))
    .map(([key, member]) => [memberName(path, key, names), told(member, [...path, key], names)] as const)
    .filter(([, text]) => text !== '')
  return members.length === 1 ? members[0]![1] : members.map(([name, text]) => `${name}：${text}`).join('；')
}

function memberName(path: readonly string[], key: string, names: HistoryNames): string {
  return path.at(-1) === 'matters' ? names.matter(key) : fieldName(key)
}

/** What a path leads to, in the words of the screens. */
function fieldOf(path: readonly string[], things: readonly unknown[], names: HistoryNames): string {
  const words: string[] = []
  path.forEach((key, index) => {
    const parent = path[index - 1] ?? ''
    // The part and its kind say one thing: 证据 is told once, its element by name.
    if (parent === 'answers') words.splice(-1, 1, names.item(key))
    else if (parent === 'matters') words.splice(-1, 1, names.matter(key))
    else if (parent === 'methods') words.splice(-1, 1, `检查方式 ${names.matter(key)}`)
    else if (['recusals', 'signatures', 'officers'].includes(parent))
      words.splice(-1, 1, `${fieldName(parent)} ${names.person(key)}`)
    else if (lists.has(parent)) words.splice(-1, 1, `${fieldName(parent)}${elementName(things[index])}`)
    else if (key !== 'process') words.push(fieldName(key))
  })
  return words.join(' · ')
}

const lists = new Set([
  'mailings',
  'reminders',
  'deliveries',
  'statusChecks',
  'opinions',
  'obstructions',
  'evidence',
  'documents',
  'handedOver',
  'replacements',
  'reviews',
  'amendments',
  'changes',
  'proofs',
  'reinspections',
  'transfers',
  'redactions',
  'checklists',
])

/** What tells one element of a list from another. */
function elementName(thing: unknown): string {
  if (typeof thing !== 'object' || thing === null) return ''
  const { name, title, trackingNumber } = thing as Record<string, unknown>
  const word = name ?? title ?? trackingNumber
  return typeof word === 'string' && word !== '' ? ` ${word}` : ''
}
