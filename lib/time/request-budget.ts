import { setMaxListeners } from 'node:events'

/** A new budget, which all outbound calls for one incoming request share: a signal that aborts when it ends. */
export function requestBudget(milliseconds = budgetMilliseconds): Budget {
  const signal = AbortSignal.timeout(milliseconds)
  // Every call of the request listens to it.
  setMaxListeners(0, signal)
  return Object.assign(signal, { endsAt: Date.now() + milliseconds })
}

/** How long an incoming request may wait for other systems. */
export const budgetMilliseconds = 5000

/** `endsAt` is in epoch milliseconds. */
export type Budget = AbortSignal & { endsAt: number }
