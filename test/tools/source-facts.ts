import { parseSync } from 'vite'

export interface SourceFacts {
  /** Every specifier that is imported, exported from, imported dynamically or as a type, or required. */
  imports: { specifier: string; line: number }[]
  /** Uses of the outside world: `Date.now`, `new Date()`, and the names asked for that the file doesn't bind. */
  globals: { name: string; line: number }[]
}

interface SyntaxNode {
  type: string
  start: number
  [field: string]: unknown
}

const watchedGlobals = new Set(['fetch', 'process', 'window', 'document'])
/** Fields whose identifiers are names of members, not references. */
const memberFields = new Set(['key', 'property', 'label', 'meta', 'exported', 'imported'])
const bindingNodes = new Set([
  'VariableDeclarator',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'TSFunctionType',
  'TSMethodSignature',
  'ImportSpecifier',
  'ImportDefaultSpecifier',
  'ImportNamespaceSpecifier',
])

/** Reads imports and uses of the outside world from the syntax tree of one TypeScript file. */
export function sourceFacts(file: string, text: string): SourceFacts {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`)
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const facts: SourceFacts = { imports: [], globals: [] }
  const bound = new Set<string>()
  const references: { name: string; line: number }[] = []

  const visit = (node: SyntaxNode, field: string, parent: SyntaxNode | null): void => {
    const specifier = importedFrom(node)
    if (specifier !== null) facts.imports.push({ specifier, line: lineOf(node.start) })
    if (bindingNodes.has(node.type)) {
      for (const part of [node.id, node.local, node.params]) for (const name of namesIn(part)) bound.add(name)
    }
    const clock = clockRead(node)
    if (clock !== null) facts.globals.push({ name: clock, line: lineOf(node.start) })
    const isMember = memberFields.has(field) && parent?.computed !== true && parent?.shorthand !== true
    if (node.type === 'Identifier' && !isMember && watchedGlobals.has(String(node.name))) {
      references.push({ name: String(node.name), line: lineOf(node.start) })
    }
    for (const [name, child] of Object.entries(node)) {
      for (const item of Array.isArray(child) ? child : [child]) {
        if (isNode(item)) visit(item, name, node)
      }
    }
  }
  visit(program as unknown as SyntaxNode, 'program', null)
  facts.globals.push(...references.filter(({ name }) => !bound.has(name)))
  return facts
}

function importedFrom(node: SyntaxNode): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return textOf(node.source) ?? textOf(node.argument)
    case 'TSExternalModuleReference':
      return textOf(node.expression)
    case 'CallExpression': {
      const callee = node.callee as SyntaxNode
      const isRequire = callee.type === 'Identifier' && callee.name === 'require'
      return isRequire ? textOf((node.arguments as unknown[])[0]) : null
    }
    default:
      return null
  }
}

function clockRead(node: SyntaxNode): string | null {
  const isDate = (value: unknown) => isNode(value) && value.type === 'Identifier' && value.name === 'Date'
  if (node.type === 'NewExpression' && isDate(node.callee) && (node.arguments as unknown[]).length === 0) {
    return 'new Date()'
  }
  if (node.type === 'MemberExpression' && isDate(node.object)) {
    const property = node.property as SyntaxNode
    if (property.name === 'now' || textOf(property) === 'now') return 'Date.now'
  }
  return null
}

/** Names that a pattern binds: `a`, `{ a, b: c }`, `[a, ...rest]`, `a = 1`. */
function namesIn(pattern: unknown): string[] {
  if (Array.isArray(pattern)) return pattern.flatMap(namesIn)
  if (!isNode(pattern)) return []
  switch (pattern.type) {
    case 'Identifier':
      return [String(pattern.name)]
    case 'ObjectPattern':
      return namesIn(pattern.properties)
    case 'Property':
      return namesIn(pattern.value)
    case 'ArrayPattern':
      return namesIn(pattern.elements)
    case 'AssignmentPattern':
      return namesIn(pattern.left)
    case 'RestElement':
      return namesIn(pattern.argument)
    default:
      return []
  }
}

function textOf(node: unknown): string | null {
  return isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
