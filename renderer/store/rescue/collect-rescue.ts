import { canonical } from '../../../shared/domain/canonical.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { JournalEntry } from '../../../shared/domain/journal-entry.ts'
import type { Host } from '../../host/host.ts'
import { plain } from '../bytes.ts'
import { evidenceFileName, unsealJson } from '../crypto.ts'
import { StoreDatabase } from '../database.ts'
import { type DraftBody, draftLabel } from '../draft-store.ts'
import { isCheckpoint, openEntry } from '../journal.ts'
import { inspectionLabel, outboxLabel } from '../record-store.ts'
import { plainSize } from '../sealed-files.ts'

/** A sealed file of the laptop and what is known of it. */
export interface RescueFile {
  fileName: string
  size: number
  folder: 'evidence' | 'papers' | 'others'
  /** Hash that a command names it by; undefined for a file that none names. */
  sha256?: string
  /** With its dot; empty when unknown. */
  extension: string
}

export interface RescueContent {
  commands: string[]
  records: string[]
  drafts: string[]
  draftsOfOthers: number
  files: RescueFile[]
  problems: string[]
}

/**
 * Reads everything that can be read, each source on its own: what one of them lacks the others may have, and nothing
 * that fails stops the rest.
 */
export async function collectRescue(host: Host, key: CryptoKey, accountId: string): Promise<RescueContent> {
  const problems: string[] = []
  const journal = await readEntries(host, key, problems)
  const fromDatabase = await readDatabase(key, accountId, problems)
  const entries = new Map([...fromDatabase.outbox, ...journal].map((entry) => [entry.sequence, entry]))
  const ordered = [...entries.values()].sort((a, b) => a.sequence - b.sequence)
  const files = await listFiles(host, key, ordered, fromDatabase, problems)
  return {
    commands: ordered.map(canonical),
    records: fromDatabase.records.map(canonical),
    drafts: fromDatabase.drafts.map((draft) => JSON.stringify(draft)),
    draftsOfOthers: fromDatabase.draftsOfOthers,
    files,
    problems,
  }
}

/** Every entry of the journal that opens; a damaged one costs only itself. */
async function readEntries(host: Host, key: CryptoKey, problems: string[]): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = []
  let sealed: Uint8Array[] = []
  try {
    const read = await host.journal.readAll()
    sealed = read.entries
    if (read.damagedBytes > 0)
      problems.push(`本机日志中间有 ${read.damagedBytes} 字节损坏，前后的操作都在包里。`)
    if (read.tornBytes > 0) problems.push(`本机日志末尾有 ${read.tornBytes} 字节没有写完，不是完整的记录。`)
  } catch (error) {
    problems.push(`本机日志读不出来（${wordsOf(error)}），只有数据库里的操作在包里。`)
  }
  for (const [index, bytes] of sealed.entries()) {
    if (isCheckpoint(bytes)) continue
    try {
      entries.push(await openEntry(key, plain(bytes)))
    } catch {
      problems.push(`本机日志的第 ${index + 1} 条打不开，可能被改动或损坏。`)
    }
  }
  return entries
}

interface FromDatabase {
  outbox: JournalEntry[]
  records: { rev: number; inspection: Inspection }[]
  drafts: Record<string, unknown>[]
  draftsOfOthers: number
}

/** A database that hangs while opening counts as one that does not open. */
const patience = 20_000

async function readDatabase(key: CryptoKey, accountId: string, problems: string[]): Promise<FromDatabase> {
  const found: FromDatabase = { outbox: [], records: [], drafts: [], draftsOfOthers: 0 }
  const database = new StoreDatabase()
  try {
    await within(patience, database.open())
    for (const { id, accounts, rev, body } of await database.inspections.toArray()) {
      if (!accounts.includes(accountId)) continue
      const inspection = await unsealJson<Inspection>(key, inspectionLabel(id), body).catch(() => null)
      if (inspection) found.records.push({ rev, inspection })
      else problems.push(`数据库里的记录 ${id} 打不开，可能被改动或损坏。`)
    }
    for (const { sequence, entry } of await database.outbox.toArray()) {
      const opened = await unsealJson<JournalEntry>(key, outboxLabel(sequence), entry).catch(() => null)
      if (opened) found.outbox.push(opened)
    }
    for (const { id, accountId: owner, form, at, body } of await database.drafts.toArray()) {
      if (owner !== accountId) {
        found.draftsOfOthers += 1
        continue
      }
      const draft = await unsealJson<DraftBody>(key, draftLabel(id), body).catch(() => null)
      if (draft) found.drafts.push({ id, form, at, ...draft })
      else problems.push(`一份没有保存的内容（${at}）打不开，可能被改动或损坏。`)
    }
  } catch (error) {
    problems.push(
      `本机数据库打不开（${wordsOf(error)}）。包里没有汇总的记录和没有保存的内容；每一步操作和文件来自日志和证据文件夹，不受影响。`,
    )
  } finally {
    database.close()
  }
  return found
}

/** The sealed files of the laptop, with what the commands and drafts say of them. */
async function listFiles(
  host: Host,
  key: CryptoKey,
  entries: readonly JournalEntry[],
  { records, drafts }: FromDatabase,
  problems: string[],
): Promise<RescueFile[]> {
  const known = new Map<string, Pick<RescueFile, 'folder' | 'sha256' | 'extension'>>()
  const note = async (sha256: string, folder: RescueFile['folder'], name: string) => {
    const fileName = await evidenceFileName(key, sha256)
    if (!known.has(fileName)) known.set(fileName, { folder, sha256, extension: extensionOf(name) })
  }
  for (const { command } of entries) {
    const { type, payload } = command
    if (type === 'addEvidence') await note(payload.evidenceId, 'evidence', payload.name)
    else if (type === 'addProof') await note(payload.evidenceId, 'evidence', payload.name)
    else if (type === 'issueDocument') await note(payload.sha256, 'papers', '.pdf')
  }
  for (const { inspection } of records) {
    for (const { id, name } of inspection.evidence) await note(id, 'evidence', name)
    for (const { sha256 } of inspection.documents) await note(sha256, 'papers', '.pdf')
  }
  for (const { files } of drafts as unknown as DraftBody[])
    for (const { sha256, name } of files) await note(sha256, 'others', name)
  let names: string[] = []
  try {
    names = await host.evidence.list()
  } catch (error) {
    problems.push(`证据文件夹读不出来（${wordsOf(error)}），包里没有文件。`)
  }
  const files: RescueFile[] = []
  for (const fileName of names) {
    const about = known.get(fileName) ?? { folder: 'others' as const, extension: '' }
    const size = await host.evidence.size(fileName).catch(() => null)
    if (size === null) problems.push(`文件 ${about.sha256 ?? fileName} 读不出来。`)
    else files.push({ fileName, size: plainSize(size), ...about })
  }
  // Where one package does not hold all, the evidence goes first.
  return folders.flatMap((folder) => files.filter((file) => file.folder === folder))
}

const folders = ['evidence', 'papers', 'others'] as const

function extensionOf(name: string): string {
  return /\.[a-z0-9]{1,5}$/.exec(name.toLowerCase())?.[0] ?? ''
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200)
}

function within<T>(milliseconds: number, work: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('没有应答')), milliseconds)
    work.then(resolve, reject).then(() => clearTimeout(timer))
  })
}
