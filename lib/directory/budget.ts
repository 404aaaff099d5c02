import { setMaxListeners } from 'node:events'

/** The time that all questions for one page share: five seconds from the moment that the first of them sets out. */
export function createBudget(milliseconds = 5000): Budget {
  let running: RunningBudget | undefined
  return {
    begin() {
      running ??= start(milliseconds)
      return running
    },
  }
}

function start(milliseconds: number): RunningBudget {
  const signal = AbortSignal.timeout(milliseconds)
  // Every call and every place in the queue listens to it.
  setMaxListeners(0, signal)
  return { signal, endsAt: Date.now() + milliseconds }
}

export type Budget = { begin(): RunningBudget }

/** `endsAt` is in epoch milliseconds. */
export type RunningBudget = { signal: AbortSignal; endsAt: number }
