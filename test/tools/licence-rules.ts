import type { ShippedPackage } from './shipped-packages.ts'

/** Licences under which a package may be shipped with this Apache-2.0 project: they ask for a notice and no more. */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Zlib',
  'Unlicense',
  'CC0-1.0',
  'Python-2.0',
])

interface Exception {
  readonly licence: string
  readonly reason: string
}

/** Shipped packages with another licence, or with none in their package.json. */
const exceptions: Readonly<Record<string, Exception>> = {
  '@expo-google-fonts/noto-sans-sc': {
    licence: 'MIT AND OFL-1.1',
    reason:
      'The face itself is under OFL-1.1, which permits bundling and embedding; its text lies beside it.',
  },
  '@expo-google-fonts/noto-serif-sc': {
    licence: 'MIT AND OFL-1.1',
    reason:
      'The face itself is under OFL-1.1, which permits bundling and embedding; its text lies beside it.',
  },
  '@fontsource/lxgw-wenkai': {
    licence: 'OFL-1.1',
    reason: 'OFL-1.1 permits bundling and embedding; its text lies beside the face.',
  },
  'combine-errors': {
    licence: 'MIT',
    reason: 'Its package.json states none; its README says MIT.',
  },
}

/** A package's licence, also where only an exception knows it. */
export function licenceOf({ name, licence }: ShippedPackage): string {
  return licence || exceptions[name]?.licence || ''
}

/** Why a package that is not plainly allowed may be shipped; empty for the others. */
export function reasonFor({ name }: ShippedPackage): string {
  return exceptions[name]?.reason ?? ''
}

/** What stands against shipping these packages, one sentence each; also exceptions that nothing needs. */
export function licenceProblems(packages: readonly ShippedPackage[]): string[] {
  const problems: string[] = []
  const used = new Set<string>()
  for (const each of packages) {
    if (each.licence !== '' && isAllowed(each.licence)) continue
    const exception = exceptions[each.name]
    if (exception) used.add(each.name)
    if (!exception) problems.push(`${each.name} ${each.version}: ${each.licence || 'no licence stated'}`)
    else if (each.licence !== '' && each.licence !== exception.licence)
      problems.push(
        `${each.name} ${each.version}: the exception is for ${exception.licence}, not ${each.licence}`,
      )
  }
  for (const name of Object.keys(exceptions))
    if (!used.has(name)) problems.push(`${name}: an exception that no shipped package needs`)
  return problems
}

/** Whether an SPDX expression leaves a choice that is allowed: one side of OR, every side of AND. */
export function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1')
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed)
  return plain.split(' AND ').every((each) => allowed.has(each))
}
