/**
 * What in a value from outside can't be kept, for people: U+0000, which no text column of the database holds, or half of
 * a surrogate pair, which has no UTF-8 and no canonical form. Undefined when all of it can be.
 */
export function unstorable(value: unknown): string | undefined {
  let found: string | undefined
  const look = (text: string) => {
    if (text.includes('\0')) found ??= '含有不能保存的字符 U+0000'
    if (!text.isWellFormed()) found ??= '含有不成对的代理字符，不是完整的文字'
  }
  JSON.stringify(value, (name, member: unknown) => {
    look(name)
    if (typeof member === 'string') look(member)
    return member
  })
  return found
}
