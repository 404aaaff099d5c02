import type { HostileCase } from '../hostile-case.ts'
import { publicJwk } from '../keys.ts'

const withRevocation: HostileCase['metadata'] = (metadata, tenant) => ({
  ...metadata,
  revocation_endpoint: `${tenant.issuer}/revoke`,
})

const withoutIss: HostileCase['metadata'] = (metadata) => ({
  ...metadata,
  authorization_response_iss_parameter_supported: undefined,
})

/** One provider beside another: with a key of its own, so that neither can sign for the other. */
export const severalProvidersCases = {
  'one-of-two': { refreshTokens: 'one_time', metadata: withRevocation },
  'other-of-two': {
    refreshTokens: 'one_time',
    metadata: withRevocation,
    signingKey: 'rsa-2',
    keys: () => [publicJwk('rsa-2')],
  },
  'one-of-two-without-iss': { metadata: withoutIss },
  'other-of-two-without-iss': { metadata: withoutIss, signingKey: 'rsa-2', keys: () => [publicJwk('rsa-2')] },
} satisfies Record<string, HostileCase>
