import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { projectFolder } from './project.ts'
import { shippedPackages } from './shipped-packages.ts'

/** Findings that are argued: advisory → why it does not reach this product. */
const argued: Readonly<Record<string, string>> = {}

interface Report {
  error?: { summary?: string; code?: string }
  message?: string
  vulnerabilities?: Record<string, { severity: string; via: (string | { title: string; url: string })[] }>
}

// `npm run audit`: npm's audit, with what is shipped told apart from what only builds and tests. Where the registry has
// no audit endpoint, nothing has been checked, and it says so (exit code 3).
const report = await promisify(execFile)(
  process.platform === 'win32' ? 'npm.cmd' : 'npm',
  ['audit', '--json'],
  {
    cwd: projectFolder,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  },
)
  .catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }))
  .then(({ stdout }) => JSON.parse(stdout || '{}') as Report)
  .catch((): Report => ({}))

if (!report.vulnerabilities) {
  console.error(
    `Nothing was checked: ${report.message ?? report.error?.summary ?? 'npm audit gave no report'}`,
  )
  process.exitCode = 3
} else {
  const shipped = new Set(shippedPackages().map(({ name }) => name))
  let open = 0
  for (const [name, { severity, via }] of Object.entries(report.vulnerabilities)) {
    for (const each of via) {
      if (typeof each === 'string') continue
      const reason = argued[each.url]
      if (!reason) open += 1
      const place = shipped.has(name) ? 'shipped' : 'not shipped'
      console.log(`${severity}, ${place}: ${name}: ${each.title} ${each.url} ${reason ?? ''}`.trim())
    }
  }
  console.log(`${open} findings without an argument.`)
  process.exitCode = open > 0 ? 1 : 0
}
