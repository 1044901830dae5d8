import { filesOf, type Inspection } from '../domain/inspection.ts'
import type { Reference } from '../protocol/http.ts'
import { type BundleManifest, documentMember, evidenceMember, fileMember, type LogLine } from './format.ts'
import type { Checks } from './people.ts'
import type { ReadBundle } from './read-bundle.ts'

/** Every file that the record names is there with the bytes it was named by, or known to be missing. */
export function checkFiles(
  { found }: Checks,
  record: Inspection,
  manifest: BundleManifest,
  { sums }: ReadBundle,
): void {
  const missing = new Set(manifest.missing.map(({ kind, sha256 }) => `${kind} ${sha256}`))
  const named = new Set<string>()
  const check = (kind: 'evidence' | 'document', name: string, sha256: string, member: string) => {
    if (named.has(member)) return
    named.add(member)
    const sum = sums.get(member)
    if (sum && sum.sha256 !== sha256) found.add(`${kind}.altered`, { name, sha256 })
    if (sum) return
    if (missing.has(`${kind} ${sha256}`))
      found.add('file.not-held', { kind: kind === 'evidence' ? '证据' : '文书', name, sha256 })
    else found.add(`${kind}.missing`, { name, sha256 })
  }
  for (const { id, name } of filesOf(record)) check('evidence', name, id, evidenceMember(id))
  for (const { title, number, sha256 } of record.documents)
    check('document', number ? `${title} ${number}` : title, sha256, documentMember(sha256))
  for (const name of sums.keys())
    if (fileMember.test(name) && !named.has(name)) found.add('member.unexpected', { name })
}

const kinds = {
  profile: ['地区规则', 'profiles'],
  calendar: ['节假日表', 'calendars'],
  resultList: ['结果清单', 'resultLists'],
} as const

/** The versions of the rules that commands name are in the bundle. */
export function checkReference({ found }: Checks, reference: Reference, lines: readonly LogLine[]): void {
  const told = new Set<string>()
  const check = (
    [kind, member]: readonly [string, keyof Reference],
    { id, version }: { id: string; version: number },
  ) => {
    const key = `${member} ${id} ${version}`
    if (told.has(key)) return
    told.add(key)
    if (!reference[member].some((entry) => entry.id === id && entry.version === version))
      found.add('reference.missing', { kind, id, version })
  }
  for (const { command } of lines) {
    if (!command) continue
    const { checklists, ...rest } = command.versions
    for (const kind of ['profile', 'calendar', 'resultList'] as const) check(kinds[kind], rest[kind])
    for (const checklist of checklists) check(['检查表', 'checklists'], checklist)
  }
}
