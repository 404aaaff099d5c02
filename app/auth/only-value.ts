/** The value of a query's parameter; one that is given twice counts as not given. */
export function onlyValue(query: URLSearchParams, name: string): string | null {
  return query.getAll(name).length === 1 ? query.get(name) : null
}
