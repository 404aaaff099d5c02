import type { HostileCase, Metadata } from '../hostile-case.ts'
import { endpointUrl, type Tenant } from '../tenant.ts'

const withRevocation = (metadata: Metadata, tenant: Tenant) => ({
  ...metadata,
  revocation_endpoint: endpointUrl(tenant, 'revoke'),
})

/** What a provider does with refresh tokens. How each refresh goes, a test says while it runs. */
export const refreshCases = {
  'refresh-one-time': { refreshTokens: 'one_time', metadata: withRevocation },
  'refresh-static': { refreshTokens: 'static', metadata: withRevocation },
  'refresh-without-revocation': { refreshTokens: 'one_time' },
  'session-ceiling': {
    claims: (claims) => ({ ...claims, session_expiry: Math.floor(Date.now() / 1000) + 60 }),
  },
  'session-ceiling-past': {
    claims: (claims) => ({ ...claims, session_expiry: Math.floor(Date.now() / 1000) - 60 }),
  },
} satisfies Record<string, HostileCase>
