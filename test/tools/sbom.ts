import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { licenceOf } from './licence-rules.ts'
import { projectFolder } from './project.ts'
import { nameAt, readLock, shippedPackages } from './shipped-packages.ts'

export interface SbomComponent {
  'bom-ref': string
  type: string
  name: string
  version: string
  scope: 'required' | 'optional' | 'excluded'
  purl: string
  hashes?: { alg: string; content: string }[]
  licenses?: ({ license: { id?: string; name?: string } } | { expression: string })[]
}

export interface Sbom {
  bomFormat: string
  specVersion: string
  serialNumber: string
  version: number
  metadata: { timestamp: string; component: SbomComponent }
  components: SbomComponent[]
  dependencies: { ref: string; dependsOn?: string[] }[]
}

/**
 * The software bill of materials in CycloneDX JSON. npm writes it from package-lock.json; this adds what npm can't
 * know: which packages leave with the product (`required`) and which only build and test it (`excluded`).
 */
export async function makeSbom(): Promise<Sbom> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { stdout } = await promisify(execFile)(
    npm,
    ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'],
    { cwd: projectFolder, maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' },
  )
  const sbom = JSON.parse(stdout) as Sbom
  sbom.metadata.component.name = '随检'
  const realNames = new Map(
    Object.entries(readLock()).flatMap(([path, { name }]) =>
      path !== '' && name ? [[nameAt(path), name]] : [],
    ),
  )
  const shipped = new Map(shippedPackages().map((each) => [`${each.name}@${each.version}`, each]))
  for (const component of sbom.components) {
    // npm lists a package under the alias that this project gives it.
    const real = realNames.get(component.name)
    if (real) {
      component.purl = component.purl.replace(encodeURIComponent(component.name), encodeURIComponent(real))
      component.name = real
    }
    const own = shipped.get(`${component.name}@${component.version}`)
    component.scope = own ? 'required' : 'excluded'
    if (own && !component.licenses) component.licenses = [{ license: { id: licenceOf(own) } }]
  }
  return sbom
}

// `npm run sbom -- --out FILE`
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  if (values.out === undefined) {
    console.error('Say where to: npm run sbom -- --out FILE.')
    process.exitCode = 2
  } else {
    const sbom = await makeSbom()
    await writeFile(resolve(values.out), `${JSON.stringify(sbom, null, 2)}\n`)
    const required = sbom.components.filter(({ scope }) => scope === 'required').length
    console.log(`${sbom.components.length} components, ${required} of them shipped.`)
  }
}
