import { askDirectory } from './ask-directory.ts'
import { type Budget, createBudget } from './budget.ts'
import type { DirectoryResult } from './directory-result.ts'
import { eventFrom } from './from-okta.ts'
import { listOf } from './list-of.ts'
import { type DirectoryEvent, isPersonId } from './person.ts'
import { quoted } from './search-expression.ts'

/** What happened to or through this person's account in the last seven days, newest first, ten at most. */
export async function recentEventsOf(
  id: string,
  budget: Budget = createBudget(),
): Promise<DirectoryResult<DirectoryEvent[]>> {
  if (!isPersonId(id)) return { status: 'unknown' }
  return askDirectory({ name: 'recentEventsOf', about: id }, budget, async (client) => {
    const until = Date.now()
    const events = await listOf(
      client.systemLogApi.listLogEvents({
        // As text: the SDK would write a Date in words. Without `until` Okta's list never ends; who shares this
        // question while it waits its turn reads up to then.
        since: new Date(until - sevenDays).toISOString(),
        until: new Date(until).toISOString(),
        filter: `actor.id eq ${quoted(id)} or target.id eq ${quoted(id)}`,
        sortOrder: 'DESCENDING',
        limit: 10,
      }),
    )
    return events.flatMap((event) => eventFrom(event, id) ?? [])
  })
}

const sevenDays = 7 * 86_400_000
