/** What was thrown and what caused it, the outermost first; five at most, since a chain may bite its own tail. */
export function causes(thrown: unknown): unknown[] {
  const chain: unknown[] = []
  for (let cause = thrown; cause && chain.length < 5; cause = (cause as { cause?: unknown }).cause)
    chain.push(cause)
  return chain
}
