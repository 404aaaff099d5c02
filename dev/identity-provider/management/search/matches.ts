import type { Comparison, Filter } from './parse-filter.ts'

/** Whether what `valuesOf` tells of a thing satisfies the filter. Letters match in either case, as at Okta. */
export function matches(filter: Filter, valuesOf: ValuesOf): boolean {
  if (filter.kind === 'and') return filter.operands.every((operand) => matches(operand, valuesOf))
  if (filter.kind === 'or') return filter.operands.some((operand) => matches(operand, valuesOf))
  const values = valuesOf(filter.attribute)
  if (filter.operator === 'pr') return values.length > 0
  if (filter.operator === 'ne') return !values.some((value) => compares({ ...filter, operator: 'eq' }, value))
  return values.some((value) => compares(filter, value))
}

/** Every comparison in a filter, to see whether all are allowed. */
export function comparisonsIn(filter: Filter): Comparison[] {
  return filter.kind === 'comparison' ? [filter] : filter.operands.flatMap(comparisonsIn)
}

function compares({ operator, value }: Comparison, present: string): boolean {
  const [left, right] = [present.toLowerCase(), value.toLowerCase()]
  switch (operator) {
    case 'sw':
      return left.startsWith(right)
    case 'co':
      return left.includes(right)
    case 'ew':
      return left.endsWith(right)
    case 'gt':
      return order(present, value) > 0
    case 'ge':
      return order(present, value) >= 0
    case 'lt':
      return order(present, value) < 0
    case 'le':
      return order(present, value) <= 0
    default:
      return left === right
  }
}

function order(left: string, right: string): number {
  const [a, b] = [left, right].map((text) => (isTime.test(text) ? Date.parse(text) : text.toLowerCase()))
  if (a === undefined || b === undefined || typeof a !== typeof b) return Number.NaN
  return a < b ? -1 : a > b ? 1 : 0
}

const isTime = /^\d{4}-\d\d-\d\dT/

export type ValuesOf = (attribute: string) => string[]
