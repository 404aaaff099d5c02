import { readTokens, type Token } from './read-tokens.ts'

/**
 * Parses the part of SCIM's filter language (RFC 7644 3.4.2.2) that Okta's `search` and `filter` know: comparisons of an
 * attribute with a value, `pr`, `and`, `or` and parentheses. Nothing for anything else.
 */
export function parseFilter(text: string): Filter | undefined {
  const tokens = readTokens(text)
  if (!tokens) return undefined
  // The next is the last: taking the first out of a long list would move all others.
  const rest = tokens.reverse()
  const filter = anyOf(rest, 0)
  return rest.length === 0 ? filter : undefined
}

/** `and` binds closer than `or`. */
function anyOf(tokens: Token[], depth: number): Filter | undefined {
  return joined(tokens, 'or', () => joined(tokens, 'and', () => term(tokens, depth)))
}

function joined(tokens: Token[], word: 'and' | 'or', operand: () => Filter | undefined): Filter | undefined {
  const operands = [operand()]
  while (takeWord(tokens, word)) operands.push(operand())
  const parsed = operands.filter((each) => each !== undefined)
  if (parsed.length < operands.length) return undefined
  return parsed.length === 1 ? parsed[0] : { kind: word, operands: parsed }
}

function term(tokens: Token[], depth: number): Filter | undefined {
  const first = tokens.pop()
  if (first?.kind === 'parenthesis' && first.text === '(' && depth < deepest) {
    const inner = anyOf(tokens, depth + 1)
    return isClosing(tokens.pop()) ? inner : undefined
  }
  return first?.kind === 'word' ? comparison(first.text, tokens) : undefined
}

function comparison(attribute: string, tokens: Token[]): Filter | undefined {
  const word = tokens.pop()
  const operator = operators.find((each) => word?.kind === 'word' && each === word.text.toLowerCase())
  if (!operator) return undefined
  if (operator === 'pr') return { kind: 'comparison', attribute, operator, value: '' }
  const value = tokens.pop()
  if (!value || !(value.kind === 'string' || ['true', 'false'].includes(value.text))) return undefined
  return { kind: 'comparison', attribute, operator, value: value.text }
}

function isClosing(token: Token | undefined): boolean {
  return token?.kind === 'parenthesis' && token.text === ')'
}

function takeWord(tokens: Token[], word: string): boolean {
  const next = tokens.at(-1)
  const found = next?.kind === 'word' && next.text.toLowerCase() === word
  if (found) tokens.pop()
  return found
}

const deepest = 20
const operators = ['eq', 'ne', 'sw', 'co', 'ew', 'gt', 'ge', 'lt', 'le', 'pr'] as const

export type Operator = (typeof operators)[number]

export type Comparison = { kind: 'comparison'; attribute: string; operator: Operator; value: string }

export type Filter = Comparison | { kind: 'and'; operands: Filter[] } | { kind: 'or'; operands: Filter[] }
