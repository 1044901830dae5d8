const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const legacyShape = /^(\d{15}|\d{6}NA\d{6}[0-9X])$/

export type CreditCodeVerdict =
  | { kind: 'valid' }
  | { kind: 'legacy'; message: string }
  | { kind: 'invalid'; message: string }

/**
 * The check character of a 统一社会信用代码 (GB 32100-2015).
 * @param first17 the first 17 characters, already known to be of the right alphabet
 */
export function creditCodeCheckCharacter(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += alphabet.indexOf(first17[i]!) * weights[i]!
  return alphabet[(31 - (sum % 31)) % 31]!
}

/**
 * Judges a 统一社会信用代码. A wrong check character is an error; a legacy 注册号 (15 digits, or `NA` numbers of
 * 农民专业合作社) only a warning, because such numbers still stand in valid records.
 */
export function judgeCreditCode(code: string): CreditCodeVerdict {
  if (legacyShape.test(code))
    return { kind: 'legacy', message: `“${code}”是旧的注册号。可以导入，请在换照后补录统一社会信用代码。` }
  if (!shape.test(code))
    return {
      kind: 'invalid',
      message: `统一社会信用代码“${code}”应为 18 位数字和大写字母（不含 I、O、S、V、Z）。请核对营业执照。`,
    }
  const expected = creditCodeCheckCharacter(code.slice(0, 17))
  if (code[17] !== expected)
    return {
      kind: 'invalid',
      message: `统一社会信用代码“${code}”的校验位应为 ${expected}，写的是 ${code[17]}。请核对营业执照（GB 32100-2015）。`,
    }
  return { kind: 'valid' }
}
