import { expect, test } from 'vitest'
import { problem, problemCodes, problemNumber } from '../../../shared/protocol/problems.ts'

test('every problem has a status and a sentence that says what to do', () => {
  for (const code of problemCodes) {
    const { status, message } = problem(code, { detail: '…。' })
    expect([0, 400, 401, 403, 404, 409, 413, 426, 429, 500, 507], code).toContain(status)
    expect(message, code).toMatch(/。$/)
    expect(message, code).not.toMatch(/[!！]|成功|请稍后重试/)
  }
})

test('no two problems share a number', () => {
  const numbers = problemCodes.map(problemNumber)
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
})
