import { afterAll, beforeAll, expect, test } from 'vitest'
import { madeUpPassword, madeUpPerson } from '../../../dev/identity-provider/accounts/seed-people.ts'
import { signIn } from '../identity-provider/app.ts'
import { type Directory, startDirectory } from './start-directory.ts'

let directory: Directory
beforeAll(async () => {
  directory = await startDirectory({ IDENTITY_PROVIDER_PEOPLE: '10000' })
})
afterAll(() => directory.provider.stop())

type User = { id: string; status: string; profile: { email: string; lastName: string } }

test('everybody is there, on pages that follow one another', async () => {
  const found: string[] = []
  let next: string | undefined = '/api/v1/users?search=id%20pr&limit=200'
  while (next) {
    const page = await ask(next)
    found.push(...page.users.map(({ id }) => id))
    next = page.next
  }
  expect(new Set(found).size).toBe(10_003)
  expect(found).toHaveLength(10_003)
})

test.each(['asc', 'desc'])(
  'pages in order of a name (%s) miss no person and repeat none',
  async (sortOrder) => {
    const search = 'status eq "SUSPENDED" and profile.email sw "person"'
    const query = new URLSearchParams({ search, limit: '70', sortBy: 'profile.lastName', sortOrder })
    const names: string[] = []
    const ids = new Set<string>()
    let next: string | undefined = `/api/v1/users?${query}`
    while (next) {
      const page = await ask(next)
      for (const { id, status, profile } of page.users) {
        ids.add(id)
        names.push(profile.lastName.toLowerCase())
        expect(status).toBe('SUSPENDED')
      }
      next = page.next
    }
    expect(ids.size).toBe(200)
    const sorted = [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(names).toEqual(sortOrder === 'asc' ? sorted : sorted.reverse())
  },
)

test('who is deactivated is found by a search, not in the list', async () => {
  const { email } = madeUpPerson(101)
  expect(
    (await ask(`/api/v1/users?search=${encodeURIComponent(`profile.email eq "${email}"`)}`)).users,
  ).toHaveLength(1)
  expect((await ask(`/api/v1/users?q=${email}`)).users).toHaveLength(0)
})

test('one among ten thousand is found in time, in any script', async () => {
  const took: number[] = []
  for (const name of ['Zoë', 'ольга', '美咲', 'لي', 'o’brien', 'Müll', 'person.77']) {
    const any = ['profile.firstName', 'profile.lastName', 'profile.email']
    const search = any.map((attribute) => `${attribute} sw "${name}"`).join(' or ')
    const began = performance.now()
    const { users } = await ask(`/api/v1/users?limit=25&search=${encodeURIComponent(search)}`)
    took.push(performance.now() - began)
    expect(users.length).toBeGreaterThan(0)
  }
  expect(took.sort((a, b) => a - b)[3]).toBeLessThan(1000)
})

test('a made-up person can sign in', async () => {
  const { email } = madeUpPerson(7)
  const { url } = await signIn(directory.provider, { email, password: madeUpPassword })
  expect(url.searchParams.has('code')).toBe(true)
})

async function ask(address: string): Promise<{ users: User[]; next: string | undefined }> {
  const response = await directory.get(address.replace(directory.provider.url, ''))
  expect(response.status).toBe(200)
  const next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
  return { users: (await response.json()) as User[], next }
}
