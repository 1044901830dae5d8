import { parseSync } from 'vite'

export interface Mutated {
  text: string
  /** How many places of the file made the error. */
  sites: number
}

interface SyntaxNode {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

interface Change {
  start: number
  end: number
  text: string
}

/**
 * Takes one error out of a source file: what would have refused goes on instead.
 * `if (…) return refused(refuse('code'))` loses its `if`, `… ? refuse('code') : other` becomes `other`,
 * `a ?? refuse('code')` becomes `a`; elsewhere the error gives way to nothing.
 * @param code of a refusal of `decide` (`refuse`) or of a problem of the station (`problem`, `ProblemError`)
 */
export function withoutError(file: string, text: string, code: string): Mutated {
  if (!text.includes(code)) return { text, sites: 0 }
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`)
  const changes: Change[] = []
  const visit = (node: SyntaxNode, path: readonly SyntaxNode[]): void => {
    if (makes(node, code)) changes.push(change(node, path, text))
    for (const child of childrenOf(node)) visit(child, [...path, node])
  }
  visit(program as unknown as SyntaxNode, [])
  return { text: apply(text, changes), sites: changes.length }
}

/** What makes an error of a code: `refuse` in `decide`, the others at the station. */
const makers = new Set(['refuse', 'problem', 'ProblemError', 'ImportRefused'])

function makes(node: SyntaxNode, code: string): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false
  const { name } = node.callee as { name?: string }
  if (!name || !makers.has(name)) return false
  const [first] = node.arguments as { value?: unknown }[]
  return first?.value === code
}

/** The smallest change around a call after which nothing refuses there. */
function change(call: SyntaxNode, path: readonly SyntaxNode[], text: string): Change {
  const source = (node: unknown) => text.slice((node as SyntaxNode).start, (node as SyntaxNode).end)
  let inner = call
  for (const [index, outer] of [...path.entries()].reverse()) {
    switch (outer.type) {
      case 'ConditionalExpression':
        if (outer.test === inner) break
        return replace(outer, source(outer.consequent === inner ? outer.alternate : outer.consequent))
      case 'LogicalExpression':
        return replace(
          outer,
          outer.operator === '&&' || outer.left === inner ? 'undefined' : source(outer.left),
        )
      case 'VariableDeclarator':
        return replace(call, 'undefined')
      case 'ArrowFunctionExpression':
        return replace(inner, decides(inner) ? '({ events: [] })' : 'undefined')
      case 'ReturnStatement':
        // The last word of a function: it must still give something that is no refusal.
        if (isFunction(path[index - 2]))
          return replace(inner, decides(inner) ? '{ events: [] }' : 'undefined')
        return replace(outer, '{}')
      case 'ThrowStatement':
      case 'ExpressionStatement':
        return replace(outer, '{}')
    }
    inner = outer
  }
  return replace(call, 'undefined')
}

/** `refused(…)`: the value is a decision. */
function decides({ type, callee }: SyntaxNode): boolean {
  return type === 'CallExpression' && (callee as { name?: string }).name === 'refused'
}

function replace({ start, end }: SyntaxNode, text: string): Change {
  return { start, end, text }
}

/** Later places first, so that earlier offsets hold; a change inside a changed place has gone with it. */
function apply(text: string, changes: readonly Change[]): string {
  const inside = (one: Change, other: Change) =>
    one !== other && other.start <= one.start && one.end <= other.end
  return changes
    .filter((one) => !changes.some((other) => inside(one, other)))
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text: next }) => rest.slice(0, start) + next + rest.slice(end), text)
}

function isFunction(node: SyntaxNode | undefined): boolean {
  return (
    node?.type === 'ArrowFunctionExpression' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'FunctionDeclaration'
  )
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node)
    .flatMap((field) => (Array.isArray(field) ? field : [field]))
    .filter((field): field is SyntaxNode => typeof (field as SyntaxNode | null)?.type === 'string')
}
