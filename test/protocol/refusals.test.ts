import { describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { calls, countOf } from '../hostile-provider/tenant.ts'
import { expectRefused, expectSignedIn } from './observe.ts'
import { takeIssuer, type Wanted } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

// One row of each table of test/oidc, through the whole app: a refusal of lib/oidc reaches the error page and the log.
const rows: Row[] = [
  {
    title: 'row 10: wrong aud [oidcc-client-test-invalid-aud]',
    case: 'id-token-wrong-aud',
    code: 'id_token_invalid',
    check: 'aud',
    calls: { token: 1, userinfo: 0 },
  },
  {
    title: 'row 5: signature left out',
    case: 'signature-stripped',
    code: 'id_token_invalid',
    check: 'signature',
    calls: { token: 1, userinfo: 0 },
  },
  {
    title: 'row 4: RS256 where another algorithm is registered',
    case: 'rs256-where-another-is-registered',
    kind: 'es256',
    code: 'id_token_invalid',
    check: 'alg',
    calls: { token: 1, userinfo: 0 },
  },
  {
    title: 'row 27: wrong sub [oidcc-client-test-userinfo-invalid-sub]',
    case: 'userinfo-wrong-sub',
    code: 'userinfo_invalid',
    check: 'userinfo_sub',
    calls: { token: 1, userinfo: 1 },
  },
  {
    title: 'row 35: 400 invalid_grant',
    case: 'token-invalid-grant',
    code: 'token_request_refused',
    check: 'token_error',
    calls: { token: 1, userinfo: 0, jwks: 0 },
  },
  {
    title: '401 unauthorized_client, as Keycloak says',
    case: 'client-refused-401-unauthorized-client',
    code: 'client_refused',
    check: 'token_error',
    calls: { token: 1, userinfo: 0, jwks: 0 },
  },
  {
    title: 'row 30: wrong iss',
    case: 'callback-wrong-iss',
    code: 'issuer_mismatch',
    check: 'iss',
    calls: { token: 0, userinfo: 0 },
  },
  {
    title: 'row 31: wrong state',
    case: 'callback-wrong-state',
    code: 'transaction_missing',
    check: 'state',
    calls: { token: 0, userinfo: 0 },
  },
  {
    title: 'row 32: an error made of markup',
    case: 'callback-unknown-error',
    code: 'provider_error',
    check: 'error',
    calls: { token: 0, userinfo: 0 },
  },
  {
    title: 'a redirect of the token endpoint is not followed',
    case: 'token-redirects',
    code: 'token_request_refused',
    check: 'token_status',
    calls: { token: 1, userinfo: 0 },
  },
  {
    title: 'a bearer token instead of a bound one',
    case: 'dpop-answered-bearer',
    kind: 'bound',
    code: 'token_request_refused',
    check: 'token_type',
    calls: { token: 1, userinfo: 0 },
  },
]

describe('a sign-in that must not succeed ends on the error page, without a session', () => {
  for (const { title, case: name, kind, calls: expected, ...refusal } of rows) {
    test(title, async () => {
      const { app, tenant, visitor } = await takeIssuer(name, kind && { kind })
      const browser = visitor()
      const { callback } = await signIn(browser)
      await expectRefused(app, tenant, browser, callback, refusal)
      expect(calls(tenant)).toMatchObject(expected)
      expect(tenant.requests.filter(({ endpoint }) => endpoint.startsWith('elsewhere'))).toEqual([])
    })
  }
})

const before: Omit<Row, 'calls'>[] = [
  {
    title: 'row 25: another issuer [oidcc-client-test-discovery-issuer-mismatch]',
    case: 'discovery-issuer-mismatch',
    code: 'provider_misconfigured',
    check: 'discovery_issuer',
  },
  { title: 'row 26: 500', case: 'discovery-500', code: 'provider_unreachable', check: 'discovery_status' },
  {
    title: 'a pushed request that is refused',
    case: 'par-refused',
    code: 'provider_error',
    check: 'pushed_authorization_request_error',
  },
]

describe('a sign-in that must not begin ends on the error page, without a transaction', () => {
  for (const { title, case: name, ...refusal } of before) {
    test(title, async () => {
      const { app, tenant, visitor } = await takeIssuer(name)
      const browser = visitor()
      const answer = await browser.get(`/auth/login?provider=${browser.provider}`)
      expect([...browser.cookies.keys()].filter((cookie) => cookie.includes('transaction'))).toEqual([])
      await expectRefused(app, tenant, browser, answer, refusal)
      expect(countOf(tenant, 'authorize')).toBe(0)
      expect(tenant.requests.filter(({ endpoint }) => endpoint.startsWith('elsewhere'))).toEqual([])
    })
  }
})

const accepted: [string, CaseName, Wanted, ReturnType<typeof calls>][] = [
  ['row 1: thin ID token [oidcc-client-test]', 'happy', {}, { token: 1, userinfo: 1, jwks: 1 }],
  ['row 1: fat ID token, userinfo is not asked', 'happy', { fat: true }, { token: 1, userinfo: 0, jwks: 1 }],
  ['row 3: client_secret_post', 'client-secret-post', {}, { token: 1, userinfo: 1, jwks: 1 }],
  ['row 4: ES256, registered', 'es256-only', { kind: 'es256' }, { token: 1, userinfo: 1, jwks: 1 }],
  [
    'token, keys and userinfo on another host',
    'endpoints-on-another-host',
    {},
    { token: 1, userinfo: 1, jwks: 1 },
  ],
]

describe('a provider within the rules is accepted', () => {
  test.each(accepted)('%s', async (_, name, wanted, expected) => {
    const { app, tenant, visitor } = await takeIssuer(name, wanted)
    const browser = visitor()
    const { callback } = await signIn(browser)
    await expectSignedIn(app, tenant, browser, callback)
    expect(calls(tenant)).toEqual(expected)
  })
})

type Row = {
  title: string
  case: CaseName
  kind?: Wanted['kind']
  code: string
  check: string
  calls: { token: number; userinfo: number; jwks?: number }
}
