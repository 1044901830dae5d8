import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCodeCheckCharacter, judgeCreditCode } from '../../../shared/domain/credit-code.ts'

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const first17 = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '12', '51', 'A1'),
    fc.stringMatching(/^\d{6}$/),
    fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, area, body]) => kind + area + body.join(''))

/** GB 32100-2015 from its own wording: weights are powers of 3 modulo 31, the sum with the check value is divisible by 31. */
function divisible(code: string): boolean {
  let weight = 1
  let sum = 0
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return (sum + alphabet.indexOf(code[17]!)) % 31 === 0
}

describe('统一社会信用代码', () => {
  it('is valid with the right check character', () => {
    expect(judgeCreditCode('91350100M000100Y43')).toEqual({ kind: 'valid' })
  })

  it('is an error with a wrong one, and the sentence names the right one', () => {
    const verdict = judgeCreditCode('91310115MA1H8R7C6D')
    expect(verdict.kind).toBe('invalid')
    expect(verdict).toHaveProperty('message', expect.stringContaining('应为 7'))
  })

  it.each(['350503600000017', '331022NA001053X'])('%s is a legacy number: a warning', (code) => {
    expect(judgeCreditCode(code).kind).toBe('legacy')
  })

  it.each([
    '',
    '91350100M000100Y4',
    '91350100M000100Y433',
    '91350100m000100y43',
    '9135010OM000100Y43',
    '91350100I000100Y43',
    ' 91350100M000100Y43',
  ])('“%s” has not the form of a code', (code) => {
    expect(judgeCreditCode(code).kind).toBe('invalid')
  })

  it('follows GB 32100-2015 for any first 17 characters', () => {
    fc.assert(
      fc.property(first17, (first) => {
        const code = first + creditCodeCheckCharacter(first)
        expect(divisible(code)).toBe(true)
        expect(judgeCreditCode(code).kind).toBe('valid')
      }),
    )
  })

  it('notices any single wrong character', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), fc.constantFrom(...alphabet), (first, place, other) => {
        const code = first + creditCodeCheckCharacter(first)
        fc.pre(code[place] !== other)
        const wrong = code.slice(0, place) + other + code.slice(place + 1)
        expect(judgeCreditCode(wrong).kind).toBe('invalid')
      }),
    )
  })
})
