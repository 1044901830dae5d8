import fc from 'fast-check'

/** A message for the bridge in words that travel as JSON; `buildMessage` makes the value of it. */
export type Recipe =
  | { kind: 'nothing' }
  | { kind: 'plain'; value: unknown }
  | { kind: 'number'; text: string }
  | { kind: 'bytes'; length: number }
  | { kind: 'huge'; unit: string; length: number }
  | { kind: 'deep'; depth: number }
  | { kind: 'cyclic' }
  | { kind: 'prototype'; json: string }
  | { kind: 'object'; entries: [string, Recipe][] }
  | { kind: 'list'; items: Recipe[] }
  | { kind: 'other'; of: 'Map' | 'Date' | 'BigInt' | 'ArrayBuffer' | 'Float64Array' | 'RegExp' | 'Error' }

/** Part of every made-up file name, so that a file written anywhere is found by it. */
export const fuzzMark = 'suijian-fuzz'

/** Makes the value. It runs in the page too, so it needs nothing around it. */
export function buildMessage(recipe: Recipe): unknown {
  switch (recipe.kind) {
    case 'nothing':
      return undefined
    case 'plain':
      return recipe.value
    case 'number':
      return Number(recipe.text)
    case 'bytes':
      return new Uint8Array(recipe.length).fill(65)
    case 'huge':
      return recipe.unit.repeat(recipe.length)
    case 'deep': {
      let value: unknown = {}
      for (let level = 0; level < recipe.depth; level++) value = { value }
      return value
    }
    case 'cyclic': {
      const value: Record<string, unknown> = { name: 'a', bytes: new Uint8Array(1) }
      value.self = value
      return value
    }
    case 'prototype':
      return JSON.parse(recipe.json)
    case 'object':
      return Object.fromEntries(recipe.entries.map(([key, each]) => [key, buildMessage(each)]))
    case 'list':
      return recipe.items.map(buildMessage)
    case 'other':
      if (recipe.of === 'Map') return new Map([['name', '../a']])
      if (recipe.of === 'Date') return new Date(0)
      if (recipe.of === 'BigInt') return BigInt('18446744073709551616')
      if (recipe.of === 'ArrayBuffer') return new ArrayBuffer(8)
      if (recipe.of === 'Float64Array') return new Float64Array(4)
      return recipe.of === 'RegExp' ? /a/ : new Error('a')
  }
}

const paths = [
  '../',
  '..\\',
  '/',
  'C:\\',
  '\\\\?\\C:\\',
  '\\\\127.0.0.1\\share\\',
  '%2e%2e/',
  '.../',
  '',
  'file:///',
]
const path = fc
  .tuple(
    fc.array(fc.constantFrom(...paths), { maxLength: 6 }),
    fc.constantFrom('', '.pdf', '\0.pdf', ':ads', '.'),
  )
  .map(([parts, end]) => `${parts.join('')}${fuzzMark}${end}`)
const text = fc.oneof(
  path,
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.stringMatching(/^[0-9a-f]{30,34}$/),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'none',
    'fangsong',
    'javascript:alert(1)',
    'file:///C:/',
    'about:blank',
  ),
)
const keys = [
  'name',
  'offset',
  'length',
  'writer',
  'folder',
  'bytes',
  'backend',
  'title',
  'suggestedName',
  'toJSON',
]

/** Messages of wrong types, sizes and shapes, and some that a channel may take. */
export const recipes: fc.Arbitrary<Recipe> = fc.letrec<{ leaf: Recipe; any: Recipe }>((tie) => ({
  leaf: fc.oneof(
    fc.constant<Recipe>({ kind: 'nothing' }),
    fc
      .oneof(text, fc.integer(), fc.boolean(), fc.constant(null))
      .map((value): Recipe => ({ kind: 'plain', value })),
    fc
      .constantFrom('NaN', 'Infinity', '-0', '-1', '1e308', '9007199254740993', '0.5')
      .map((each): Recipe => ({ kind: 'number', text: each })),
    fc.integer({ min: 0, max: 4096 }).map((length): Recipe => ({ kind: 'bytes', length })),
    fc
      .constantFrom('Map', 'Date', 'BigInt', 'ArrayBuffer', 'Float64Array', 'RegExp', 'Error')
      .map((of): Recipe => ({ kind: 'other', of })),
  ),
  any: fc.oneof(
    { maxDepth: 3 },
    { weight: 6, arbitrary: tie('leaf') },
    {
      weight: 5,
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom(...keys), tie('any')), { maxLength: 6 })
        .map((entries): Recipe => ({ kind: 'object', entries })),
    },
    {
      weight: 1,
      arbitrary: fc.array(tie('any'), { maxLength: 5 }).map((items): Recipe => ({ kind: 'list', items })),
    },
    { weight: 1, arbitrary: fc.constant<Recipe>({ kind: 'cyclic' }) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 400 }).map((depth): Recipe => ({ kind: 'deep', depth })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('a', '卷', '\0', '../')
        .map((unit): Recipe => ({ kind: 'huge', unit, length: 300_000 })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('{"__proto__":{"name":"x"}}', '{"constructor":{"prototype":{"polluted":1}}}')
        .map((json): Recipe => ({ kind: 'prototype', json })),
    },
  ),
})).any
