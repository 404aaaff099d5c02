import { createHash } from 'node:crypto'
import type { ServerMetadata } from 'openid-client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readSettings } from '#lib/env/settings.ts'
import { createAuthorizationRequest } from '#lib/oidc/authorization-request.ts'
import { createEndSessionRequest } from '#lib/oidc/end-session-request.ts'
import { type PresetName, presetNames } from '#lib/oidc/presets/names.ts'
import type { AccountPage } from '#lib/oidc/presets/preset.ts'
import { presets } from '#lib/oidc/presets/presets.ts'
import { forgetProviderMetadata } from '#lib/oidc/provider-metadata.ts'
import { clients } from '#lib/ways-in/clients.ts'

const current = vi.hoisted(() => ({ settings: undefined as unknown }))
vi.mock('#lib/env/env.ts', () => ({ env: () => current.settings }))

/**
 * The usual settings of each provider, and the expected addresses of its pages: `→` marks an authorization request of
 * ours.
 */
const table: Record<PresetName, Row> = {
  okta: {
    issuer: 'https://example.okta.com',
    authorization: 'https://example.okta.com/oauth2/v1/authorize',
    endSession: 'https://example.okta.com/oauth2/v1/logout',
    pages: {
      registration: '→ https://example.okta.com/oauth2/v1/authorize',
      password_reset: '→ https://example.okta.com/oauth2/v1/authorize?prompt=login',
      change_password: 'https://example.okta.com/enduser/settings',
      profile: 'https://example.okta.com/enduser/settings',
      mfa: 'https://example.okta.com/enduser/settings',
    },
    signOut: 'standard',
  },
  'okta-classic': {
    issuer: 'https://classic.example.org/oauth2/default',
    authorization: 'https://classic.example.org/oauth2/default/v1/authorize',
    endSession: 'https://classic.example.org/oauth2/default/v1/logout',
    pages: {
      registration: 'https://classic.example.org/signin/register',
      password_reset: 'https://classic.example.org/signin/forgot-password',
      change_password: 'https://classic.example.org/enduser/settings',
      profile: 'https://classic.example.org/enduser/settings',
      mfa: 'https://classic.example.org/enduser/settings',
    },
    signOut: 'standard',
  },
  auth0: {
    issuer: 'https://example.eu.auth0.com/',
    authorization: 'https://example.eu.auth0.com/authorize',
    pages: {
      registration: '→ https://example.eu.auth0.com/authorize?screen_hint=signup&prompt=login',
      password_reset: '→ https://example.eu.auth0.com/authorize?screen_hint=reset-password&prompt=login',
      change_password: null,
      profile: null,
      mfa: null,
    },
    signOut:
      'https://example.eu.auth0.com/v2/logout?client_id=starter&returnTo=https%3A%2F%2Fapp.example.org%2Fauth%2Fsigned-out',
  },
  keycloak: {
    issuer: 'https://id.example.org/realms/starter',
    authorization: 'https://id.example.org/realms/starter/protocol/openid-connect/auth',
    endSession: 'https://id.example.org/realms/starter/protocol/openid-connect/logout',
    pages: {
      registration: '→ https://id.example.org/realms/starter/protocol/openid-connect/auth?prompt=create',
      password_reset: '→ https://id.example.org/realms/starter/protocol/openid-connect/forgot-credentials',
      change_password:
        '→ https://id.example.org/realms/starter/protocol/openid-connect/auth?kc_action=UPDATE_PASSWORD',
      profile:
        '→ https://id.example.org/realms/starter/protocol/openid-connect/auth?kc_action=UPDATE_PROFILE',
      mfa: '→ https://id.example.org/realms/starter/protocol/openid-connect/auth?kc_action=CONFIGURE_TOTP',
    },
    signOut: 'standard',
  },
  'entra-external-id': {
    issuer:
      'https://00000000-0000-4000-8000-000000000000.ciamlogin.com/00000000-0000-4000-8000-000000000000/v2.0',
    authorization: 'https://example.ciamlogin.com/00000000-0000-4000-8000-000000000000/oauth2/v2.0/authorize',
    endSession: 'https://example.ciamlogin.com/00000000-0000-4000-8000-000000000000/oauth2/v2.0/logout',
    pages: {
      registration:
        '→ https://example.ciamlogin.com/00000000-0000-4000-8000-000000000000/oauth2/v2.0/authorize?prompt=create',
      password_reset:
        '→ https://example.ciamlogin.com/00000000-0000-4000-8000-000000000000/oauth2/v2.0/authorize?prompt=login',
      change_password: null,
      profile: null,
      mfa: null,
    },
    signOut: 'standard',
  },
  cognito: {
    issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI',
    authorization: 'https://example.auth.eu-west-1.amazoncognito.com/oauth2/authorize',
    endSession: 'https://example.auth.eu-west-1.amazoncognito.com/logout',
    pages: {
      registration: '→ https://example.auth.eu-west-1.amazoncognito.com/signup',
      password_reset: '→ https://example.auth.eu-west-1.amazoncognito.com/forgotPassword',
      change_password: null,
      profile: null,
      mfa: null,
    },
    signOut:
      'https://example.auth.eu-west-1.amazoncognito.com/logout?client_id=starter&logout_uri=https%3A%2F%2Fapp.example.org%2Fauth%2Fsigned-out',
  },
  google: {
    issuer: 'https://accounts.google.com',
    authorization: 'https://accounts.google.com/o/oauth2/v2/auth',
    pages: {
      registration: null,
      password_reset: 'https://accounts.google.com/signin/recovery',
      change_password: 'https://myaccount.google.com/signinoptions/password',
      profile: 'https://myaccount.google.com/personal-info',
      mfa: 'https://myaccount.google.com/signinoptions/two-step-verification',
    },
    signOut: 'none',
  },
  pingone: {
    issuer: 'https://auth.pingone.eu/00000000-0000-4000-8000-000000000000/as',
    authorization: 'https://auth.pingone.eu/00000000-0000-4000-8000-000000000000/as/authorize',
    endSession: 'https://auth.pingone.eu/00000000-0000-4000-8000-000000000000/as/signoff',
    pages: {
      registration: '→ https://auth.pingone.eu/00000000-0000-4000-8000-000000000000/as/authorize',
      password_reset:
        '→ https://auth.pingone.eu/00000000-0000-4000-8000-000000000000/as/authorize?prompt=login',
      change_password: null,
      profile: null,
      mfa: null,
    },
    signOut: 'standard',
  },
  logto: {
    issuer: 'https://example.logto.app/oidc',
    authorization: 'https://example.logto.app/oidc/auth',
    endSession: 'https://example.logto.app/oidc/session/end',
    pages: {
      registration: '→ https://example.logto.app/oidc/auth?first_screen=register',
      password_reset: '→ https://example.logto.app/oidc/auth?first_screen=reset_password',
      change_password: 'https://example.logto.app/account/password',
      profile: null,
      mfa: 'https://example.logto.app/account/authenticator-app',
    },
    signOut: 'standard',
  },
  zitadel: {
    issuer: 'https://example-abcdef.eu1.zitadel.cloud',
    authorization: 'https://example-abcdef.eu1.zitadel.cloud/oauth/v2/authorize',
    endSession: 'https://example-abcdef.eu1.zitadel.cloud/oidc/v1/end_session',
    pages: {
      registration: '→ https://example-abcdef.eu1.zitadel.cloud/oauth/v2/authorize?prompt=create',
      password_reset: '→ https://example-abcdef.eu1.zitadel.cloud/oauth/v2/authorize?prompt=login',
      change_password: 'https://example-abcdef.eu1.zitadel.cloud/ui/console/users/me',
      profile: 'https://example-abcdef.eu1.zitadel.cloud/ui/console/users/me',
      mfa: 'https://example-abcdef.eu1.zitadel.cloud/ui/console/users/me',
    },
    signOut: 'standard',
  },
  fusionauth: {
    issuer: 'https://example.fusionauth.io',
    authorization: 'https://example.fusionauth.io/oauth2/authorize',
    endSession: 'https://example.fusionauth.io/oauth2/logout',
    pages: {
      registration: '→ https://example.fusionauth.io/oauth2/register',
      password_reset: '→ https://example.fusionauth.io/oauth2/authorize',
      change_password: null,
      profile: null,
      mfa: null,
    },
    signOut: 'standard',
  },
  generic: {
    issuer: 'https://id.example.org/',
    authorization: 'https://id.example.org/authorize?tenant=7',
    endSession: 'https://id.example.org/end-session',
    pages: {
      registration: '→ https://id.example.org/authorize?tenant=7&prompt=create',
      password_reset: null,
      change_password: null,
      profile: null,
      mfa: null,
    },
    signOut: 'standard',
  },
  embedded: {
    issuer: 'https://id.example.org',
    authorization: 'https://id.example.org/auth',
    endSession: 'https://id.example.org/session/end',
    pages: {
      registration: '→ https://id.example.org/auth?prompt=create',
      password_reset: '→ https://id.example.org/auth?screen_hint=reset-password',
      change_password: '→ https://id.example.org/auth?screen_hint=change-password',
      profile: null,
      mfa: null,
    },
    signOut: 'standard',
  },
}
const rows = Object.entries(table) as [PresetName, Row][]
const budget = AbortSignal.timeout(30_000)

