const tails = /(第[一二三四五六七八九十百\d]+(?:分公司|分店|分社|店|门店|经营部|营业部|支公司))$/
const endings = [
  '股份有限公司',
  '有限责任公司',
  '农民专业合作社',
  '专业合作社',
  '有限公司',
  '分公司',
  '合作社',
  '经营部',
  '服务部',
  '商行',
]

/**
 * Splits a name into a head that may shrink and a tail that stays, because it tells businesses apart:
 * 第三分公司, else the legal form. Short names have no tail.
 * @param longest names up to this many characters are never split
 */
export function splitName(name: string, longest = 12): { head: string; tail: string } {
  const characters = [...name]
  if (characters.length <= longest) return { head: name, tail: '' }
  const tail = tails.exec(name)?.[1] ?? endings.find((ending) => name.endsWith(ending)) ?? ''
  if (tail !== '') return { head: name.slice(0, -tail.length), tail }
  return { head: characters.slice(0, -4).join(''), tail: characters.slice(-4).join('') }
}
