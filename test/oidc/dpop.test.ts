import { decodeProtectedHeader } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { changeNonce } from '../hostile-provider/dpop-proof.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { calls, person, type RecordedRequest, requestsTo } from '../hostile-provider/tenant.ts'
import { clientAt } from './client-at.ts'
import { expectRefused } from './refusal-table.ts'
import { signIn } from './sign-in.ts'

// A provider for each test: the app keeps the latest nonce of each origin.
let provider: HostileProvider
beforeEach(async () => {
  provider = await startHostileProvider()
})
afterEach(() => provider.stop())

const boundAt = (name: CaseName) => {
  const tenant = provider.tenant(name)
  return { tenant, client: clientAt(tenant, { dpopBoundAccessTokens: true }) }
}

describe('tokens that are bound to a key', () => {
  test('the code is bound by dpop_jkt, the tokens by a proof, and userinfo is asked with another', async () => {
    const { tenant, client } = boundAt('dpop')
    expect((await signIn(client)).sub).toBe(person.sub)
    const grants = [...tenant.grants.values()]
    expect(grants.map(({ jkt }) => jkt)).toEqual([expect.stringMatching(/^[\w-]{43}$/)])
    expect(calls(tenant)).toMatchObject({ token: 1, userinfo: 1 })
    const [userinfo] = requestsTo(tenant, 'userinfo')
    expect(userinfo?.headers.authorization).toMatch(/^DPoP /)
  })

  test('each session has a key of its own', async () => {
    const { tenant, client } = boundAt('dpop')
    await signIn(client)
    await signIn(client)
    expect(new Set(requestsTo(tenant, 'token').map(keyOf)).size).toBe(2)
  })

  test('a nonce that is asked for is put into the next proof, and remembered for the sign-ins after it', async () => {
    const { tenant, client } = boundAt('dpop-nonce')
    await signIn(client)
    // Refused once, and sent again with the nonce: the code was not spent on it.
    expect(calls(tenant)).toMatchObject({ token: 2, userinfo: 1 })
    await signIn(client)
    expect(calls(tenant)).toMatchObject({ token: 3, userinfo: 2 })
    changeNonce(tenant)
    await signIn(client)
    expect(calls(tenant)).toMatchObject({ token: 5, userinfo: 3 })
  })

  test('a provider that is content with no nonce is asked twice and no more', async () => {
    const { tenant, client } = boundAt('dpop-nonce-for-ever')
    await expectRefused(tenant, signIn(client), { code: 'token_request_refused', check: 'token_error' })
    expect(calls(tenant)).toMatchObject({ token: 2, userinfo: 0 })
  })

  test('a bearer token instead of a bound one is refused, and userinfo never sees it', async () => {
    const { tenant, client } = boundAt('dpop-answered-bearer')
    await expectRefused(tenant, signIn(client), { code: 'token_request_refused', check: 'token_type' })
    expect(calls(tenant)).toMatchObject({ token: 1, userinfo: 0 })
  })
})

function keyOf({ headers }: RecordedRequest): string {
  return JSON.stringify(decodeProtectedHeader(String(headers['dpop'])).jwk)
}
