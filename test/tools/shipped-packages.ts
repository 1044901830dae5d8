import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './project.ts'

/** An entry of package-lock.json, as far as it is read here. */
export interface LockEntry {
  name?: string
  version?: string
  license?: string
  dev?: boolean
  devOptional?: boolean
  link?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/** The entries of a lock by their place (`node_modules/a/node_modules/b`). */
export type LockPackages = Readonly<Record<string, LockEntry>>

export type Place = 'station' | 'desktop app' | 'fonts'

export interface ShippedPackage {
  readonly name: string
  readonly version: string
  /** SPDX expression as the package states it; empty where it states none. */
  readonly licence: string
  readonly places: readonly Place[]
}

/** Font packages: their files are copied into the build (build-fonts.ts), nothing imports them. */
export const fontPackages = [
  '@expo-google-fonts/noto-sans-sc',
  '@expo-google-fonts/noto-serif-sc',
  '@fontsource/lxgw-wenkai',
]

export function readLock(): LockPackages {
  const text = readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')
  return (JSON.parse(text) as { packages: LockPackages }).packages
}

/**
 * Everything that leaves this repository with the product: the station's production dependencies, what renderer and
 * main process import and all that this needs in turn (a bundle may hold less, never more), Electron, the fonts.
 * Sorted by name and version, one entry for each version.
 */
export function shippedPackages(lock: LockPackages = readLock()): ShippedPackage[] {
  const root = lock[''] ?? {}
  const starts: [Place, readonly string[]][] = [
    ['station', Object.keys(root.dependencies ?? {})],
    ['desktop app', [...bundledPackages(), 'electron']],
    ['fonts', fontPackages],
  ]
  const found = new Map<string, ShippedPackage & { places: Place[] }>()
  for (const [place, names] of starts) {
    for (const path of closure(lock, names)) {
      const entry = lock[path]!
      const name = entry.name ?? nameAt(path)
      const key = `${name}@${entry.version}`
      const known = found.get(key)
      if (!known) {
        const { version = '', license = '' } = entry
        found.set(key, { name, version, licence: license, places: [place] })
      } else if (!known.places.includes(place)) known.places.push(place)
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, each]) => each)
}

const packageName = /^(?:@[a-z][\w.-]*\/)?[a-z][\w.-]*(?:\/[\w./?-]*)?$/

/** Packages that the sources of the desktop app import. */
function bundledPackages(): string[] {
  const names = new Set<string>()
  for (const room of ['renderer', 'shared', 'electron']) {
    for (const file of readdirSync(join(projectFolder, room), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|tsx|css)$/.test(file)) continue
      const source = readFileSync(join(projectFolder, room, file), 'utf8')
      for (const [, specifier] of source.matchAll(/(?:\bfrom|\bimport\(?|@import)\s*'([^'.][^']*)'/g)) {
        if (packageName.test(specifier!)) names.add(packageOf(specifier!))
      }
    }
  }
  return [...names].sort()
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/** The name that a place in the lock stands for. */
export function nameAt(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** Places in the lock of the named packages and all that they need. Electron's own needs only download it. */
function closure(lock: LockPackages, names: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const visit = (from: string, name: string, needed: boolean): void => {
    const path = resolveIn(lock, from, name)
    if (path === null) {
      if (needed)
        throw new Error(`${name}, which ${from || 'the project'} needs, is not in package-lock.json.`)
      return
    }
    if (reached.has(path)) return
    reached.add(path)
    if (path === 'node_modules/electron') return
    const entry = lock[path]!
    for (const each of Object.keys(entry.dependencies ?? {}))
      visit(path, each, !(each in (entry.optionalDependencies ?? {})))
    for (const each of Object.keys(entry.optionalDependencies ?? {})) visit(path, each, false)
    for (const each of Object.keys(entry.peerDependencies ?? {}))
      if (!entry.peerDependenciesMeta?.[each]?.optional) visit(path, each, true)
  }
  for (const name of names) visit('', name, true)
  return reached
}

/** As Node looks for a package: beside the one that asks, then further up. */
function resolveIn(lock: LockPackages, from: string, name: string): string | null {
  for (let place = from; ; ) {
    const path = `${place === '' ? '' : `${place}/`}node_modules/${name}`
    if (lock[path]) return path
    if (place === '') return null
    const parent = place.lastIndexOf('/node_modules/')
    place = parent === -1 ? '' : place.slice(0, parent)
  }
}
