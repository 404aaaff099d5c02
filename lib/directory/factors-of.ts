import { askDirectory } from './ask-directory.ts'
import { type Budget, createBudget } from './budget.ts'
import type { DirectoryResult } from './directory-result.ts'
import { factorFrom } from './from-okta.ts'
import { listOf } from './list-of.ts'
import { type Factor, isPersonId } from './person.ts'

/** The factors that this person has enrolled and can use. The password is none of them. */
export async function factorsOf(
  id: string,
  budget: Budget = createBudget(),
): Promise<DirectoryResult<Factor[]>> {
  if (!isPersonId(id)) return { status: 'unknown' }
  return askDirectory({ name: 'factorsOf', about: id }, budget, async (client) => {
    const factors = await listOf(client.userFactorApi.listFactors({ userId: id }))
    return factors.flatMap((factor) => factorFrom(factor) ?? [])
  })
}
