import { AsyncLocalStorage } from 'node:async_hooks'
import { jointBudget, type RunningBudget } from './budget.ts'
import { DirectoryFault } from './directory-result.ts'

/**
 * The answer to a question, asked once for all who ask the same before it sets out: while calls queue, ten views of a
 * person cost as much as one. Under way it takes nobody in, so nobody reads what was true before they asked. Each waits
 * for their own budget's time; throws `DirectoryFault` when it ends.
 */
export function sharedQuestion<Value>(
  { name, about }: { name: string; about: unknown },
  budget: RunningBudget,
  ask: () => Promise<Value>,
): Promise<Value> {
  if (budget.signal.aborted) return Promise.reject(late())
  const key = JSON.stringify([name, about])
  const question = waiting.get(key) ?? start(key, name, ask)
  question.join(budget)
  return withinBudget(budget, question.answer as Promise<Value>)
}

/** What is being asked, and how long it may take. The SDK has no parameter that would carry it to its own calls. */
export const currentQuestion = new AsyncLocalStorage<CurrentQuestion>()

const waiting = new Map<string, Question>()

function start(key: string, name: string, ask: () => Promise<unknown>): Question {
  const setOut = () => {
    if (waiting.get(key) === question) waiting.delete(key)
  }
  // A question that nobody waits for any more takes nobody in either.
  const budget = jointBudget(setOut)
  const question: Question = {
    join: budget.join,
    // Not at once: whoever asks in the same breath joins.
    answer: Promise.resolve().then(() => currentQuestion.run({ name, budget: budget.running, setOut }, ask)),
  }
  waiting.set(key, question)
  question.answer.then(setOut, setOut)
  return question
}

/** Others' budgets may be longer, and a token request has one of its own: nobody waits past theirs. */
export function withinBudget<Value>({ signal }: RunningBudget, answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(late())
    signal.addEventListener('abort', giveUp, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}

function late(): DirectoryFault {
  return new DirectoryFault('timeout', 'The budget ended before the answer came.')
}

type Question = { answer: Promise<unknown>; join(budget: RunningBudget): void }

export type CurrentQuestion = {
  name: string
  budget: RunningBudget
  /** Called when its call leaves the queue. */
  setOut(): void
  /** Whatever comes of it, it is not asked again. */
  once?: true
}
