import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Session, SessionReading } from '#lib/session/session.ts'
import { key, record } from '../session-store/records.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'

const tokens = { accessToken: 'an-access-token', idToken: 'an-id-token', refreshToken: 'a-refresh-token' }

beforeEach(() => {
  vi.stubGlobal('identityStarterStore', undefined)
  for (const [name, value] of Object.entries(settings())) vi.stubEnv(name, value)
})
afterEach(() => {
  vi.doUnmock('#lib/session/get-session.ts')
  vi.doUnmock('#lib/session/session-cookie.ts')
  vi.unstubAllGlobals()
})

test('is the one that was sealed with this session', async () => {
  expect(await accessToken(signedIn())).toEqual({
    status: 'available',
    accessToken: 'an-access-token',
    iss: 'https://id.example.org',
    clientId: 'starter',
  })
})

test('is not given out once it has expired and could not be refreshed', async () => {
  const expired = { accessTokenExpiresAt: Math.floor(Date.now() / 1000) - 1 }
  expect(await accessToken(signedIn(expired))).toEqual({ status: 'expired' })
})

test('is absent for a signed-out visitor, and unavailable while the store is', async () => {
  const stored = false
  expect(await accessToken({ status: 'signed_out' }, { stored })).toEqual({ status: 'signed_out' })
  expect(await accessToken({ status: 'unavailable' }, { stored })).toEqual({ status: 'unavailable' })
})

test('is gone with a session that ended in between', async () => {
  expect(await accessToken(signedIn(), { stored: false })).toEqual({ status: 'signed_out' })
})

async function accessToken(reading: SessionReading, { stored = true } = {}) {
  vi.resetModules()
  vi.doMock('#lib/session/get-session.ts', () => ({ getSession: async () => reading }))
  vi.doMock('#lib/session/session-cookie.ts', () => ({ readSessionKey: async () => key('a') }))
  const { store } = await import('#lib/session/store/store.ts')
  const { seal } = await import('#lib/session/sealing.ts')
  const { getAccessToken } = await import('#lib/session/get-access-token.ts')
  if (stored) await store().insert(record('a'), await seal('session', key('a'), tokens))
  const answer = await getAccessToken()
  await store().close()
  return answer
}

function signedIn(more: Partial<Session> = {}): SessionReading {
  return { status: 'signed_in', administrator: false, session: { ...record('a'), ...more } }
}

function settings() {
  return {
    APP_URL: 'https://app.example.org',
    OIDC_ISSUER: 'https://id.example.org',
    OIDC_CLIENT_ID: 'starter',
    OIDC_CLIENT_SECRET: 'from-the-console',
    SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db`,
    SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
  }
}
