import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { meetsAcr } from '#lib/oidc/acr.ts'
import type { Client } from '#lib/oidc/client.ts'
import { generic } from '#lib/oidc/presets/generic.ts'
import { oktaClassic } from '#lib/oidc/presets/okta-classic.ts'
import { stepUpParameters } from '#lib/oidc/step-up.ts'
import type { Session, SessionReading } from '#lib/session/session.ts'

const now = 1_800_000_000
const list = ['password', 'otp', 'key']

describe('an acr', () => {
  test.each<[unknown, string[], boolean]>([
    ['otp', ['otp'], true],
    ['key', ['otp'], true],
    ['password', ['otp'], false],
    ['password', ['otp', 'password'], true],
    ['elsewhere', ['otp'], false],
    ['elsewhere', ['elsewhere'], true],
    ['key', ['elsewhere'], false],
    [undefined, ['password'], false],
    [['otp'], ['otp'], false],
    ['otp', [], false],
  ])('%j meets %j: %s', (acr, wanted, meets) => {
    expect(meetsAcr(acr, wanted, list)).toBe(meets)
  })
})

test('max_age=0 is sent as the least that the provider heeds', () => {
  const sent = (preset: Client['preset']) => stepUpParameters({ preset } as Client, { maxAge: 0 })
  expect(sent(generic)).toEqual({ max_age: '0' })
  expect(sent(oktaClassic)).toEqual({ max_age: '1' })
})

describe('a page that wants a fresh session', () => {
  beforeEach(() => {
    vi.resetModules()
    vi.useFakeTimers({ now: now * 1000, toFake: ['Date'] })
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  })
  afterEach(() => {
    vi.doUnmock('#lib/session/get-session.ts')
    vi.useRealTimers()
  })

  test.each<[string, Partial<Session>, boolean]>([
    ['signed in just now', { authTime: now }, true],
    ['signed in 300 seconds ago', { authTime: now - 300 }, true],
    ['what the callback let pass half a minute ago', { authTime: now - 300 - 30 - 30 }, true],
    ['signed in longer ago', { authTime: now - 361 }, false],
    ['at an unknown time', {}, false],
    ['a time yet to come', { authTime: now + 31 }, false],
  ])('by age: %s', async (_title, part, fresh) => {
    const { isFresh } = await import('#lib/session/is-fresh.ts')
    expect(isFresh({ ...session, ...part }, { maxAge: 300 })).toBe(fresh)
  })

  test('by age and acr: both have to be', async () => {
    const { isFresh } = await import('#lib/session/is-fresh.ts')
    const wanted = { maxAge: 300, acr: ['otp'] }
    expect(isFresh({ ...session, authTime: now, acr: 'key' }, wanted)).toBe(true)
    expect(isFresh({ ...session, authTime: now, acr: 'password' }, wanted)).toBe(false)
    expect(isFresh({ ...session, authTime: now - 900, acr: 'key' }, wanted)).toBe(false)
    expect(isFresh({ ...session, authTime: now }, wanted)).toBe(false)
  })

  test('gives a fresh session, and says that the store is down', async () => {
    const fresh: SessionReading = {
      status: 'signed_in',
      administrator: false,
      session: { ...session, authTime: now },
    }
    expect(await answerTo(fresh)).toEqual(fresh)
    expect(await answerTo({ status: 'unavailable' })).toEqual({ status: 'unavailable' })
  })

  test('redirects an old session and a signed-out visitor to a sign-in that meets the demand', async () => {
    const old: SessionReading = {
      status: 'signed_in',
      administrator: false,
      session: { ...session, authTime: now - 900 },
    }
    for (const reading of [old, { status: 'signed_out' } as const]) {
      const thrown = await answerTo(reading).catch((error: unknown) => error)
      const [kind, , address = ''] = String((thrown as { digest?: unknown }).digest).split(';')
      expect(kind).toBe('NEXT_REDIRECT')
      const { pathname, searchParams } = new URL(address, settings.APP_URL)
      expect(pathname).toBe('/auth/step-up')
      expect(searchParams.get('returnTo')).toBe('/reports?a=1&b=2')
      const { readStepUp } = await import('#lib/session/step-up-address.ts')
      expect(await readStepUp(searchParams)).toEqual({ maxAge: 300 })
    }
  })
})

async function answerTo(reading: SessionReading) {
  vi.resetModules()
  vi.doMock('#lib/session/get-session.ts', () => ({ getSession: async () => reading }))
  const { requireFreshSession } = await import('#lib/session/require-fresh-session.ts')
  return requireFreshSession({ returnTo: '/reports?a=1&b=2', maxAge: 300 })
}

const settings = {
  APP_URL: 'https://app.example.org',
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_CLIENT_ID: 'starter',
  OIDC_CLIENT_SECRET: 'from-the-console',
  OIDC_ACR_VALUES: list.join(' '),
  SESSION_STORE_URL: 'file:unused.db',
  SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
}

const session: Session = {
  iss: settings.OIDC_ISSUER,
  sub: 'harriet-1',
  clientId: settings.OIDC_CLIENT_ID,
  claims: {},
  createdAt: now - 900,
  lastSeenAt: now,
  idleExpiresAt: now + 3600,
  absoluteExpiresAt: now - 900 + 86_400,
  device: 'A browser',
}
