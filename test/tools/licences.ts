import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { licenceOf, licenceProblems, reasonFor } from './licence-rules.ts'
import { projectFolder } from './project.ts'
import { type ShippedPackage, shippedPackages } from './shipped-packages.ts'

export const thirdPartyPage = join(projectFolder, 'docs/third-party.md')

/** Text of docs/third-party.md. */
export function thirdPartyText(packages: readonly ShippedPackage[]): string {
  const rows = packages.map(
    (each) =>
      `| ${each.name} | ${each.version} | ${licenceOf(each)} | ${each.places.join(', ')} | ${reasonFor(each)} |`,
  )
  return `# Third-party software

What is shipped with 随检, with versions and licences. Written by \`npm run licences -- --write\` from
package-lock.json and the imports of the sources; \`npm run check\` fails when it is out of date, or when a licence is
neither on the list of test/tools/licence-rules.ts nor argued there.

- *station*: production dependencies, installed beside the station server.
- *desktop app*: what renderer and main process are bundled from (a bundle may hold less, never more), and Electron,
  whose distribution brings the notices of Chromium and Node.js in \`LICENSES.chromium.html\`.
- *fonts*: faces that are copied into the app; their licence texts lie beside them in \`fonts/\`.

| Package | Version | Licence | Shipped with | Remark |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}

/** Problems of licences, and of the page when it does not say what is shipped. */
export async function checkLicences(): Promise<string[]> {
  const packages = shippedPackages()
  const problems = licenceProblems(packages)
  const page = await readFile(thirdPartyPage, 'utf8').catch(() => '')
  if (page !== thirdPartyText(packages))
    problems.push('docs/third-party.md is out of date: npm run licences -- --write')
  return problems
}

// `npm run licences [-- --write]`: prints what stands against shipping, or writes docs/third-party.md.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })
  if (values.write) await writeFile(thirdPartyPage, thirdPartyText(shippedPackages()))
  const problems = await checkLicences()
  for (const problem of problems) console.error(problem)
  console.log(`${shippedPackages().length} packages are shipped; ${problems.length} problems.`)
  process.exitCode = problems.length > 0 ? 1 : 0
}
