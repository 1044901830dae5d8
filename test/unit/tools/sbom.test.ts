import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeSbom, type Sbom } from '../../tools/sbom.ts'
import { nameAt, readLock, shippedPackages } from '../../tools/shipped-packages.ts'

/** The fields that CycloneDX 1.5 requires, and those that make a component traceable. */
const licence = z.union([
  z.object({
    license: z.union([z.object({ id: z.string().min(1) }), z.object({ name: z.string().min(1) })]),
  }),
  z.object({ expression: z.string().min(1) }),
])
const component = z.object({
  'bom-ref': z.string().min(1),
  type: z.enum(['application', 'library']),
  name: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+/),
  scope: z.enum(['required', 'optional', 'excluded']),
  purl: z.string().startsWith('pkg:npm/'),
  hashes: z
    .array(z.object({ alg: z.literal('SHA-512'), content: z.string().regex(/^[0-9a-f]{128}$/) }))
    .optional(),
  licenses: z.array(licence).min(1).optional(),
})
const document = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  version: z.number().int().positive(),
  metadata: z.object({ timestamp: z.iso.datetime(), component }),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
})

let sbom: Sbom

beforeAll(async () => {
  sbom = await makeSbom()
}, 60_000)

describe('the SBOM', () => {
  it('has the fields that CycloneDX requires, and names the product', () => {
    expect(document.safeParse(sbom).error?.issues).toBeUndefined()
    expect(sbom.metadata.component).toMatchObject({ name: '随检', type: 'application' })
  })

  it('holds every package of the lock and no other', () => {
    const locked = Object.entries(readLock())
      .filter(([path]) => path !== '')
      .map(([path, { name, version }]) => `${name ?? nameAt(path)}@${version}`)
    const listed = sbom.components.map(({ name, version }) => `${name}@${version}`)
    expect([...listed].sort()).toEqual([...new Set(locked)].sort())
    expect(new Set(sbom.components.map((each) => each['bom-ref'])).size).toBe(sbom.components.length)
  })

  it('marks what is shipped, each with licence and hash', () => {
    const required = sbom.components.filter(({ scope }) => scope === 'required')
    const shipped = shippedPackages().map(({ name, version }) => `${name}@${version}`)
    expect(required.map(({ name, version }) => `${name}@${version}`).sort()).toEqual([...shipped].sort())
    expect(required.filter(({ licenses, hashes }) => !licenses || !hashes).map(({ name }) => name)).toEqual(
      [],
    )
  })

  it('has no reference that leads nowhere', () => {
    const refs = new Set([
      sbom.metadata.component['bom-ref'],
      ...sbom.components.map((each) => each['bom-ref']),
    ])
    const named = sbom.dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn])
    expect(named.filter((ref) => !refs.has(ref))).toEqual([])
  })
})
