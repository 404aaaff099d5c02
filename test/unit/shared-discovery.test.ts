import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#lib/oidc/client.ts'
import { generic } from '#lib/oidc/presets/generic.ts'
import { providerMetadata } from '#lib/oidc/provider-metadata.ts'
import { patientTimeout } from '#lib/time/patient-wait.ts'
import { budgetMilliseconds } from '#lib/time/request-budget.ts'

let server: Server
let issuer: string
const waiting: ServerResponse[] = []
let heard: () => void = () => {}

beforeAll(async () => {
  server = createServer((_, response) => {
    waiting.push(response)
    heard()
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('who gives up early does not end the discovery that others wait for', async () => {
  const asked = new Promise<void>((resolve) => {
    heard = resolve
  })
  const impatience = new AbortController()
  const impatient = providerMetadata(client(), impatience.signal)
  const patient = providerMetadata(client(), AbortSignal.timeout(10_000))
  await asked
  impatience.abort()
  await expect(impatient).rejects.toMatchObject({ code: 'provider_unreachable', check: 'timeout' })
  for (const response of waiting) answer(response)
  await expect(patient).resolves.toMatchObject({ issuer })
  expect(waiting).toHaveLength(1)
})

function answer(response: ServerResponse): void {
  response.setHeader('Content-Type', 'application/json')
  const endpoints = Object.fromEntries(
    ['authorization_endpoint', 'token_endpoint', 'jwks_uri'].map((name) => [name, `${issuer}/${name}`]),
  )
  response.end(JSON.stringify({ issuer, ...endpoints }))
}

function client(): Client {
  return {
    providerName: 'Hostile',
    issuer,
    clientId: 'starter',
    credential: { secret: 'not used' },
    requirePushedAuthorizationRequests: false,
    dpopBoundAccessTokens: false,
    idTokenSignedResponseAlg: 'RS256',
    scopes: ['openid'],
    acrValues: [],
    wantedClaims: [],
    redirectUri: 'https://app.example.org/auth/callback',
    postLogoutRedirectUri: 'https://app.example.org/auth/signed-out',
    preset: generic,
    pages: { registration: null, password_reset: null, change_password: null, profile: null, mfa: null },
    allowInsecureRequests: true,
    sharedBudget: () => patientTimeout(budgetMilliseconds),
  }
}
