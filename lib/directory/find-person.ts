import { askDirectory } from './ask-directory.ts'
import { type Budget, createBudget } from './budget.ts'
import type { DirectoryResult } from './directory-result.ts'
import { personFrom } from './from-okta.ts'
import { isPersonId, type Person } from './person.ts'

/** The person with this id, which is the `sub` of their sign-ins. */
export async function findPerson(
  id: string,
  budget: Budget = createBudget(),
): Promise<DirectoryResult<Person>> {
  if (!isPersonId(id)) return { status: 'unknown' }
  return askDirectory({ name: 'findPerson', about: id }, budget, async (client) => {
    const person = personFrom(await client.userApi.getUser({ userId: id }))
    // Okta takes a login, too, and `me` for the owner of the token: that is not whom we asked for.
    return person.id === id ? person : undefined
  })
}
