import { madeUpPerson } from '../../dev/identity-provider/accounts/seed-people.ts'
import type { DirectoryResult } from '../../lib/directory/directory-result.ts'
import type { StatusFilter } from '../../lib/directory/person.ts'
import { findPerson } from '../../lib/directory/person-records.ts'
import { searchPeople } from '../../lib/directory/search-people.ts'
import { log } from '../../lib/log/log.ts'
import { freePort } from '../../test/start/free-port.ts'
import { startIdentityProvider } from '../../test/start/start-identity-provider.ts'
import { spread, spreadHead, spreadLine } from './spread.ts'

// `npm run bench:directory`: how long a page of a search among 10,000 people takes, through lib/directory and Okta's SDK.

const people = 10_000
const rounds = 20

/** Each with the number of pages to follow. */
const searches: Record<string, Search> = {
  everybody: { text: '', pages: 4 },
  'a first name': { text: 'Zoë', pages: 3 },
  'first and last name': { text: 'ada mül', pages: 1 },
  'a name in another script': { text: '美咲 佐藤', pages: 1 },
  'the beginning of an address': { text: 'person.77', pages: 3 },
  'a whole address': { text: 'person.9999@example.test', pages: 1 },
  'a status': { text: '', status: 'suspended', pages: 3 },
  noMatch: { text: 'no-such-name', pages: 1 },
  'hostile text': { text: '") or (status pr and "\\', pages: 1 },
  'ten long words': { text: 'abcdefghijklmnopqr '.repeat(10).trim(), pages: 1 },
}

const provider = await startProvider()
try {
  await measure()
} finally {
  await provider.stop()
}

async function startProvider() {
  const appUrl = `http://localhost:${await freePort()}`
  const directory = { OKTA_API_TOKEN: '00bench-token-of-the-directory' }
  const started = await startIdentityProvider({
    appUrl,
    ...directory,
    IDENTITY_PROVIDER_PEOPLE: String(people),
    IDENTITY_PROVIDER_RATE_LIMIT: '1000000',
  })
  // lib/directory reads its settings where the app's are.
  Object.assign(process.env, {
    RUN_MODE: 'preview',
    APP_URL: appUrl,
    ...started.client,
    SESSION_SECRET: 'this one is long enough and seals nothing',
    SESSION_STORE_URL: 'file:.data/none.db',
    OKTA_ORG_URL: started.url,
    ...directory,
  })
  return started
}

async function measure(): Promise<void> {
  log().level = 'silent'
  const { id } = madeUpPerson(77)
  // The SDK's import takes its time once.
  await value(findPerson(id))
  console.log(`A page of 25 among ${people} people, ${rounds} times, in ms\n`)
  console.log(spreadHead(''))
  const one: number[] = []
  const all: number[] = []
  for (let round = 0; round < rounds; round += 1) one.push(await milliseconds(() => value(findPerson(id))))
  console.log(spreadLine('one person, by id', spread(one)))
  for (const [name, search] of Object.entries(searches)) {
    const took: number[] = []
    for (let round = 0; round < rounds; round += 1) took.push(...(await pagesOf(search)))
    console.log(spreadLine(name, spread(took)))
    all.push(...took)
  }
  const [search, person] = [spread(all), spread(one)]
  console.log(spreadLine('all searches', search))
  console.log(
    `\np95 of a search: ${search.p95.toFixed(0)} ms, ${(search.p95 / person.p95).toFixed(1)} times that of one person`,
  )
}

/** How long each page took. */
async function pagesOf({ pages, ...search }: Search): Promise<number[]> {
  const took: number[] = []
  let after: string | undefined
  do {
    took.push(
      await milliseconds(async () => {
        after = (await value(searchPeople({ ...search, after }))).next
      }),
    )
  } while (after && took.length < pages)
  return took
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

async function value<Value>(answer: Promise<DirectoryResult<Value>>): Promise<Value> {
  const result = await answer
  if (result.status !== 'found') throw new Error(`The directory says: ${JSON.stringify(result)}`)
  return result.value
}

type Search = { text: string; status?: StatusFilter; pages: number }
