/** What `work` gives, if it does before the budget ends; the work itself goes on. Throws the signal's reason otherwise. */
export function withinBudget<Result>(budget: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(budget.reason)
    if (budget.aborted) giveUp()
    budget.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => budget.removeEventListener('abort', giveUp))
  })
}
