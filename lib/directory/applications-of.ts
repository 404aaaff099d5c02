import { askDirectory } from './ask-directory.ts'
import { type Budget, createBudget } from './budget.ts'
import type { DirectoryResult } from './directory-result.ts'
import { applicationFrom } from './from-okta.ts'
import { listOf } from './list-of.ts'
import { isPersonId } from './person.ts'

/** The names of the applications that this person sees in Okta's dashboard. */
export async function applicationsOf(
  id: string,
  budget: Budget = createBudget(),
): Promise<DirectoryResult<string[]>> {
  if (!isPersonId(id)) return { status: 'unknown' }
  return askDirectory({ name: 'applicationsOf', about: id }, budget, async (client) => {
    const links = await listOf(client.userApi.listAppLinks({ userId: id }))
    return [...new Set(links.flatMap((link) => applicationFrom(link) ?? []))]
  })
}