beforeEach(() => {
  current.settings = undefined
})
afterEach(() => {
  for (const [, { issuer }] of rows) forgetProviderMetadata(issuer)
})

/** The scopes beside `openid profile email`. */
const further: Record<string, string[]> = {
  embedded: ['groups'],
  okta: ['offline_access'],
  'okta-classic': ['offline_access'],
  auth0: ['offline_access'],
  'entra-external-id': ['offline_access'],
  fusionauth: ['offline_access'],
  zitadel: ['offline_access'],
}

test('the settings know every preset, and no other', () => {
  expect([...presetNames].sort()).toEqual(Object.keys(presets).sort())
  for (const [name, preset] of Object.entries(presets)) expect(preset.name).toBe(name)
})

test('offline access is asked for where a refresh token takes it, and never at Keycloak', () => {
  const asking = Object.values(presets).filter(({ scopes }) => scopes.includes('offline_access'))
  const expected = Object.keys(further).filter((name) => further[name]?.includes('offline_access'))
  expect(asking.map(({ name }) => name).sort()).toEqual(expected.sort())
})

describe.each(rows)('%s', (name, row) => {
  beforeEach(() => use(name, row))

  test.each(Object.entries(row.pages) as [AccountPage, string | null][])('%s', async (page, expected) => {
    const client = clients()[0]
    const known = client.pages[page]
    if (!known || 'url' in known) return expect(known?.url ?? null).toBe(expected)

    const { url, transaction } = await createAuthorizationRequest(
      client,
      { page, returnTo: '/dashboard', remember: false, parameters: known.params, endpoint: known.endpoint },
      budget,
    )
    const sent = Object.fromEntries(url.searchParams)
    const wanted = new URL(expected?.replace('→ ', '') ?? '')
    expect(`→ ${url.origin}${url.pathname}`).toBe(`→ ${wanted.origin}${wanted.pathname}`)
    expect(expected).toMatch(/^→ /)
    expect(sent).toEqual({
      ...Object.fromEntries(wanted.searchParams),
      client_id: 'starter',
      redirect_uri: 'https://app.example.org/auth/callback',
      response_type: 'code',
      scope: ['openid profile email', ...(further[name] ?? [])].join(' '),
      state: transaction.state,
      nonce: transaction.nonce,
      code_challenge: createHash('sha256').update(transaction.code_verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    expect(new Set([transaction.state, transaction.nonce, transaction.code_verifier]).size).toBe(3)
    expect(transaction.page).toBe(page)
  })

  test('signs out', async () => {
    const ending = await createEndSessionRequest(clients()[0], 'the-id-token', budget)
    if (row.signOut === 'none') return expect(ending).toBeUndefined()
    if (row.signOut !== 'standard') return expect(ending).toEqual({ url: new URL(row.signOut) })
    const { url, state } = ending ?? {}
    expect(`${url?.origin}${url?.pathname}`).toBe(row.endSession)
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      client_id: 'starter',
      id_token_hint: 'the-id-token',
      post_logout_redirect_uri: 'https://app.example.org/auth/signed-out',
      state,
    })
  })
})

test('Auth0 signs out by the standard where its metadata offers it', async () => {
  const endSession = 'https://example.eu.auth0.com/oidc/logout'
  use('auth0', { ...table.auth0, endSession })
  const ending = await createEndSessionRequest(clients()[0], 'the-id-token', budget)
  expect(ending?.url.href.startsWith(`${endSession}?`)).toBe(true)
  expect(ending?.state).toBeTruthy()
})

/** The settings of an app at that provider, whose metadata was read just now. */
function use(name: PresetName, { issuer, authorization, endSession }: Row): void {
  const read = readSettings({
    APP_URL: 'https://app.example.org',
    OIDC_ISSUER: issuer,
    OIDC_PRESET: name,
    OIDC_CLIENT_ID: 'starter',
    OIDC_CLIENT_SECRET: 'from-the-console',
    SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
    SESSION_STORE_URL: 'file:/var/lib/starter/sessions.db',
  })
  if ('faults' in read) throw new Error(read.faults.join('\n'))
  current.settings = read.settings
  const metadata: ServerMetadata = {
    issuer,
    authorization_endpoint: authorization,
    token_endpoint: `${new URL(authorization).origin}/token`,
    jwks_uri: `${new URL(authorization).origin}/jwks`,
    ...(endSession && { end_session_endpoint: endSession }),
  }
  const { identityStarterMetadata: cache } = globalThis as unknown as { identityStarterMetadata: Cache }
  cache.set(issuer, { metadata: Promise.resolve(metadata), freshUntil: Number.POSITIVE_INFINITY })
}

type Row = {
  issuer: string
  authorization: string
  endSession?: string
  pages: Record<AccountPage, string | null>
  /** `standard`: RP-Initiated Logout at `endSession`. */
  signOut: string
}

type Cache = Map<string, { metadata: Promise<ServerMetadata>; freshUntil: number }>
