import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizationHeader, protocolHeader } from '../../../shared/protocol/http.ts'
import type { Problem } from '../../../shared/protocol/problems.ts'
import { ask, problemOf, type TestDevice, type TestOfficer } from '../../tools/client.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, engines, laptopOf, openInspection, sealInspection, sealUnreachable } from './engines.ts'

const limit = 3 * 1024 * 1024
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe.each(engines)('evidence on $name', ({ postgres }) => {
  let station: TestStation
  beforeAll(async () => {
    const inspections = Array.from({ length: 10 }, (_, index) => smallInspection(index + 1))
    station = await startTestStation({ district: smallDistrict(inspections), postgres, evidenceLimit: limit })
  })
  afterAll(() => station.close())

  const addEvidence = (device: TestDevice, officer: TestOfficer, inspectionId: string, bytes: Buffer) =>
    device.act(officer, inspectionId, 'addEvidence', {
      evidenceId: sha256(bytes),
      name: '门头.jpg',
      mediaType: 'image/jpeg',
      size: bytes.length,
      answerKey: '',
      caption: '',
      source: 'camera',
      capturedAt: device.now(),
    })

  interface Sent {
    url: string | null
    /** Bytes that the station took in this attempt. */
    sentBytes: number
    /** Requests that carried bytes. */
    patches: number
  }
  /** Uploads as the app does, with the tus client. @throws the problem of the station's answer */
  const upload = (
    token: string,
    bytes: Buffer,
    options: { inspectionId: string; hash?: string; uploadUrl?: string; stopAfter?: number },
  ): Promise<Sent> =>
    new Promise((resolve, reject) => {
      const hash = options.hash ?? sha256(bytes)
      let sentBytes = 0
      let patches = 0
      const task = new Upload(bytes, {
        endpoint: `${station.url}/api/uploads`,
        uploadUrl: options.uploadUrl ?? null,
        chunkSize: 512 * 1024,
        retryDelays: null,
        headers: { authorization: authorizationHeader(token), [protocolHeader]: '1' },
        metadata: { sha256: hash, inspectionId: options.inspectionId, name: '门头.jpg' },
        onBeforeRequest: (request) => {
          if (request.getMethod() === 'PATCH') patches += 1
        },
        onChunkComplete: (size, accepted) => {
          sentBytes += size
          if (options.stopAfter && accepted >= options.stopAfter)
            void task.abort().then(() => resolve({ url: task.url, sentBytes, patches }))
        },
        onSuccess: () => resolve({ url: task.url, sentBytes, patches }),
        onError: (error) => {
          const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined
          reject(body ? Object.assign(error, { problem: JSON.parse(body) as Problem }) : error)
        },
      })
      task.start()
    })
  const missing = async (token: string, inspectionId: string) =>
    (
      await ask<{ missing: string[] }>(station.url, `/api/evidence/missing?inspectionId=${inspectionId}`, {
        token,
      })
    ).missing
  const download = (token: string, hash: string, headers: Record<string, string> = {}) =>
    fetch(`${station.url}/api/evidence/${hash}`, {
      headers: { authorization: authorizationHeader(token), ...headers },
    })

  it('takes a file up where it stopped, over a restart of the station, and gives it back', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia] = officers
    const bytes = randomBytes(2_500_000)
    await openInspection(device, officers, 'inspection-1')
    await addEvidence(device, jia, 'inspection-1', bytes)
    await device.push(jia)
    expect(await missing(jia.token, 'inspection-1')).toEqual([sha256(bytes)])
    const begun = await upload(jia.token, bytes, { inspectionId: 'inspection-1', stopAfter: 1_000_000 })
    expect(await missing(jia.token, 'inspection-1')).toEqual([sha256(bytes)])
    expect((await download(jia.token, sha256(bytes))).status).toBe(404)

    await station.restart()
    const uploadUrl = new URL(new URL(begun.url!).pathname, station.url).href
    const resumed = await upload(jia.token, bytes, { inspectionId: 'inspection-1', uploadUrl })
    expect(resumed.sentBytes).toBeLessThan(bytes.length - 1_000_000 + 1)
    expect(await missing(jia.token, 'inspection-1')).toEqual([])
    const answer = await download(jia.token, sha256(bytes))
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    const kept = join(station.folder, 'evidence', sha256(bytes).slice(0, 2), sha256(bytes))
    expect((await readFile(kept)).equals(bytes)).toBe(true)
    expect(await readdir(join(station.folder, 'uploads'))).toEqual([])

    const part = await download(jia.token, sha256(bytes), { range: 'bytes=100-199' })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${bytes.length}`)
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true)
    const tail = await download(jia.token, sha256(bytes), { range: 'bytes=-10' })
    expect(Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-10))).toBe(true)
    expect((await download(jia.token, sha256(bytes), { range: `bytes=${bytes.length}-` })).status).toBe(416)
  })

  it('answers a file that it holds as complete at the first request', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const bytes = randomBytes(1_200_000)
    await openInspection(device, officers, 'inspection-2')
    await addEvidence(device, officers[0], 'inspection-2', bytes)
    await device.push(officers[0])
    const first = await upload(officers[0].token, bytes, { inspectionId: 'inspection-2' })
    expect(first.patches).toBe(3)
    const again = await upload(officers[1].token, bytes, { inspectionId: 'inspection-2' })
    expect(again.patches).toBe(1)
    expect(again.url).toContain(`held-${sha256(bytes)}`)
    expect((await readdir(join(station.folder, 'uploads'))).length).toBe(0)
  })

  it('deletes a file that is not what was announced', async () => {
    const { officers } = await laptopOf(station, 'jia')
    const bytes = randomBytes(1_000_000)
    const announced = sha256(randomBytes(10))
    const options = { inspectionId: 'inspection-3', hash: announced }
    await expect(upload(officers[0].token, bytes, options)).rejects.toMatchObject({
      problem: { code: 'upload.hash-mismatch', status: 409 },
    })
    expect(await readdir(join(station.folder, 'uploads'))).toEqual([])
    const names = await readdir(station.folder, { recursive: true })
    expect(names.some((name) => name.includes(announced) || name.includes(sha256(bytes)))).toBe(false)
  })

  it('refuses a file over the limit before it takes a byte', async () => {
    const { officers } = await laptopOf(station, 'jia')
    const bytes = Buffer.alloc(limit + 1)
    await expect(upload(officers[0].token, bytes, { inspectionId: 'inspection-3' })).rejects.toMatchObject({
      problem: { code: 'upload.too-large', status: 413, message: expect.stringContaining('3 MB') },
    })
    await upload(officers[0].token, Buffer.alloc(limit), { inspectionId: 'inspection-3' })
  })

  it('refuses more bytes than were announced', async () => {
    const { officers } = await laptopOf(station, 'jia')
    const headers = {
      authorization: authorizationHeader(officers[0].token),
      'tus-resumable': '1.0.0',
      'upload-metadata': ['sha256', sha256(Buffer.from('x')), 'inspectionId', 'inspection-3']
        .map((text, index) => (index % 2 ? Buffer.from(text).toString('base64') : text))
        .join(' ')
        .replace(' inspectionId', ',inspectionId'),
    }
    const created = await fetch(`${station.url}/api/uploads`, {
      method: 'POST',
      headers: { ...headers, 'upload-length': '10' },
    })
    expect(created.status).toBe(201)
    const patched = await fetch(new URL(created.headers.get('location')!, station.url), {
      method: 'PATCH',
      headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: Buffer.alloc(11),
    })
    expect(patched.status).toBe(413)
    expect(((await patched.json()) as Problem).code).toBe('upload.too-large')
  })

  it('takes files and gives files within the scope of an account only', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const bytes = randomBytes(1000)
    await openInspection(device, officers, 'inspection-4')
    await addEvidence(device, officers[0], 'inspection-4', bytes)
    await device.push(officers[0])
    const stranger = await laptopOf(station, 'bing')
    const { token } = stranger.officers[0]
    await expect(upload(token, bytes, { inspectionId: 'inspection-4' })).rejects.toMatchObject({
      problem: { code: 'access.denied' },
    })
    await upload(officers[0].token, bytes, { inspectionId: 'inspection-4' })
    expect((await download(token, sha256(bytes))).status).toBe(403)
    expect(
      (await download((await deviceOf(station).signIn('head2', passwordOf('head2'))).token, sha256(bytes)))
        .status,
    ).toBe(403)
    const head = await deviceOf(station).signIn('head', passwordOf('head'))
    expect((await download(head.token, sha256(bytes))).status).toBe(200)
    expect((await problemOf(missing(token, 'inspection-4'))).problem.code).toBe('access.denied')
    // An upload in progress is nobody's download.
    const started = await upload(officers[0].token, randomBytes(1_000_000), {
      inspectionId: 'inspection-4',
      stopAfter: 500_000,
    })
    const read = await fetch(started.url!, {
      headers: { authorization: authorizationHeader(officers[0].token) },
    })
    expect(read.status).toBe(404)
  })

  it('receives a sealed inspection with its last file, and not before', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia] = officers
    const files = [randomBytes(2000), randomBytes(3000)] as const
    await openInspection(device, officers, 'inspection-5')
    for (const bytes of files) await addEvidence(device, jia, 'inspection-5', bytes)
    // A withdrawn original still belongs to the record.
    await device.act(jia, 'inspection-5', 'withdrawEvidence', {
      evidenceId: sha256(files[1]),
      reason: '拍错了',
    })
    await sealInspection(device, officers, 'inspection-5')
    const pushed = await device.push(jia)
    const state = async () => {
      await device.pull(jia)
      return device.inspection('inspection-5').state
    }
    expect(await state()).toBe('sealed')
    await upload(jia.token, files[0], { inspectionId: 'inspection-5' })
    expect(await state()).toBe('sealed')
    const [before] = await device.pull(jia, pushed.at(-1)!.rev! - 1)
    station.clock.advance(60_000)
    await upload(jia.token, files[1], { inspectionId: 'inspection-5' })
    expect(await state()).toBe('accepted')
    const [after] = await device.pull(jia, before!.rev)
    expect(after!.inspection).toMatchObject({
      id: 'inspection-5',
      receivedAt: station.clock.now().toISOString(),
    })
  })

  it('checks a complete upload that a stop left unchecked', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia] = officers
    const bytes = randomBytes(1_000_000)
    await openInspection(device, officers, 'inspection-6')
    await addEvidence(device, jia, 'inspection-6', bytes)
    await device.push(jia)
    const begun = await upload(jia.token, bytes, { inspectionId: 'inspection-6', stopAfter: 500_000 })
    // The last bytes reached the disk; the station was stopped before it had checked them.
    const name = begun.url!.split('/').at(-1)!
    await writeFile(join(station.folder, 'uploads', name), bytes)
    await station.restart()
    const uploadUrl = `${station.url}/api/uploads/${name}`
    const resumed = await upload(jia.token, bytes, { inspectionId: 'inspection-6', uploadUrl })
    expect(resumed.sentBytes).toBe(0)
    device.url = station.url
    expect(await missing(jia.token, 'inspection-6')).toEqual([])
  })

  it('lets a head approve a listing with the evidence at hand only', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia] = officers
    const bytes = randomBytes(5000)
    await openInspection(device, officers, 'inspection-7', false)
    await addEvidence(device, jia, 'inspection-7', bytes)
    await sealUnreachable(device, officers, 'inspection-7')
    await device.act(jia, 'inspection-7', 'proposeListing', {
      reason: 'unreachable',
      situation: '两次到登记的住所检查，均无人经营',
      clauses: '企业信息公示暂行条例 第十七条',
      handlerOpinion: '建议列入',
    })
    expect(new Set((await device.push(jia)).map(({ status }) => status))).toEqual(new Set(['accepted']))
    const review = { step: 'stationHead', decision: 'approve', opinion: '同意' } as const
    const early = await laptopOf(station, 'head')
    await early.device.act(early.officers[0], 'inspection-7', 'reviewListing', review)
    expect((await early.device.push(early.officers[0]))[0]).toMatchObject({
      status: 'parked',
      refusal: { code: 'listing.evidence-missing' },
    })
    await upload(jia.token, bytes, { inspectionId: 'inspection-7' })
    const late = await laptopOf(station, 'head')
    await late.device.act(late.officers[0], 'inspection-7', 'reviewListing', review)
    expect((await late.device.push(late.officers[0]))[0]!.status).toBe('accepted')
    await device.pull(jia)
    expect(device.inspection('inspection-7').listing).toMatchObject({
      status: 'pending',
      step: 'bureauReviewer',
      reviews: [{ reviewerName: '所长', decision: 'approve' }],
    })
  })

  it('asks for issued papers beside the evidence, and receives a record without waiting for them', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia, yi] = officers
    const bytes = randomBytes(20_000)
    await openInspection(device, officers, 'inspection-10')
    await device.act(jia, 'inspection-10', 'issueDocument', {
      documentId: 'paper-1',
      kind: 'inspection-notice',
      title: '行政检查通知书',
      number: '',
      templateVersion: 'inspection-notice@1',
      fontSetId: 'fonts',
      sha256: sha256(bytes),
      pages: 1,
    })
    await sealInspection(device, officers, 'inspection-10')
    await device.push(jia)
    const path = '/api/evidence/missing?inspectionId=inspection-10'
    expect(await ask(station.url, path, { token: jia.token })).toEqual({
      missing: [],
      papers: [sha256(bytes)],
    })
    await device.pull(jia)
    expect(device.inspection('inspection-10').state).toBe('accepted')
    expect((await download(yi!.token, sha256(bytes))).status).toBe(404)
    await upload(jia.token, bytes, { inspectionId: 'inspection-10' })
    expect(await ask(station.url, path, { token: jia.token })).toEqual({ missing: [], papers: [] })
    const opened = await download(yi!.token, sha256(bytes))
    expect(Buffer.from(await opened.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('refuses an upload that does not say what it is', async () => {
    const { token } = await deviceOf(station).signIn('jia', passwordOf('jia'))
    const malformed = await fetch(`${station.url}/api/uploads`, {
      method: 'POST',
      headers: { authorization: authorizationHeader(token), 'tus-resumable': '1.0.0', 'upload-length': '10' },
    })
    expect(malformed.status).toBe(400)
    expect(((await malformed.json()) as Problem).message).toContain('sha256')
  })
})
