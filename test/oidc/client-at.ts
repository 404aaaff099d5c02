import type { Client } from '#lib/oidc/client.ts'
import { generic } from '#lib/oidc/presets/generic.ts'
import { patientTimeout } from '#lib/time/patient-wait.ts'
import { budgetMilliseconds } from '#lib/time/request-budget.ts'
import type { Tenant } from '../hostile-provider/tenant.ts'

/** The client of this issuer, as the app builds it from its settings. */
export function clientAt({ issuer, client }: Tenant, settings: Partial<Client> = {}): Client {
  return {
    providerName: 'Hostile',
    issuer,
    clientId: client.id,
    credential: { secret: client.secret },
    requirePushedAuthorizationRequests: false,
    dpopBoundAccessTokens: false,
    idTokenSignedResponseAlg: 'RS256',
    scopes: generic.scopes,
    acrValues: [],
    wantedClaims: ['name', 'email'],
    redirectUri: `http://localhost:3000${client.callback}`,
    postLogoutRedirectUri: 'http://localhost:3000/auth/signed-out',
    preset: generic,
    pages: { registration: null, password_reset: null, change_password: null, profile: null, mfa: null },
    allowInsecureRequests: true,
    sharedBudget: () => patientTimeout(budgetMilliseconds),
    ...settings,
  }
}

/** The settings of a client under `SECURITY_PROFILE=fapi2` whose ID tokens are signed with ES256. */
export const fapi2 = {
  profile: 'fapi2',
  requirePushedAuthorizationRequests: true,
  dpopBoundAccessTokens: true,
  idTokenSignedResponseAlg: 'ES256',
} as const
