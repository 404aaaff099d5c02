/** The failure and its causes, the outermost first: five at most, since a cause may refer back to its own effect. */
export function causeChain(thrown: unknown): unknown[] {
  const chain: unknown[] = []
  for (let cause = thrown; cause && chain.length < 5; cause = (cause as { cause?: unknown }).cause)
    chain.push(cause)
  return chain
}
