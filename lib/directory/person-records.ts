import type { Client } from '@okta/okta-sdk-nodejs'
import type { Budget } from '#lib/time/request-budget.ts'
import { askDirectory } from './ask-directory.ts'
import type { DirectoryResult } from './directory-result.ts'
import { applicationFrom, eventFrom, factorFrom, groupFrom, personFrom } from './from-okta.ts'
import { type DirectoryEvent, type Factor, isPersonId, type Person } from './person.ts'
import { readPage } from './read-page.ts'
import { quoted } from './search-expression.ts'

/** The person with this id, which is the `sub` of their sign-ins. */
export function findPerson(id: string, budget?: Budget): Promise<DirectoryResult<Person>> {
  return askAbout(id, 'findPerson', budget, async ({ userApi }) => {
    const person = personFrom(await userApi.getUser({ userId: id }))
    // Okta also takes a login, and `me` for the owner of the token: either gives a person with another id.
    return person.id === id ? person : undefined
  })
}

/** The names of the groups that this person is in. */
export function findGroups(id: string, budget?: Budget): Promise<DirectoryResult<string[]>> {
  return askAbout(id, 'findGroups', budget, async ({ userApi }) => {
    const { items } = await readPage(userApi.listUserGroups({ userId: id }))
    return items.map(groupFrom)
  })
}

/** The names of the applications that this person sees in Okta's dashboard. */
export function findApplications(id: string, budget?: Budget): Promise<DirectoryResult<string[]>> {
  return askAbout(id, 'findApplications', budget, async ({ userApi }) => {
    const { items } = await readPage(userApi.listAppLinks({ userId: id }))
    return [...new Set(items.flatMap((link) => applicationFrom(link) ?? []))]
  })
}

/** The factors that this person has enrolled and can use. The password is none of them. */
export function findFactors(id: string, budget?: Budget): Promise<DirectoryResult<Factor[]>> {
  return askAbout(id, 'findFactors', budget, async ({ userFactorApi }) => {
    const { items } = await readPage(userFactorApi.listFactors({ userId: id }))
    return items.flatMap((factor) => factorFrom(factor) ?? [])
  })
}

/** What happened to or through this person's account in the last seven days, newest first, ten at most. */
export function findRecentEvents(id: string, budget?: Budget): Promise<DirectoryResult<DirectoryEvent[]>> {
  return askAbout(id, 'findRecentEvents', budget, async ({ systemLogApi }) => {
    const until = Date.now()
    const { items } = await readPage(
      systemLogApi.listLogEvents({
        // As text: the SDK would write a Date in words. Without `until` Okta's list never ends.
        since: new Date(until - sevenDays).toISOString(),
        until: new Date(until).toISOString(),
        filter: `actor.id eq ${quoted(id)} or target.id eq ${quoted(id)}`,
        sortOrder: 'DESCENDING',
        limit: 10,
      }),
    )
    return items.flatMap((event) => eventFrom(event, id) ?? [])
  })
}

const sevenDays = 7 * 86_400_000

async function askAbout<Value>(
  id: string,
  question: string,
  budget: Budget | undefined,
  ask: (client: Client) => Promise<Value | undefined>,
): Promise<DirectoryResult<Value>> {
  return isPersonId(id) ? askDirectory(question, budget, ask) : { status: 'unknown' }
}
