import { describe, expect, it } from 'vitest'
import { isAllowed, licenceProblems } from '../../tools/licence-rules.ts'
import { checkLicences } from '../../tools/licences.ts'
import {
  type LockPackages,
  nameAt,
  readLock,
  type ShippedPackage,
  shippedPackages,
} from '../../tools/shipped-packages.ts'

const made = (name: string, licence: string): ShippedPackage => ({
  name,
  version: '1.0.0',
  licence,
  places: ['station'],
})

describe('licences of what is shipped', () => {
  it('are all allowed or argued, and docs/third-party.md lists them', async () => {
    expect(await checkLicences()).toEqual([])
  })

  it('names a package with a licence that is not allowed, or with none', () => {
    const problems = licenceProblems([
      ...shippedPackages(),
      made('copyleft', 'GPL-3.0-only'),
      made('silent', ''),
      made('both', 'MIT AND GPL-3.0-only'),
      made('choice', '(GPL-3.0-only OR MIT)'),
    ])
    expect(problems).toEqual([
      'copyleft 1.0.0: GPL-3.0-only',
      'silent 1.0.0: no licence stated',
      'both 1.0.0: MIT AND GPL-3.0-only',
    ])
  })

  it('names an exception that no package needs, and one whose package has changed its licence', () => {
    const wenkai = made('@fontsource/lxgw-wenkai', 'GPL-3.0-only')
    const rest = shippedPackages().filter(({ name }) => name !== wenkai.name)
    expect(licenceProblems(rest)).toEqual([`${wenkai.name}: an exception that no shipped package needs`])
    expect(licenceProblems([...rest, wenkai])).toEqual([
      `${wenkai.name} 1.0.0: the exception is for OFL-1.1, not GPL-3.0-only`,
    ])
  })

  it('reads SPDX choices and sums', () => {
    expect(isAllowed('(MIT OR CC0-1.0)')).toBe(true)
    expect(isAllowed('(WTFPL OR ISC)')).toBe(true)
    expect(isAllowed('(MIT AND Zlib)')).toBe(true)
    expect(isAllowed('MPL-2.0')).toBe(false)
  })
})

describe('what is shipped', () => {
  const names = (lock: LockPackages) => shippedPackages(lock).map(({ name }) => name)

  it('holds every production package of the lock, what the app imports, Electron and the fonts', () => {
    const lock = readLock()
    const production = Object.entries(lock)
      .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
      .map(([path, entry]) => entry.name ?? nameAt(path))
    expect(names(lock)).toEqual(expect.arrayContaining(production))
    expect(names(lock)).toEqual(
      expect.arrayContaining([
        'react',
        'scheduler',
        'fontkit',
        'dexie',
        'electron',
        '@fontsource/lxgw-wenkai',
      ]),
    )
    for (const tool of ['vitest', 'vite', 'typescript', '@playwright/test', 'electron-builder', 'pdfkit'])
      expect(names(lock)).not.toContain(tool)
  })

  it('follows what a new package brings along, nested versions among them', () => {
    const lock = readLock()
    const brought: LockPackages = {
      ...lock,
      'node_modules/fastify': { ...lock['node_modules/fastify'], dependencies: { outer: '1' } },
      'node_modules/outer': { version: '1.0.0', license: 'MIT', dependencies: { inner: '2' } },
      'node_modules/outer/node_modules/inner': { version: '2.0.0', license: 'GPL-3.0-only' },
      'node_modules/inner': { version: '1.0.0', license: 'MIT', dev: true },
    }
    expect(licenceProblems(shippedPackages(brought)).join()).toContain('inner 2.0.0: GPL-3.0-only')
    expect(names(brought).filter((name) => name === 'inner')).toHaveLength(1)
  })
})
