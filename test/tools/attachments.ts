import { createHash, randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { EvidenceStore } from '../../renderer/store/evidence-store.ts'
import { evidencePath, hashFile } from '../../server/evidence/evidence-folder.ts'
import { TestDevice } from './client.ts'
import { FaultProxy, type LinkFaults } from './fault-proxy.ts'
import { passwordOf, smallDistrict, smallInspection } from './small-district.ts'
import { startTestStation, testClock } from './station.ts'
import { openStoreLaptop, type StoreLaptop } from './store-laptop.ts'

export interface AttachmentRun {
  /** SHA-256 of every file as it was captured, and of what lies at the station, sorted. */
  expected: string[]
  arrived: string[]
  /** Files that the laptop still has to bring. */
  waiting: number
  /** Connections that were broken. */
  broken: number
  /** Bytes that went over the link towards the station. */
  sentBytes: number
  /** Largest piece of a file that was in memory for the upload, bytes. */
  largestSlice: number
  /** Largest resident memory while it was carried, bytes; laptop, proxy and station share this process. */
  memory: number
  /** Bytes in buffers that are still held after everything was carried, beyond those before. */
  kept: number
  seconds: number
  close(): Promise<void>
}

const id = 'inspection-1'

/**
 * Captures files on a laptop without a network and carries them to a real station over a link that breaks: the app's
 * own store and sync, on real files. The laptop goes on by itself after each break.
 */
export async function carryAttachments(wanted: {
  files: number
  bytes: number
  /** What the link does while it carries them. */
  faults: LinkFaults
  seed: string
  /** Bytes towards the station after which the laptop is locked and opened again. */
  lockedAfter?: number
}): Promise<AttachmentRun> {
  const folder = await mkdtemp(join(tmpdir(), 'suijian-attachments-'))
  const station = await startTestStation({
    district: smallDistrict([smallInspection(1, ['jia', 'yi'])]),
    clock: testClock(new Date().toISOString()),
  })
  const proxy = await FaultProxy.start(station.url, wanted.seed)
  const laptop = await openStoreLaptop(proxy.address, 'jia')
  const { workspace } = laptop
  await openRecord(workspace, station.url)

  proxy.isDown = true
  const expected: string[] = []
  for (let index = 0; index < wanted.files; index++) {
    const path = join(folder, `file-${index}`)
    expected.push(await writeRandomFile(path, wanted.bytes))
    const { refusal } = await workspace.captureEvidence(id, {
      blob: await openAsBlob(path, { type: 'video/mp4' }),
      name: `现场-${index}.mp4`,
      answerKey: '',
      caption: '',
      source: 'file',
    })
    if (refusal) throw new Error(refusal.happened)
  }

  const before = buffersHeld()
  let largestSlice = 0
  const plainSlice = EvidenceStore.prototype.slice
  EvidenceStore.prototype.slice = async function (row, start, end) {
    const bytes = await plainSlice.call(this, row, start, end)
    largestSlice = Math.max(largestSlice, bytes.length)
    return bytes
  }
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage().rss)
  }, 50)
  const begun = performance.now()
  proxy.faults = wanted.faults
  proxy.isDown = false
  void workspace.syncNow()
  const { lockedAfter } = wanted
  if (lockedAfter !== undefined) {
    const sentBefore = proxy.sentBytes
    await laptop.until(() => proxy.sentBytes - sentBefore > lockedAfter)
    await laptop.reopen()
    void laptop.workspace.syncNow()
  }
  const held = async () =>
    (await station.running.station.database.selectFrom('blobs').select('sha256').execute()).map(
      ({ sha256 }) => sha256,
    )
  const waiting = () => laptop.workspace.store.database.evidence.where('uploaded').equals(0).count()
  await laptop.until(async () => {
    const there = new Set(await held())
    return expected.every((hash) => there.has(hash))
  })
  const seconds = (performance.now() - begun) / 1000
  proxy.faults = {}
  await laptop.until(async () => {
    await laptop.workspace.syncNow()
    return (await waiting()) === 0
  })
  clearInterval(watch)
  EvidenceStore.prototype.slice = plainSlice
  const kept = buffersHeld() - before
  const arrived = await Promise.all(expected.map((hash) => hashFile(evidencePath(station.folder, hash))))
  const { reset, truncate, drop } = proxy.broken
  return {
    expected: expected.toSorted(),
    arrived: arrived.toSorted(),
    waiting: await waiting(),
    broken: reset + truncate + drop,
    sentBytes: proxy.sentBytes,
    largestSlice,
    memory,
    kept,
    seconds,
    close: async () => {
      await laptop.close()
      await proxy.stop()
      await station.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Bytes in buffers that somebody still holds. */
function buffersHeld(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().arrayBuffers
}

/** Both officers declare, 检查员乙 on another laptop; 检查员甲 arrives. */
async function openRecord(workspace: StoreLaptop['workspace'], station: string): Promise<void> {
  const now = () => new Date().toISOString()
  const other = new TestDevice(station, now)
  const yi = await other.enrol('yi', passwordOf('yi'))
  await other.pull(yi)
  await other.act(yi, id, 'declareRecusal', { conflict: false })
  await other.push(yi)
  await workspace.syncNow()
  await workspace.dispatch(id, 'declareRecusal', { conflict: false })
  const { refusal } = await workspace.dispatch(id, 'recordArrival', {
    at: now(),
    place: '住所',
    present: ['account-jia', 'account-yi'],
    credentialsShown: true,
    rightsExplained: true,
    partyMet: true,
    partyName: '负责人',
    partyPosition: '店长',
  })
  if (refusal) throw new Error(refusal.happened)
  await workspace.syncNow()
}

/** @returns SHA-256 of what was written */
async function writeRandomFile(path: string, bytes: number): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, 'w')
  for (let left = bytes; left > 0; ) {
    const piece = randomBytes(Math.min(left, 1 << 20))
    hash.update(piece)
    await file.write(piece)
    left -= piece.length
  }
  await file.close()
  return hash.digest('hex')
}
