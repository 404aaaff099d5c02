import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createAuthorizationRequest } from '#lib/oidc/authorization-request.ts'
import { readAuthorizationResponse } from '#lib/oidc/authorization-response.ts'
import type { Client } from '#lib/oidc/client.ts'
import { exchangeCode } from '#lib/oidc/code-exchange.ts'
import { generic } from '#lib/oidc/presets/generic.ts'
import { patientTimeout } from '#lib/time/patient-wait.ts'
import { budgetMilliseconds } from '#lib/time/request-budget.ts'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf, person, type Tenant } from '../hostile-provider/tenant.ts'

let provider: HostileProvider
beforeAll(async () => {
  provider = await startHostileProvider()
})
afterAll(() => provider.stop())

const kept: { case: CaseName; seconds: number }[] = [
  { case: 'happy', seconds: 300 },
  { case: 'jwks-uri-with-dots', seconds: 300 },
  { case: 'no-store', seconds: 300 },
  { case: 'no-cache', seconds: 300 },
  { case: 'max-age-0', seconds: 60 },
  { case: 'max-age-120', seconds: 120 },
  { case: 'max-age-a-day', seconds: 300 },
]

// In this process and without an app: only so can five minutes pass at once, for the provider as for us.
for (const { case: name, seconds } of kept) {
  test(`metadata and keys are kept for five minutes, or less but never below one: ${name}, ${seconds} s`, async () => {
    const tenant = provider.tenant(name)
    const asked = async () => {
      expect((await walk(tenant)).sub).toBe(person.sub)
      return { discovery: countOf(tenant, 'discovery'), jwks: countOf(tenant, 'jwks') }
    }
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const start = Date.now()
      expect(await asked()).toEqual({ discovery: 1, jwks: 1 })
      vi.setSystemTime(start + (seconds - 10) * 1000)
      expect(await asked()).toEqual({ discovery: 1, jwks: 1 })
      vi.setSystemTime(start + (seconds + 10) * 1000)
      expect(await asked()).toEqual({ discovery: 2, jwks: 2 })
    } finally {
      vi.useRealTimers()
    }
  })
}

async function walk(tenant: Tenant) {
  const client = clientOf(tenant)
  const budget = AbortSignal.timeout(5000)
  const attempt = { page: 'sign_in', returnTo: '/', remember: false, parameters: {} } as const
  const { url, transaction } = await createAuthorizationRequest(client, attempt, budget)
  const answer = await fetch(url, { redirect: 'manual' })
  const response = readAuthorizationResponse(new URL(answer.headers.get('location') ?? ''))
  return exchangeCode(client, response, transaction, budget)
}

function clientOf({ issuer, client }: Tenant): Client {
  return {
    providerName: 'Hostile',
    issuer,
    clientId: client.id,
    clientSecret: client.secret,
    privateKeys: [],
    requirePushedAuthorizationRequests: false,
    dpopBoundAccessTokens: false,
    idTokenSignedResponseAlg: 'RS256',
    scopes: generic.scopes,
    acrValues: [],
    wantedClaims: ['name', 'email'],
    redirectUri: 'http://localhost:3000/auth/callback',
    postLogoutRedirectUri: 'http://localhost:3000/auth/signed-out',
    preset: generic,
    pages: { registration: null, password_reset: null, change_password: null, profile: null, mfa: null },
    allowInsecureRequests: true,
    sharedBudget: () => patientTimeout(budgetMilliseconds),
  }
}
