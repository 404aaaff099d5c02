import { expect, test } from 'vitest'
import type { RunningBudget } from '#lib/directory/budget.ts'
import { sharedQuestion } from '#lib/directory/shared-question.ts'

test('a question that nobody waits for any more takes in no newcomer', async () => {
  const impatience = new AbortController()
  const question = { name: 'findPerson', about: 'alice' }
  const first = sharedQuestion(question, budget(impatience.signal), () => new Promise<string>(() => {}))
  impatience.abort()
  await expect(first).rejects.toMatchObject({ reason: 'timeout' })
  const second = sharedQuestion(question, budget(AbortSignal.timeout(5000)), async () => 'found')
  await expect(second).resolves.toBe('found')
})

test('whoever asks the same in the same breath is told the same, for one question', async () => {
  let asked = 0
  const ask = async () => {
    asked += 1
    return 'found'
  }
  const all = Array.from({ length: 20 }, () =>
    sharedQuestion({ name: 'findPerson', about: 'adam' }, budget(AbortSignal.timeout(5000)), ask),
  )
  expect(new Set(await Promise.all(all))).toEqual(new Set(['found']))
  expect(asked).toBe(1)
})

function budget(signal: AbortSignal): RunningBudget {
  return { signal, endsAt: Date.now() + 5000 }
}
