import type { Budget } from '#lib/time/request-budget.ts'
import { askDirectory } from './ask-directory.ts'
import type { DirectoryResult } from './directory-result.ts'
import { personFrom } from './from-okta.ts'
import type { Person, StatusFilter } from './person.ts'
import { readPage } from './read-page.ts'
import { searchExpression } from './search-expression.ts'

/** One page of the people whose name, address or login begins with the words of `text`, sorted by name. `next` is the next page's cursor. */
export async function searchPeople(
  { text, status, after }: Search,
  budget?: Budget,
): Promise<DirectoryResult<PeoplePage>> {
  const search = searchExpression(text, status)
  if (!search) return { status: 'found', value: { people: [] } }
  return askDirectory('searchPeople', budget, async ({ userApi }) => {
    const { items, next } = await readPage(
      userApi.listUsers({
        search,
        sortBy: 'profile.firstName',
        sortOrder: 'asc',
        limit: peopleOnAPage,
        ...(after && { after }),
      }),
    )
    return { people: items.map(personFrom), ...(next && { next }) }
  })
}

export const peopleOnAPage = 25

type Search = { text: string; status?: StatusFilter | undefined; after?: string | undefined }

export type PeoplePage = { people: Person[]; next?: string }
