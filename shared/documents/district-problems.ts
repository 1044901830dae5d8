import type { ProfileDraft } from '../jurisdictions/profile.ts'
import { type ProfileProblem, profileProblems } from '../jurisdictions/profile-problems.ts'
import { checkPhrase } from './phrases.ts'

/**
 * What stands against a district's rules and the wording of its papers, for the form and for the station alike.
 * @param known ids of checklists and result lists that the station holds
 */
export function districtProblems(
  input: unknown,
  known?: Parameters<typeof profileProblems>[1],
): ProfileProblem[] {
  const problems = profileProblems(input, known)
  const { phrases } = (input ?? {}) as Partial<ProfileDraft>
  // A profile of another shape has been refused above; its wordings can't be read.
  if (problems.some(({ path }) => path.split('.')[0] === 'phrases')) return problems
  return [...problems, ...phraseProblems(phrases)]
}

function phraseProblems(phrases: ProfileDraft['phrases'] = {}): ProfileProblem[] {
  const problems: ProfileProblem[] = []
  for (const [key, dated] of Object.entries(phrases))
    dated.forEach(({ from, text }, index) => {
      const fault = checkPhrase(key, text)
      if (fault) problems.push({ path: `phrases.${key}.${index}.text`, message: fault })
      if (dated.some((other, at) => at < index && other.from === from))
        problems.push({ path: `phrases.${key}.${index}.from`, message: '同一天起已有另一种写法' })
    })
  return problems
}
