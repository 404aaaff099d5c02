import { AsyncLocalStorage } from 'node:async_hooks'
import type { RunningBudget } from './budget.ts'

/** What is being asked, and how long it may take. The SDK has no parameter that would carry it to its own calls. */
export const currentQuestion = new AsyncLocalStorage<CurrentQuestion>()

export type CurrentQuestion = {
  name: string
  budget: RunningBudget
  /** Called when its call leaves the queue. */
  setOut(): void
  /** Whatever comes of it, it is not asked again. */
  once?: true
}
