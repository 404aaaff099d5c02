import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '#lib/oidc/client.ts'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf } from '../hostile-provider/tenant.ts'
import { clientAt } from './client-at.ts'
import { expectRefused } from './refusal-table.ts'
import { startSignIn } from './sign-in.ts'

const pushing = { requirePushedAuthorizationRequests: true }

let provider: HostileProvider
beforeAll(async () => {
  provider = await startHostileProvider()
})
afterAll(() => provider.stop())

describe('a pushed request that fails sends no browser to the provider', () => {
  const rows: [string, CaseName, Partial<Client>, Refusal][] = [
    [
      'no endpoint, though the metadata requires it',
      'par-without-endpoint',
      {},
      { code: 'provider_misconfigured', check: 'pushed_authorization_request_endpoint' },
    ],
    [
      'no endpoint, though the setting requires it',
      'happy',
      pushing,
      { code: 'provider_misconfigured', check: 'pushed_authorization_request_endpoint' },
    ],
    ['400', 'par-refused', {}, { code: 'provider_error', check: 'pushed_authorization_request_error' }],
    [
      '401',
      'par-client-refused',
      {},
      { code: 'client_refused', check: 'pushed_authorization_request_error' },
    ],
    ['500', 'par-broken', {}, { code: 'provider_error', check: 'pushed_authorization_request_status' }],
    ['no reference', 'par-without-reference', {}, { code: 'provider_error', check: 'request_uri' }],
    [
      'a redirect',
      'par-redirect',
      {},
      { code: 'provider_error', check: 'pushed_authorization_request_status' },
    ],
    ['no answer', 'par-hang', {}, { code: 'provider_unreachable', check: 'timeout' }],
  ]
  test.each(rows)('%s', async (title, name, settings, refusal) => {
    const tenant = provider.tenant(name, `failed-${title.replaceAll(/\W/g, '')}`)
    await expectRefused(tenant, startSignIn(clientAt(tenant, settings)), refusal)
    expect(countOf(tenant, 'authorize')).toBe(0)
  })
})

type Refusal = { code: string; check: string }
