/** The query of a page's address, as Next passes it: a parameter that is given twice has a list of values. */
export type Query = Record<string, string | string[] | undefined>

/** The one value of a parameter. A parameter that is given twice counts as absent. */
export function onlyValue(query: URLSearchParams | Query, name: string): string | undefined {
  const value = query instanceof URLSearchParams ? query.getAll(name) : query[name]
  if (!Array.isArray(value)) return value
  return value.length === 1 ? value[0] : undefined
}
