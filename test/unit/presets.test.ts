import { beforeEach, expect, test, vi } from 'vitest'
import { configuredClient, providerName } from '#lib/configured-client.ts'
import { readSettings } from '#lib/env/settings.ts'

const current = vi.hoisted(() => ({ settings: undefined as unknown }))
vi.mock('#lib/env/env.ts', () => ({ env: () => current.settings }))

const app = {
  APP_URL: 'https://app.example.org',
  OIDC_CLIENT_ID: 'starter',
  OIDC_CLIENT_SECRET: 'from-the-console',
  SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
  SESSION_STORE_URL: 'file:/var/lib/starter/sessions.db',
}
beforeEach(() => {
  current.settings = undefined
})

test('an Okta org is known by its host, and asked for groups where they decide who administers', () => {
  use({ OIDC_ISSUER: 'https://example.okta.com', ADMIN_GROUP: 'administrators' })
  expect(configuredClient()).toMatchObject({
    preset: { name: 'okta' },
    scopes: ['openid', 'profile', 'email', 'groups'],
    pages: { registration: { params: {} }, password_reset: { params: { prompt: 'login' } } },
  })
  expect(providerName()).toBe('Okta')
})

test('a custom authorization server is not asked for groups: it may not have the scope', () => {
  use({ OIDC_ISSUER: 'https://example.okta.com/oauth2/default', ADMIN_GROUP: 'administrators' })
  expect(configuredClient().scopes).toEqual(['openid', 'profile', 'email'])
})

test('Okta Classic has pages of its own, at the org', () => {
  use({ OIDC_ISSUER: 'https://id.example.org/oauth2/default', OIDC_PRESET: 'okta-classic' })
  expect(configuredClient()).toMatchObject({
    pages: {
      registration: { url: 'https://id.example.org/signin/register' },
      password_reset: { url: 'https://id.example.org/signin/forgot-password' },
    },
  })
})

test('a setting is stronger than the preset, and an empty one hides the link', () => {
  use({
    OIDC_ISSUER: 'https://example.okta.com',
    OIDC_REGISTRATION_URL: '',
    OIDC_PASSWORD_RESET_URL: 'https://example.okta.com/signin/forgot-password',
  })
  expect(configuredClient()).toMatchObject({
    pages: {
      registration: null,
      password_reset: { url: 'https://example.okta.com/signin/forgot-password' },
    },
  })
})

test.each(['https://okta.com.example.org', 'https://notokta.com', 'https://id.example.org'])(
  '%s is no Okta org',
  (issuer) => {
    use({ OIDC_ISSUER: issuer })
    expect(configuredClient().preset.name).toBe('generic')
  },
)

function use(settings: Record<string, string>): void {
  const read = readSettings({ ...app, ...settings })
  if ('faults' in read) throw new Error(read.faults.join('\n'))
  current.settings = read.settings
}
