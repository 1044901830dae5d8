import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { demoDistrict } from '../../../server/demo/district.ts'
import { districtProblems, fieldName } from '../../../shared/documents/district-problems.ts'
import { filledWithSamples } from '../../../shared/documents/phrase-text.ts'
import {
  checkPhrase,
  phrase,
  phraseName,
  standardPhrase,
  standardPhraseKeys,
} from '../../../shared/documents/phrases.ts'
import { documentRules } from '../../../shared/domain/document-kinds.ts'
import { profileChanges } from '../../../shared/jurisdictions/profile-lines.ts'
import { ProblemError } from '../../../shared/protocol/problems.ts'
import { projectFolder } from '../../tools/project.ts'

const key = 'inspection-notice.opening'
const values = { task: '某某抽查', taskNumber: '350503-2026-017', you: '你单位' }
const own = (from: string, text: string) => ({ from, text, background: false })
const { version: _, ...profile } = demoDistrict('2026-08-12T01:00:00.000Z').reference.profiles[0]!

describe('standard sentences', () => {
  it.each(standardPhraseKeys.map((each) => [each]))('%s can stand on a paper, and has a name', (each) => {
    const { name, text } = standardPhrase(each)!
    expect(checkPhrase(each, text)).toBeNull()
    expect(filledWithSamples(text)).not.toMatch(/[{}]/)
    expect(name).toMatch(/^[\p{Script=Han}（）、]+$/u)
    expect(Object.keys(documentRules)).toContain(each.split('.')[0])
  })

  it('holds those of every kind that keeps some', () => {
    const folder = `${projectFolder}/shared/documents`
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /[\\/]phrases\.ts$/.test(file),
    )
    const keys = files.flatMap((file) =>
      [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/^ {2}'([\w.-]+)': \{/gm)].map(
        (found) => found[1],
      ),
    )
    expect(keys.length).toBeGreaterThan(0)
    expect(keys.toSorted()).toEqual([...standardPhraseKeys].toSorted())
  })

  it('are named in Chinese where a message or a comparison speaks of them', () => {
    expect(phraseName(key)).toBe('检查通知书 首部')
    expect(fieldName(`phrases.${key}.0.text`)).toBe('文书用语 检查通知书 首部')
    const [change] = profileChanges(
      profile,
      { ...profile, phrases: { [key]: [own('2026-09-01', '依据{task}检查。')] } },
      { matter: (id) => id, phrase: phraseName },
    )
    expect(change).toEqual({
      group: '文书用语',
      label: '检查通知书 首部，2026-09-01 起',
      before: null,
      after: '依据{task}检查。',
    })
  })
})

describe('a sentence of a paper', () => {
  const phrases = {
    [key]: [own('2026-09-01', '乙：{task}。'), own('2026-05-01', '甲：{task}、{taskNumber}。')],
  }

  it('has the standard wording until the district has its own, and the one in force on the day of issue', () => {
    const on = (date: string) => phrase({ phrases }, key, date, values)
    expect(on('2026-04-30')).toBe(phrase({}, key, '2026-04-30', values))
    expect(on('2026-04-30')).toContain('按照“某某抽查”安排（抽查任务编号：350503-2026-017）')
    expect(on('2026-05-01')).toBe('甲：某某抽查、350503-2026-017。')
    expect(on('2026-12-01')).toBe('乙：某某抽查。')
  })

  it('never reads a value again: a task named {you} or $& keeps its name', () => {
    for (const task of ['{you}', '{', '}{', '$&', '$1{taskNumber}'])
      expect(phrase({ phrases }, key, '2026-12-01', { ...values, task })).toBe(`乙：${task}。`)
  })

  it('says which value the paper left out', () => {
    expect(() => phrase({}, key, '2026-12-01', { task: '甲' })).toThrow(/taskNumber/)
  })
})

describe('a wording of nonsense', () => {
  const cases: [string, string][] = [
    ['', '没有内容'],
    [' \n', '没有内容'],
    ['对{company}检查', '不认识“{company}”'],
    ['对{ you }检查', '不认识“{ you }”'],
    ['对{}检查', '不认识“{}”'],
    ['对{constructor}检查', '不认识“{constructor}”'],
    ['对{you检查', '花括号没有成对'],
    ['对you}检查', '花括号没有成对'],
    ['对{{you}}检查', '花括号没有成对'],
    ['对｛you｝检查', '全角的花括号'],
    ['甲'.repeat(601), '超过600个'],
    ['对\u0007{you}检查', '控制字符'],
    ['对\ud800检查', '控制字符'],
  ]
  it.each(cases)('%.20j is refused: %s', (text, words) => {
    expect(checkPhrase(key, text)).toContain(words)
    const refused = [own('2026-01-01', text)]
    // By the station and by the form, where it is saved …
    expect(districtProblems({ ...profile, phrases: { [key]: refused } })).toEqual([
      { path: `phrases.${key}.0.text`, message: checkPhrase(key, text) },
    ])
    // … and where a paper is made, for a profile that came another way.
    const make = () => phrase({ phrases: { [key]: refused } }, key, '2026-08-12', values)
    expect(make).toThrow(ProblemError)
    expect(make).toThrow(/^文书用语“检查通知书 首部”的本区写法有误：.+请管理员/s)
  })

  it('is refused for a sentence that no paper has, for two from one day, and for a date that is none', () => {
    const problemsOf = (phrases: unknown) => districtProblems({ ...profile, phrases })
    expect(problemsOf({ 'inspection-notice.none': [own('2026-01-01', '甲')] })[0]?.message).toContain(
      '没有这句用语',
    )
    expect(
      problemsOf({ [key]: [own('2026-01-01', '甲'), own('2026-01-01', '乙')] }).map(({ message }) => message),
    ).toEqual(['同一天起已有另一种写法'])
    expect(problemsOf({ [key]: [own('明天', '甲')] })[0]?.path).toBe(`phrases.${key}.0.from`)
    expect(problemsOf({ [key]: 'nonsense' })).toHaveLength(1)
    expect(districtProblems(profile)).toEqual([])
  })

  it('that leaves out what the paper says nowhere else is refused, with the name of the place', () => {
    const needy = standardPhraseKeys.filter((each) => standardPhrase(each)!.required?.length)
    for (const each of needy) expect(checkPhrase(each, '没有代入的话。'), each).toMatch(/^缺少\{\w+\}（.+）$/)
  })
})
