import { findRule, type Rule } from '../../shared/domain/rules.ts'
import { useSnapshot, useWorkspace } from './workspace-context.tsx'

/** A rule by its id: of the five plans and the national ones, else one that a district brought along with its profile. */
export function useRule(id: string): Pick<Rule, 'id' | 'text' | 'source'> | undefined {
  const { profiles } = useSnapshot(useWorkspace().reference)
  return findRule(id) ?? profiles.flatMap(({ rules }) => rules ?? []).find((rule) => rule.id === id)
}
