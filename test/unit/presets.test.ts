import { beforeEach, expect, test, vi } from 'vitest'
import { readSettings } from '#lib/env/settings.ts'
import { hostedUrl } from '#lib/oidc/hosted-pages.ts'
import { clients } from '#lib/ways-in/clients.ts'
import { labelOf } from '#lib/ways-in/ways-in.ts'

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
  expect(clients()[0]).toMatchObject({
    preset: { name: 'okta' },
    scopes: ['openid', 'profile', 'email', 'offline_access', 'groups'],
    pages: { registration: { params: {} }, password_reset: { params: { prompt: 'login' } } },
  })
  expect(labelOf(undefined)).toBe('Okta')
})

test('a custom authorization server is not asked for groups: it may not have the scope', () => {
  use({ OIDC_ISSUER: 'https://example.okta.com/oauth2/default', ADMIN_GROUP: 'administrators' })
  expect(clients()[0].scopes).toEqual(['openid', 'profile', 'email', 'offline_access'])
})

test('Okta Classic has pages of its own, at the org', () => {
  use({ OIDC_ISSUER: 'https://id.example.org/oauth2/default', OIDC_PRESET: 'okta-classic' })
  expect(clients()[0]).toMatchObject({
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
  expect(clients()[0]).toMatchObject({
    pages: {
      registration: null,
      password_reset: { url: 'https://example.okta.com/signin/forgot-password' },
    },
  })
})

test.each([
  ['https://example.okta.com', 'okta'],
  ['https://example.oktapreview.com/oauth2/default', 'okta'],
  ['https://example.okta-emea.com', 'okta'],
  ['https://example.auth0.com/', 'auth0'],
  ['https://example.eu.auth0.com/', 'auth0'],
  ['https://id.example.org/realms/starter', 'keycloak'],
  ['https://id.example.org/auth/realms/starter', 'keycloak'],
  ['https://example.ciamlogin.com/example.onmicrosoft.com/v2.0', 'entra-external-id'],
  ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI', 'cognito'],
  ['https://accounts.google.com', 'google'],
  ['https://auth.pingone.com/environment/as', 'pingone'],
  ['https://auth.pingone.com.au/environment/as', 'pingone'],
  ['https://example.logto.app/oidc', 'logto'],
  ['https://example-abcdef.eu1.zitadel.cloud', 'zitadel'],
  ['https://example.fusionauth.io', 'fusionauth'],
])('%s is known as %s', (issuer, name) => {
  use({ OIDC_ISSUER: issuer })
  expect(clients()[0].preset.name).toBe(name)
})

test.each([
  'https://okta.com.example.org',
  'https://notokta.com',
  'https://okta.com',
  'https://example-okta.com',
  'https://example.okta.com.evil.example',
  'https://examplexauth0.com/',
  'https://auth0.com.evil.example/',
  'https://evil.example/.auth0.com/',
  'https://evilciamlogin.com',
  'https://cognito-idp.amazonaws.com',
  'https://cognito-idp.eu-west-1.amazonaws.com.evil.example',
  'https://evil.example/cognito-idp.eu-west-1.amazonaws.com',
  'https://accounts.google.com.evil.example',
  'https://evil-accounts.google.com',
  'https://auth.pingone.example',
  'https://auth.pingone.com.evil.example',
  'https://evilauth.pingone.com',
  'https://evillogto.app',
  'https://zitadel.cloud.evil.example',
  'https://fusionauth.io.evil.example',
  'https://id.example.org/realmsish/starter',
  'https://id.example.org/my-realms/starter',
  'https://id.example.org',
])('%s has the generic preset', (issuer) => {
  use({ OIDC_ISSUER: issuer })
  expect(clients()[0].preset.name).toBe('generic')
})

test.each([
  ['account', 'https://id.example.org/realms/starter', 'https://id.example.org/realms/starter/account'],
  ['account', 'https://id.example.org/', 'https://id.example.org/account'],
  ['account', 'https://id.example.org', 'https://id.example.org/account'],
  ['/settings', 'https://id.example.org/oauth2/default', 'https://id.example.org/settings'],
  ['https://account.example.org/me', 'https://id.example.org', 'https://account.example.org/me'],
])('%s of %s is %s', (address, issuer, url) => {
  expect(hostedUrl({ address }, issuer)).toEqual({ url })
})

test('each page has a setting of its own', () => {
  const names = { REGISTRATION: 'registration', PASSWORD_RESET: 'password_reset', MFA: 'mfa' }
  for (const [setting, page] of Object.entries({
    ...names,
    CHANGE_PASSWORD: 'change_password',
    PROFILE: 'profile',
  })) {
    use({ OIDC_ISSUER: 'https://id.example.org', [`OIDC_${setting}_URL`]: 'https://id.example.org/page' })
    const { pages } = clients()[0]
    const set = Object.entries(pages).filter(([, known]) => known && 'url' in known)
    expect(set).toEqual([[page, { url: 'https://id.example.org/page' }]])
  }
})

function use(settings: Record<string, string>): void {
  const read = readSettings({ ...app, ...settings })
  if ('faults' in read) throw new Error(read.faults.join('\n'))
  current.settings = read.settings
}
