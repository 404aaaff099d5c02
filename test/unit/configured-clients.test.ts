import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clients } from '#lib/ways-in/clients.ts'
import { clientNamed, labelOf, onlyClient, wayInOf, waysIn } from '#lib/ways-in/ways-in.ts'

const two = {
  APP_URL: 'https://app.example.org',
  SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
  SESSION_STORE_URL: 'file:/nowhere/sessions.db',
  OIDC_PROVIDERS: 'staff,partner',
  OIDC_STAFF_ISSUER: 'https://staff.okta.com',
  OIDC_STAFF_CLIENT_ID: 'at-staff',
  OIDC_STAFF_CLIENT_SECRET: 'secret',
  OIDC_PARTNER_ISSUER: 'https://partner.okta.com',
  OIDC_PARTNER_CLIENT_ID: 'at-partner',
  OIDC_PARTNER_CLIENT_SECRET: 'secret',
}

// A process reads the settings once, so the whole file uses these.
beforeEach(() => {
  for (const [name, value] of Object.entries(two)) vi.stubEnv(name, value)
})
afterEach(() => vi.unstubAllEnvs())

test('each of several providers has a callback of its own, and its own preset', () => {
  expect(clients().map(({ redirectUri, preset }) => [redirectUri, preset.name])).toEqual([
    ['https://app.example.org/auth/callback/staff', 'okta'],
    ['https://app.example.org/auth/callback/partner', 'okta'],
  ])
})

test('two providers that would be called alike have their own names beside it', () => {
  expect(waysIn().map(labelOf)).toEqual(['Okta (staff)', 'Okta (partner)'])
})

test('where several may be meant, none is', () => {
  expect(onlyClient()).toBeUndefined()
  expect(labelOf(undefined)).toBe('your provider')
  expect(clientNamed(undefined)).toBeUndefined()
})

test('a session finds its client by issuer and client together', () => {
  const session = { iss: two.OIDC_PARTNER_ISSUER, clientId: two.OIDC_PARTNER_CLIENT_ID }
  expect(wayInOf(session)?.name).toBe('partner')
  expect(wayInOf({ ...session, clientId: two.OIDC_STAFF_CLIENT_ID })).toBeUndefined()
  expect(wayInOf({ ...session, iss: `${session.iss}/` })).toBeUndefined()
})
