import { beforeEach, expect, test, vi } from 'vitest'

const first = 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa'
const second = 'Hn3vR8tK1wQ6zX9pL4mC7bY2jD5fG0sE'

beforeEach(() => vi.resetModules())

test('a sealed value opens for its purpose and record', async () => {
  const { seal, unseal } = await sealingWith(first)
  expect(await unseal('session', 'record-1', await seal('session', 'record-1', { a: 1 }))).toEqual({ a: 1 })
})

test('it opens for no other purpose', async () => {
  const { seal, unseal } = await sealingWith(first)
  expect(await unseal('transaction', 'record-1', await seal('session', 'record-1', 1))).toBeUndefined()
})

test('it opens for no other record', async () => {
  const { seal, unseal } = await sealingWith(first)
  expect(await unseal('session', 'record-2', await seal('session', 'record-1', 1))).toBeUndefined()
})

test('a changed character closes it for good', async () => {
  const { seal, unseal } = await sealingWith(first)
  const sealed = await seal('session', 'record-1', { a: 1 })
  for (const place of [5, Math.floor(sealed.length / 2), sealed.length - 3]) {
    const changed = sealed.slice(0, place) + (sealed[place] === 'A' ? 'B' : 'A') + sealed.slice(place + 1)
    expect(await unseal('session', 'record-1', changed)).toBeUndefined()
  }
})

test('an older secret that is still listed opens, and one that is gone does not', async () => {
  const sealed = await (await sealingWith(first)).seal('session', 'record-1', 'kept')
  vi.resetModules()
  expect(await (await sealingWith(`${second},${first}`)).unseal('session', 'record-1', sealed)).toBe('kept')
  vi.resetModules()
  expect(await (await sealingWith(second)).unseal('session', 'record-1', sealed)).toBeUndefined()
})

test.each(['', 'used', 'a.b.c.d.e', '....', 'x'.repeat(8000)])(
  '%j is no sealed value and does no harm',
  async (value) => {
    const { unseal } = await sealingWith(first)
    expect(await unseal('session', 'record-1', value)).toBeUndefined()
  },
)

async function sealingWith(secrets: string) {
  vi.stubEnv('APP_URL', 'https://app.example.org')
  vi.stubEnv('OIDC_ISSUER', 'https://id.example.org')
  vi.stubEnv('OIDC_CLIENT_ID', 'starter')
  vi.stubEnv('OIDC_CLIENT_SECRET', 'from-the-console')
  vi.stubEnv('SESSION_STORE_URL', 'file:unused.db')
  vi.stubEnv('SESSION_SECRET', secrets)
  return import('#lib/session/sealing.ts')
}
