import { describe, expect, test } from 'vitest'
import { readSettings } from '#lib/env/settings.ts'

const usable = {
  APP_URL: 'https://app.example.org',
  OIDC_ISSUER: 'https://id.example.org/',
  OIDC_CLIENT_ID: 'starter',
  OIDC_CLIENT_SECRET: 'from-the-console',
  SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
  SESSION_STORE_URL: 'file:/var/lib/starter/sessions.db',
}

describe('the settings', () => {
  test('are typed, with sound defaults for what is left out', () => {
    const { settings } = readSettings(usable) as { settings: Record<string, unknown> }
    expect(settings).toMatchObject({
      session: {
        idleSeconds: 3600,
        absoluteSeconds: 86_400,
        rememberedIdleSeconds: 604_800,
        rememberedAbsoluteSeconds: 2_592_000,
      },
      providers: [{ name: undefined, idTokenSignedResponseAlg: 'RS256' }],
      demoAccounts: [],
    })
  })

  test('keep the issuer to the letter, trailing slash included', () => {
    expect(readSettings(usable)).toMatchObject({
      settings: { providers: [{ issuer: 'https://id.example.org/' }] },
    })
  })

  test('name every missing variable at once', () => {
    const named = faults({}).map((fault) => fault.split(' ')[0])
    expect(named.sort()).toEqual(Object.keys(usable).sort())
  })

  test.each([
    ['APP_URL', 'app.example.org', /not an http or https URL/],
    ['APP_URL', 'https://app.example.org/path', /origin alone/],
    ['APP_URL', 'https://user@app.example.org', /origin alone/],
    ['APP_URL', 'http://app.example.org', /uses http/],
    ['APP_URL', 'http://localhost:3000', /uses http/],
    ['APP_URL', 'javascript:alert(1)', /not an http or https URL/],
    ['OIDC_ISSUER', 'https://{yourOktaDomain}', /placeholder/],
    ['OIDC_ISSUER', 'https://id.example.org/.well-known/openid-configuration', /Leave out everything/],
    ['OIDC_ISSUER', 'https://id.example.org?x=1', /query/],
    ['OIDC_ISSUER', 'https://example-admin.okta.com', /admin console. Leave out -admin/],
    ['OIDC_ISSUER', 'https://example-admin.oktapreview.com/oauth2/default', /Leave out -admin/],
    ['OIDC_ISSUER', 'http://localhost:3001', /uses http/],
    ['OIDC_CLIENT_SECRET', '{clientSecret}', /sample value/],
    ['OIDC_CLIENT_ID', 'your-client-id', /sample value/],
    ['OIDC_TOKEN_ENDPOINT_AUTH_METHOD', 'none', /client_secret_basic/],
    ['OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG', 'none', /must be one of/],
    ['OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG', 'HS256', /must be one of/],
    ['OIDC_SCOPES', 'profile email', /openid/],
    ['OIDC_REGISTRATION_URL', 'javascript:alert(1)', /not an http or https URL/],
    ['OIDC_REGISTRATION_URL', 'http://id.example.org/register', /uses http/],
    ['OIDC_PASSWORD_RESET_URL', 'http://id.example.org/reset', /uses http/],
    ['OIDC_CHANGE_PASSWORD_URL', 'http://id.example.org/change', /uses http/],
    ['OIDC_PROFILE_URL', 'id.example.org/profile', /not an http or https URL/],
    ['OIDC_MFA_URL', 'javascript:alert(1)', /not an http or https URL/],
    ['OIDC_PRESET', 'okta-identity', /must be one of okta, okta-classic, auth0, keycloak/],
    ['SESSION_SECRET', 'short', /32 bytes/],
    ['SESSION_SECRET', `${usable.SESSION_SECRET},short`, /32 bytes/],
    ['SESSION_SECRET', 'a'.repeat(64), /repeats few characters/],
    ['SESSION_SECRET', 'change-me-change-me-change-me-change-me', /sample value/],
    ['SESSION_STORE_URL', '/var/lib/sessions.db', /file:/],
    ['SESSION_STORE_URL', 'redis://', /neither a file nor a Redis/],
    ['SESSION_STORE_URL', 'http://redis.example.org', /neither a file nor a Redis/],
    ['SESSION_STORE_URL', 'rediss://redis.example.org/sessions', /neither a file nor a Redis/],
    ['SESSION_IDLE_SECONDS', '90000', /longer than SESSION_ABSOLUTE_SECONDS/],
    ['SESSION_IDLE_SECONDS', 'an hour', /whole number/],
    ['SESSION_IDLE_SECONDS', '0', /at least 1/],
    ['RUN_MODE', 'production', /development or preview/],
    ['RUN_MODE', 'preview', /not a loopback address/],
    ['DEMO_ACCOUNTS', '[]', /shows passwords/],
    ['LOG_LEVEL', 'loud', /must be/],
  ])('refuse %s=%s and say what to do', (name, value, says) => {
    const all = faults({ ...usable, [name]: value })
    expect(all).toHaveLength(1)
    expect(all[0]).toContain(name)
    expect(all[0]).toMatch(says)
  })

  test('take a Redis, with TLS, a user and a database', () => {
    const url = 'rediss://app:p%40ss@redis.example.org:6380/2'
    const read = readSettings({ ...usable, SESSION_STORE_URL: url })
    expect(read).toMatchObject({ settings: { sessionStoreUrl: url } })
  })

  test('refuse a file for the sessions on a host that loses its disk between requests', () => {
    expect(faults({ ...usable, VERCEL: '1' })).toEqual([
      expect.stringMatching(/^SESSION_STORE_URL .*rediss:/),
    ])
  })

  test('accept plain http on loopback with RUN_MODE, and only there', () => {
    const local = { ...usable, APP_URL: 'http://localhost:3000', OIDC_ISSUER: 'http://127.0.0.1:3001' }
    expect(readSettings({ ...local, RUN_MODE: 'development' })).toHaveProperty('settings')
    expect(faults({ ...local, RUN_MODE: 'development', OIDC_ISSUER: 'http://id.example.org' })).toHaveLength(
      1,
    )
  })

  test('take an empty registration URL for "no link", and any other empty value for "not set"', () => {
    const read = readSettings({ ...usable, OIDC_REGISTRATION_URL: '', ADMIN_GROUP: '' })
    expect(read).toMatchObject({
      settings: { providers: [{ pageUrls: { registration: '' }, adminGroup: undefined }] },
    })
  })
})

function faults(variables: Record<string, string>): string[] {
  const read = readSettings(variables)
  return 'faults' in read ? read.faults : []
}
