/** A new budget of 5 seconds, which all outbound calls for one incoming request share. */
export function requestBudget(): AbortSignal {
  return AbortSignal.timeout(budgetMilliseconds)
}

/** How long an incoming request may wait for other systems. */
export const budgetMilliseconds = 5000
