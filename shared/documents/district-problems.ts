import type { ProfileDraft } from '../jurisdictions/profile.ts'
import { type ProfileProblem, profileProblems } from '../jurisdictions/profile-problems.ts'
import { checkPhrase, phraseName } from './phrases.ts'

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
  // Phrases of another shape have been refused above; their wordings can't be read.
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

/** A field of the profile as a message names it: phrases by their Chinese name, others by their path. */
export function fieldName(path: string): string {
  const key = /^phrases\.(.+)\.\d+\.\w+$/u.exec(path)?.[1]
  return key ? `文书用语 ${phraseName(key)}` : path
}
