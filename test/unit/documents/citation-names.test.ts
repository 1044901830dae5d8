import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { citationName, resultListName } from '../../../shared/jurisdictions/citation-names.ts'
import { profileSchema } from '../../../shared/jurisdictions/profile.ts'
import { profileLines } from '../../../shared/jurisdictions/profile-lines.ts'
import { projectFolder } from '../../tools/project.ts'

const folder = join(projectFolder, 'assets/jurisdictions')
const profiles = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => [file, profileSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))] as const)

it.each(profiles)(
  'every citation and the 结果清单 of %s have a name of their own in Chinese',
  (_, profile) => {
    const keys = Object.keys(profile.citations)
    const names = keys.map((key) => citationName(key, () => '登记事项'))
    for (const name of names) expect(name).not.toMatch(/[a-z]/i)
    const others = keys.filter((key) => !key.startsWith('inspection.'))
    expect(new Set(others.map((key) => citationName(key, String))).size).toBe(others.length)
    expect(resultListName(profile.resultList)).toBe('全国统一清单 第 1 版')
    const lines = profileLines(profile, { matter: () => '事项', phrase: () => '用语' })
    const shown = lines.filter(({ group }) => ['引用条款', '结果清单'].includes(group))
    for (const { label } of shown) expect(label).not.toMatch(/[a-z]/i)
  },
)
