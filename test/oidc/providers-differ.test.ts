import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Identity } from '#lib/oidc/identity.ts'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { calls, countOf, issuerPath, person, type Tenant } from '../hostile-provider/tenant.ts'
import { clientAt } from './client-at.ts'
import { expectRefused } from './refusal-table.ts'
import { finishSignIn, goToProvider, signIn, startSignIn } from './sign-in.ts'

const issuers: { title: string; variants: string[] }[] = [
  { title: 'with a path', variants: ['named'] },
  { title: 'without a path', variants: ['root'] },
  { title: 'with a path and a slash at its end', variants: ['slash'] },
  { title: 'without a path, with a slash at its end', variants: ['root', 'slash'] },
]

const leftOut: { title: string; case: CaseName; userinfo?: number; variants?: string[] }[] = [
  { title: 'token_endpoint_auth_methods_supported: Basic, its default', case: 'no-auth-methods-supported' },
  {
    title: 'code_challenge_methods_supported: S256 all the same',
    case: 'no-challenge-methods-supported',
  },
  { title: 'scopes_supported', case: 'no-scopes-supported' },
  { title: 'id_token_signing_alg_values_supported', case: 'no-signing-algs-supported' },
  {
    title: 'userinfo_endpoint, where the ID token is fat',
    case: 'no-userinfo-endpoint',
    userinfo: 0,
    variants: ['fat'],
  },
  { title: 'all that it may leave out', case: 'nothing-optional-supported' },
]

describe('providers differ, and sign-in works', () => {
  let provider: HostileProvider
  beforeAll(async () => {
    provider = await startHostileProvider()
  })
  afterAll(() => provider.stop())

  for (const { title, variants } of issuers) {
    test(`an issuer ${title} is kept to the letter`, async () => {
      const own = variants.includes('root') ? await startHostileProvider() : provider
      const tenant = own.tenant('happy', ...variants)
      expect((await expectSignIn(tenant)).iss).toBe(tenant.issuer)
      const [discovery] = tenant.requests.filter(({ endpoint }) => endpoint === 'discovery')
      expect(discovery?.url.pathname).toBe(`${issuerPath(tenant)}/.well-known/openid-configuration`)
      if (own !== provider) await own.stop()
    })
  }

  for (const row of leftOut) {
    test(`metadata without ${row.title}`, async () => {
      const tenant = provider.tenant(row.case, ...(row.variants ?? []))
      await expectSignIn(tenant)
      expect(calls(tenant)).toEqual({ token: 1, userinfo: row.userinfo ?? 1, jwks: 1 })
    })
  }

  test('Keycloak’s further parameters and members, and an aud that is a string, do no harm', async () => {
    const tenant = provider.tenant('keycloak')
    const client = clientAt(tenant)
    const { url, transaction } = await startSignIn(client)
    const callback = await goToProvider(url)
    expect([...callback.searchParams.keys()]).toEqual(['code', 'state', 'iss', 'session_state'])
    expect((await finishSignIn(client, callback, transaction)).sub).toBe(person.sub)
  })

  test('metadata and keys that say no-store and no-cache are asked for once all the same', async () => {
    const tenant = provider.tenant('happy', 'no-store')
    for (let person = 0; person < 3; person++) await expectSignIn(tenant)
    expect(calls(tenant)).toEqual({ token: 3, userinfo: 3, jwks: 1 })
    expect(countOf(tenant, 'discovery')).toBe(1)
  })

  test('a key that is made when its algorithm is first used', async () => {
    const tenant = provider.tenant('key-made-on-demand')
    for (const fetched of [1, 1]) {
      await signIn(clientAt(tenant, { idTokenSignedResponseAlg: 'ES256' }))
      expect(calls(tenant).jwks).toBe(fetched)
    }
  })

  test('a key for userinfo that is made after the ID token’s keys were fetched', async () => {
    const tenant = provider.tenant('userinfo-key-made-on-demand')
    for (const times of [1, 2]) {
      await expectSignIn(tenant)
      expect(calls(tenant)).toEqual({ token: times, userinfo: times, jwks: 2 })
    }
  })

  test('addresses that tokens and userinfo name on another host are never asked', async () => {
    const tenant = provider.tenant('addresses-in-tokens')
    expect(JSON.stringify((await expectSignIn(tenant)).claims)).not.toContain(tenant.otherOrigin)
    expect(countOf(tenant, 'trap')).toBe(0)
    // The trap works: a request to it is recorded.
    await fetch(`${tenant.otherOrigin}${issuerPath(tenant)}/trap`)
    expect(countOf(tenant, 'trap')).toBe(1)
  })

  for (const variants of [['slash'], ['root', 'slash']]) {
    test(`a slash that the settings have and the metadata has not is refused (${variants})`, async () => {
      const own = await startHostileProvider()
      const tenant = own.tenant('issuer-without-its-slash', ...variants)
      const refusal = { code: 'provider_misconfigured', check: 'discovery_issuer' }
      await expectRefused(tenant, startSignIn(clientAt(tenant)), refusal)
      expect(countOf(tenant, 'authorize')).toBe(0)
      await own.stop()
    })
  }
})

async function expectSignIn(tenant: Tenant): Promise<Identity> {
  const identity = await signIn(clientAt(tenant))
  expect(identity.sub).toBe(person.sub)
  expect(identity.claims).toMatchObject({ name: person.name, email: person.email })
  return identity
}
