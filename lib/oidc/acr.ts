/**
 * Whether an `acr` is one of those wanted, or stands after one of them in a weakest-first list. A missing one is weaker
 * than all: nothing says how that person signed in.
 */
export function meetsAcr(acr: unknown, wanted: string[], weakestFirst: string[]): boolean {
  if (typeof acr !== 'string') return false
  const rank = weakestFirst.indexOf(acr)
  return wanted.some((value) => {
    const least = weakestFirst.indexOf(value)
    return acr === value || (least !== -1 && rank > least)
  })
}
