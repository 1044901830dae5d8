import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { bundleFormat, bundleVersion, keyFingerprint } from '../../shared/case-bundle/format.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { endorsementText, schemeOfCurve } from '../../shared/signing/schemes.ts'
import { storedAccount } from '../accounts/accounts.ts'
import { audit } from '../accounts/audit.ts'
import { type BundleContent, collect, collectFiles } from '../bundle/collect.ts'
import { writeBundle } from '../bundle/write-bundle.ts'
import { timestamp } from '../clock.ts'
import { parse } from '../http/answers.ts'
import type { Station } from '../http/context.ts'
import { sessionOf } from '../http/session.ts'
import { accessTo } from '../inspections/access.ts'
import { loadInspection } from '../inspections/commit.ts'
import { schemeOfDistrict } from '../keys/district-scheme.ts'
import type { StationKey } from '../keys/station-keys.ts'
import { write } from '../store/database.ts'

const named = z.object({ id: z.string().min(1).max(80) })
/** A ZIP without the 64-bit extension ends at 4 GiB; some room for its directory and texts. */
const largestFiles = 3.9 * 1024 ** 3

/** 导出案卷: everything that the station holds on one inspection, signed, for those in whose scope it lies. */
export function bundleRoute(app: FastifyInstance, station: Station): void {
  const { database, keys, folder, clock } = station
  /** Certificates of before the district changed its scheme were signed by the station's other key. */
  const endorse = async ({ certificates: signers }: BundleContent, by: StationKey) => {
    const other = signers.certificates
      .map(({ certificate }) => schemeOfCurve(certificate.publicKey.crv))
      .find((scheme) => scheme !== schemeOfCurve(by.publicKey.crv))
    if (!other) return
    const { publicKey } = await keys.of(other)
    signers.endorsed = [{ key: publicKey, signature: await by.sign(endorsementText(publicKey)) }]
  }
  app.get('/api/inspections/:id/bundle', async (request, reply) => {
    const { id } = parse(named, request.params)
    const { account } = sessionOf(request)
    const stored = await storedAccount(database, account.id)
    if ((await accessTo(database, stored!, id)) !== 'active') throw new ProblemError('access.denied')
    const key = await keys.of(await schemeOfDistrict(database, stored!.districtId, clock.now()))
    // One transaction, so that record, log and chains are of one moment.
    const content = await database
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        const record = await loadInspection(transaction, id)
        if (!record) throw new ProblemError('resource.missing', { what: '检查任务' })
        return collect(transaction, record, key.publicKey)
      })
    await endorse(content, key)
    const { files, missing } = await collectFiles(folder, content.record)
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    if (bytes > largestFiles)
      throw new ProblemError('bundle.too-large', {
        size: `${Math.ceil(bytes / 1024 ** 3)} GB`,
        limit: '4 GB',
      })
    const madeAt = timestamp(clock)
    await write(database, (transaction) =>
      audit(transaction, {
        at: madeAt,
        actorId: account.id,
        action: 'bundle.exported',
        subject: id,
        detail: { rev: content.chainHead.rev },
      }),
    )
    const manifest = {
      format: bundleFormat,
      version: bundleVersion,
      station: { name: station.name, keyFingerprint: keyFingerprint(key.publicKey) },
      inspectionId: id,
      madeAt,
      madeBy: { id: account.id, name: account.name },
      chainHead: content.chainHead,
      missing,
    } as const
    return reply
      .header('content-type', 'application/zip')
      .send(Readable.from(writeBundle(content, files, manifest, key), { objectMode: false }))
  })
}
