import { AuthenticationError } from './authentication-error.ts'

/**
 * What `work` gives, if it does within the caller's own budget; the work itself goes on for others. Throws
 * `AuthenticationError` when `budget` ends first; `what` names the work to the operator.
 */
export function withinBudget<Result>(
  budget: AbortSignal,
  what: string,
  work: Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = () =>
      reject(new AuthenticationError('provider_unreachable', 'timeout', `${what} did not come in time`))
    if (budget.aborted) giveUp()
    budget.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => budget.removeEventListener('abort', giveUp))
  })
}
