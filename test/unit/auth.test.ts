import { createHash, randomBytes } from 'node:crypto'
import { afterAll, expect, test, vi } from 'vitest'
import { now, record } from '../session-store/records.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'

const cookies = new Map<string, string>()
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => cookies.has(name) && { value: cookies.get(name) } }),
  headers: async () => new Headers({ host: 'evil.example', 'x-forwarded-host': ']' }),
}))
const id = randomBytes(32).toString('base64url')
const key = createHash('sha256').update(id).digest('base64url')
for (const [name, value] of Object.entries({
  APP_URL: 'https://app.example.org',
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_CLIENT_ID: 'starter',
  OIDC_CLIENT_SECRET: randomBytes(32).toString('base64url'),
  SESSION_SECRET: randomBytes(48).toString('base64url'),
  SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db`,
  // Next-auth's own `auth()` throws on either.
  AUTH_URL: 'http://[',
  NEXTAUTH_URL: 'http://[',
})) {
  vi.stubEnv(name, value)
}
const { auth } = await import('#lib/next-auth/auth.ts')
const { closeStore, store } = await import('#lib/session/store/store.ts')
afterAll(async () => {
  await closeStore()
  vi.unstubAllEnvs()
})

test('auth() is null without a session, and the session with one; asking is no use of it', async () => {
  expect(await auth()).toBeNull()
  const seenAt = now() - 600
  const kept = record('', {
    key,
    lastSeenAt: seenAt,
    idleExpiresAt: seenAt + 3600,
    absoluteExpiresAt: seenAt + 9000,
  })
  await store().insert(kept, 'sealed')
  cookies.set('__Host-session', id)
  expect(await auth()).toEqual({
    user: { id: 'alice', name: 'Alice Example' },
    iss: 'https://id.example.org',
    expires: new Date((seenAt + 3600) * 1000).toISOString(),
    expiresAtTheLatest: new Date((seenAt + 9000) * 1000).toISOString(),
  })
  expect(await store().read(key)).toEqual(kept)
})
