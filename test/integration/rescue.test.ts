import 'fake-indexeddb/auto'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { OpenWorkspace } from '../../renderer/store/open-workspace.ts'
import { createSessionGate } from '../../renderer/store/session-gate.ts'
import type { RescueManifest } from '../../shared/rescue/format.ts'
import { type RescueReport, rescueReportSchema } from '../../shared/rescue/report.ts'
import type { NodeHost } from '../chaos/child/node-host.ts'
import { problemOf, StationProblem } from '../tools/client.ts'
import { openLaptopHost, sha256Of } from '../tools/laptop-in-node.ts'
import { formsOf } from '../tools/plaintext-search.ts'
import { projectFolder } from '../tools/project.ts'
import { openedPackage, sealedPackage } from '../tools/sealed-package.ts'
import { passwordOf, smallDistrict, smallInspection } from '../tools/small-district.ts'
import { startTestStation, type TestStation } from '../tools/station.ts'
import { deviceOf, engines } from './server/engines.ts'

const patience = { timeout: 30_000 }
const paper = new Uint8Array(randomBytes(2_500_000))
const picked = new Uint8Array(randomBytes(70_000))

describe.each(engines)(
  'a rescue package, from a laptop whose database does not open to $name',
  ({ postgres }) => {
    let station: TestStation
    let folder: string
    let path: string
    let host: NodeHost
    let members: Record<string, Uint8Array>

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'suijian-rescue-'))
      const inspections = [smallInspection(1), smallInspection(2)]
      station = await startTestStation({ district: smallDistrict(inspections), postgres })
      indexedDB.deleteDatabase('suijian')
      host = await openLaptopHost(folder, station.url)
      const gate = createSessionGate(host)
      const workspace = (await gate.signIn(station.url, 'jia', passwordOf('jia'))) as OpenWorkspace
      await vi.waitFor(() => expect(workspace.summaries.get()).toHaveLength(2), patience)
      await vi.waitFor(() => expect(workspace.sync.get().phase).toBe('idle'), patience)
      await gate.addAccount(workspace, 'yi', passwordOf('yi'))
      await station.restart({ between: () => work(workspace) })
      workspace.lock()
      await workspace.drafts.flush()
      await spoilDatabase()
      const rescue = await gate.openRescue(workspace.account.id, passwordOf('jia'))
      const shares: number[] = []
      const saved = await rescue.save((share) => shares.push(share), new AbortController().signal)
      expect(shares.at(-1)).toBeGreaterThan(0.99)
      path = saved!.name
      const content = await openedPackage(station.running.station.keys, await readFile(path))
      members = unzipSync(content)
    })
    afterAll(async () => {
      await host.close()
      await station.close()
      await rm(folder, { recursive: true, force: true })
    })

    /** Everything that happens while the station is away. */
    async function work(workspace: OpenWorkspace): Promise<void> {
      await workspace.dispatch('inspection-1', 'declareRecusal', { conflict: false })
      const yi = await workspace.unlockSigner('account-yi', passwordOf('yi'))
      await workspace.dispatch('inspection-1', 'declareRecusal', { conflict: false }, yi)
      await workspace.dispatch('inspection-1', 'recordArrival', {
        at: station.clock.now().toISOString(),
        place: '住所',
        present: ['account-jia', 'account-yi'],
        credentialsShown: true,
        rightsExplained: true,
        partyMet: true,
        partyName: '负责人',
        partyPosition: '店长',
      })
      const blob = new Blob([paper], { type: 'application/pdf' })
      const kept = await workspace.captureEvidence('inspection-1', {
        blob,
        name: '营业执照.pdf',
        answerKey: '',
        caption: '执照',
        source: 'file',
      })
      expect(kept.refusal).toBeUndefined()
      const file = new Blob([picked], { type: 'application/pdf' })
      workspace.drafts.change('draft-1', 'reinspection/inspection-1', {
        values: { facts: '现场已经改正' },
        excerpt: '现场已经改正',
        files: [{ blob: file, name: '改正.pdf' }],
      })
      await workspace.drafts.flush()
    }

    const manifest = () => JSON.parse(strFromU8(members['manifest.json']!)) as RescueManifest
    const lines = (name: string) =>
      strFromU8(members[name]!)
        .split('\n')
        .filter((line) => line !== '')

    it('holds commands and files, and says what it could not read', () => {
      expect(lines('commands.jsonl').map((line) => JSON.parse(line).command.type)).toEqual([
        'declareRecusal',
        'declareRecusal',
        'recordArrival',
        'addEvidence',
      ])
      expect(members[`evidence/${sha256Of(paper)}.pdf`]).toEqual(paper)
      // The draft itself lies in the database; its file is here all the same.
      expect(members[`others/${sha256Of(picked)}`]).toEqual(picked)
      expect(manifest().problems.join()).toContain('本机数据库打不开')
      for (const { name, size, sha256 } of manifest().members)
        expect([size, sha256], name).toEqual([members[name]!.length, sha256Of(members[name]!)])
    })

    it('says nothing of the record on the outside, and is not taken in clear', async () => {
      const whole = await readFile(path)
      for (const text of ['负责人', '营业执照', '现场已经改正', 'recordArrival', 'account-jia', '检查员甲'])
        for (const { as, form } of formsOf(text)) expect(whole.includes(form), `${text} as ${as}`).toBe(false)
      expect(Object.keys(unzipSync(whole))).toEqual(['说明.txt', 'envelope.json', 'package.sealed'])
      const { problem } = await problemOf(bring('admin', zipSync(members, { level: 0 })))
      expect(problem.code).toBe('rescue.unreadable')
      expect(problem.message).toContain('不是加密的救援包')
    })

    it('is refused as a whole when a byte of it was changed, and to a colleague who is no admin', async () => {
      const changed = { ...members, 'commands.jsonl': strToU8(lines('commands.jsonl').slice(1).join('\n')) }
      expect(
        (await problemOf(bring('admin', await sealed(zipSync(changed, { level: 0 }))))).problem.code,
      ).toBe('rescue.unreadable')
      expect((await problemOf(bring('jia', await readFile(path)))).problem.code).toBe('access.denied')
      expect((await problemOf(bring('far-admin', await readFile(path)))).problem.code).toBe('access.denied')
      expect(await station.running.station.database.selectFrom('commands').selectAll().execute()).toEqual([])
    })

    it('says of commands behind a gap that they are not taken, and which one is missing', async () => {
      const report = await bring(
        'admin',
        await sealed(repacked({ 'commands.jsonl': `${lines('commands.jsonl')[1]}\n` })),
      )
      const command = report.rows.find(({ kind }) => kind === 'command')!
      expect([command.ref, command.outcome]).toEqual(['2', 'refused'])
      expect(command.detail).toContain('应从 1 接上')
    })

    it('is taken in whole, and a second time changes nothing', async () => {
      const report = await bring('admin', await readFile(path))
      expect(report.rows.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
        'command taken',
        'command taken',
        'command taken',
        'command taken',
        'file taken',
        'file refused',
      ])
      const head = deviceOf(station)
      await head.pull(await head.signIn('head', passwordOf('head')))
      const { recusals, evidence } = head.inspection('inspection-1')
      expect(recusals.map(({ officerId }) => officerId)).toEqual(['account-jia', 'account-yi'])
      expect(evidence.map(({ id }) => id)).toEqual([sha256Of(paper)])
      const { token } = await head.signIn('head', passwordOf('head'))
      const stored = await fetch(new URL(`/api/evidence/${sha256Of(paper)}`, station.url), {
        headers: { authorization: `Bearer ${token}` },
      })
      expect(sha256Of(new Uint8Array(await stored.arrayBuffer()))).toBe(sha256Of(paper))

      const again = await bring('admin', await readFile(path))
      expect(again.rows.map(({ outcome }) => outcome)).toEqual([
        'known',
        'known',
        'known',
        'known',
        'known',
        'refused',
      ])
      // Nothing of the packages themselves is left behind.
      expect(await readdir(join(station.folder, 'uploads'))).toEqual([])
    })

    it('goes in by the tool of the station as well', async () => {
      const tool = join(projectFolder, 'server/tools/import-rescue.ts')
      const run = promisify(execFile)(
        process.execPath,
        [tool, path, '--station', station.url, '--login', 'admin'],
        {
          env: { ...process.env, SUIJIAN_PASSWORD: passwordOf('admin') },
        },
      )
      // Exit code 1: the file that no record names was left out.
      const { code, stdout } = (await run.catch((error: { code: number; stdout: string }) => error)) as {
        code: number
        stdout: string
      }
      expect(code).toBe(1)
      expect(stdout).toContain('操作：站点已有 4')
      expect(stdout).toContain('没有记录提到这个文件')
    })

    /** Sealed as the laptop does it. */
    function sealed(bytes: Uint8Array): Promise<Uint8Array> {
      return sealedPackage(bytes, station.running.station.keys.recoveryKey)
    }

    /** The package with other texts, and a manifest that fits them. */
    function repacked(texts: Record<string, string>): Uint8Array {
      const next = { ...members }
      for (const [name, text] of Object.entries(texts)) next[name] = strToU8(text)
      const listed = manifest().members.map(({ name }) => ({
        name,
        size: next[name]!.length,
        sha256: sha256Of(next[name]!),
      }))
      next['manifest.json'] = strToU8(JSON.stringify({ ...manifest(), members: listed }))
      return zipSync(next, { level: 0 })
    }

    async function bring(login: string, bytes: Uint8Array): Promise<RescueReport> {
      const { token } = await deviceOf(station).signIn(login, passwordOf(login))
      const answer = await fetch(new URL('/api/admin/rescue', station.url), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/zip' },
        body: bytes as Uint8Array<ArrayBuffer>,
      })
      const body: unknown = await answer.json()
      if (!answer.ok) throw new StationProblem(answer.status, body as never)
      return rescueReportSchema.parse(body)
    }
  },
)

/** Another table in the place of one of the app's: no version of the app opens it. */
async function spoilDatabase(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    indexedDB.deleteDatabase('suijian')
    const opening = indexedDB.open('suijian', 10)
    opening.onupgradeneeded = () => opening.result.createObjectStore('inspections', { keyPath: 'other' })
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      opening.result.close()
      resolve()
    }
  })
}
