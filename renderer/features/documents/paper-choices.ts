import { type ChoiceField, type Choices, documentKindOf } from '../../../shared/documents/index.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { documentRecord } from './paper-input.ts'

/** Every value of a paper's fields: what the officer set, over what the record proposes. @param issuedOn ISO date */
export function allChoices(
  loaded: Pick<LoadedInspection, 'inspection' | 'context'>,
  kind: DocumentKindId,
  issuedOn: string,
  choices: Choices,
): Choices {
  return { ...documentKindOf(kind).propose(documentRecord(loaded), issuedOn), ...choices }
}

/** The values as the ledger keeps them: those of the kind's fields, without empty ones and empty lines. */
export function ledgerChoices(
  kind: DocumentKindId,
  values: Choices,
): Record<string, string | string[]> | undefined {
  const kept = documentKindOf(kind).fields.flatMap(({ key }): [string, string | string[]][] => {
    const value = values[key]
    if (value === undefined) return []
    if (typeof value === 'string') return value.trim() === '' ? [] : [[key, value.trim()]]
    const lines = value.map((line) => line.trim()).filter((line) => line !== '')
    return [[key, lines]]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

/** What is wrong with a value, in words; undefined when it can be printed. */
export function choiceFault(
  { type, longest, optional }: ChoiceField,
  value: string | readonly string[] | undefined,
): string | undefined {
  const lines = typeof value === 'string' ? [value] : (value ?? [])
  const filled = lines.filter((line) => line.trim() !== '')
  if (filled.length === 0) return optional ? undefined : '填写后才能出具。'
  const index = lines.findIndex((line) => [...line.trim()].length > longest)
  if (index === -1) return undefined
  return type === 'lines'
    ? `第 ${index + 1} 行超过 ${longest} 个字，请缩短。`
    : `超过 ${longest} 个字，请缩短。`
}
