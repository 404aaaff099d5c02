/**
 * Whether an `acr` is one of the wanted values, or stronger by a list that begins with the weakest. A missing `acr` is
 * weaker than all.
 */
export function meetsAcr(acr: unknown, wanted: string[], weakestFirst: string[]): boolean {
  if (typeof acr !== 'string') return false
  const rank = weakestFirst.indexOf(acr)
  return wanted.some((value) => {
    const least = weakestFirst.indexOf(value)
    return acr === value || (least !== -1 && rank > least)
  })
}
