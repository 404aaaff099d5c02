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

/** The time of all who wait for the same answer: it ends with the last of theirs, and then `ended` is called. */
export function jointBudget(ended: () => void): {
  running: RunningBudget
  join(budget: RunningBudget): void
} {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  const running = { signal: controller.signal, endsAt: 0 }
  let waiting = 0
  return {
    running,
    join({ signal, endsAt }) {
      waiting += 1
      running.endsAt = Math.max(running.endsAt, endsAt)
      const leave = () => {
        waiting -= 1
        if (waiting > 0) return
        ended()
        controller.abort()
      }
      signal.addEventListener('abort', leave, { once: true })
    },
  }
}

export type Budget = { begin(): RunningBudget }

/** `endsAt` is in epoch milliseconds. */
export type RunningBudget = { signal: AbortSignal; endsAt: number }
