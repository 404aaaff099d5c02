import { askDirectory } from './ask-directory.ts'
import { type Budget, createBudget } from './budget.ts'
import type { DirectoryResult } from './directory-result.ts'
import { groupFrom } from './from-okta.ts'
import { listOf } from './list-of.ts'
import { isPersonId } from './person.ts'

/** The names of the groups that this person is in. */
export async function groupsOf(
  id: string,
  budget: Budget = createBudget(),
): Promise<DirectoryResult<string[]>> {
  if (!isPersonId(id)) return { status: 'unknown' }
  return askDirectory({ name: 'groupsOf', about: id }, budget, async (client) => {
    const groups = await listOf(client.userApi.listUserGroups({ userId: id }))
    return groups.map(groupFrom)
  })
}
