import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { parseArgs } from 'node:util'
import { newDistrictSchema } from '../shared/protocol/administration.ts'
import { ProblemError } from '../shared/protocol/problems.ts'
import { type StationOptions, startStation } from './station.ts'

/**
 * `node server/main.ts --data DIR --port N [--host 127.0.0.1] [--demo] [--renderer dist/renderer] [--restored]`
 * `--add-district FILE`: adds a district (docs/districts.md), then serves as usual. The station must not be running.
 * `--restored`: once, at the first start after a backup was restored, where the station can't notice it by itself.
 * `--tls-certificate FILE --tls-key FILE` (PEM): serves HTTPS, for every host but this machine (docs/tls.md).
 * Environment: DATABASE_URL (PostgreSQL instead of PGlite), SUIJIAN_CLOCK_OFFSET_DAYS (demonstrations and tests).
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'data/station' },
    port: { type: 'string', default: '7420' },
    host: { type: 'string', default: '127.0.0.1' },
    demo: { type: 'boolean', default: false },
    renderer: { type: 'string' },
    restored: { type: 'boolean', default: false },
    'add-district': { type: 'string' },
    'tls-certificate': { type: 'string' },
    'tls-key': { type: 'string' },
  },
})

try {
  const running = await startStation({
    data: values.data,
    port: Number(values.port),
    host: values.host,
    renderer: values.renderer,
    restored: values.restored,
    tls: await readTls(values['tls-certificate'], values['tls-key']),
    addDistrict: values['add-district'] ? await districtToAdd(values['add-district']) : undefined,
    databaseUrl: process.env.DATABASE_URL || undefined,
    // Loaded only when it is asked for: a station in service has no demo data.
    district: values.demo ? (await import('./demo/district.ts')).demoDistrict : undefined,
  })
  console.log(`station listening on ${running.url}`)
  let closing = false
  const close = () => {
    if (closing) return
    closing = true
    void running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}

/** @throws ProblemError `tls.unreadable` before anything is opened: a station must not fall back to clear text */
async function readTls(
  certificate: string | undefined,
  key: string | undefined,
): Promise<StationOptions['tls']> {
  if (certificate === undefined && key === undefined) return undefined
  try {
    const [cert, secret] = await Promise.all([
      readFile(certificate ?? '', 'utf8'),
      readFile(key ?? '', 'utf8'),
    ])
    // Throws when they are no PEM, or don't belong together.
    createSecureContext({ cert, key: secret })
    return { certificate: cert, key: secret }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new ProblemError('tls.unreadable', { detail: code ?? message })
  }
}

async function districtToAdd(file: string): Promise<StationOptions['addDistrict']> {
  const parsed = newDistrictSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (parsed.success) {
    const { demoReference } = await import('./demo/reference.ts')
    return { district: parsed.data, shipped: demoReference() }
  }
  const issue = parsed.error.issues[0]
  throw new ProblemError('reference.refused', {
    field: issue?.path.join('.') || file,
    detail: issue?.message ?? '',
  })
}

function explain(error: unknown): string {
  if (error instanceof ProblemError) return error.message
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被别的程序占用。请用 --port 换一个端口，或者先停下那个程序。`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
