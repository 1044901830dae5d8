import { type RiskClass, riskClassNames } from '../../../shared/domain/business.ts'
import { inspectionStateNames } from '../../../shared/domain/inspection.ts'
import type { Summary } from '../../app/workspace.ts'

export const filterNames = { matter: '事项', station: '辖区', risk: '风险等级', state: '状态' } as const
export type FilterKey = keyof typeof filterNames
/** Chosen values per filter; an empty list lets everything through. */
export type Filters = Record<FilterKey, readonly string[]>

export const noFilters: Filters = { matter: [], station: [], risk: [], state: [] }

/** Whether any filter is set. */
export function anyFilter(filters: Filters): boolean {
  return Object.values(filters).some((values) => values.length > 0)
}

/** Folds full-width characters and case, so that ９１Ｍ finds 91m. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Whether a record matches every word of the search: name, code, address, pinyin initials, task number. */
export function matchesSearch(summary: Summary, query: string): boolean {
  const words = searchForm(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const fields = [summary.name, summary.code, summary.address, summary.taskNumber].map(searchForm)
  return words.every(
    (word) => fields.some((field) => field.includes(word)) || summary.initials.includes(word),
  )
}

/** Whether a record passes the filters. */
export function matchesFilters(summary: Summary, filters: Filters): boolean {
  return (
    (filters.matter.length === 0 || summary.matters.some((matter) => filters.matter.includes(matter))) &&
    (filters.station.length === 0 || filters.station.includes(summary.stationName)) &&
    (filters.risk.length === 0 || filters.risk.includes(summary.risk)) &&
    (filters.state.length === 0 || filters.state.includes(summary.state))
  )
}

export interface FilterOption {
  value: string
  label: string
}

/** The values that occur, in a stable order, with their words. */
export function filterOptions(summaries: readonly Summary[]): Record<FilterKey, FilterOption[]> {
  const plain = (values: string[]) =>
    [...new Set(values)].sort((a, b) => a.localeCompare(b, 'zh')).map((value) => ({ value, label: value }))
  const states = Object.entries(inspectionStateNames).filter(([state]) =>
    summaries.some((summary) => summary.state === state),
  )
  return {
    matter: plain(summaries.flatMap(({ matters }) => matters)),
    station: plain(summaries.map(({ stationName }) => stationName)),
    risk: (Object.keys(riskClassNames) as RiskClass[]).map((risk) => ({
      value: risk,
      label: `${risk} ${riskClassNames[risk]}`,
    })),
    state: states.map(([value, label]) => ({ value, label })),
  }
}
