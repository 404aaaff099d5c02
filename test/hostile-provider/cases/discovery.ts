import type { HostileCase, Metadata } from '../hostile-case.ts'
import { content } from '../reply.ts'

const without = (name: string) => (metadata: Metadata) => ({ ...metadata, [name]: undefined })

/** Metadata that must stop a sign-in before the browser leaves, and some that is unusual but right. */
export const discoveryCases = {
  'discovery-issuer-mismatch': {
    metadata: (metadata) => ({ ...metadata, issuer: `${metadata.issuer}INVALID` }),
  },
  'discovery-issuer-with-slash': {
    metadata: (metadata) => ({ ...metadata, issuer: `${metadata.issuer}/` }),
  },
  'discovery-issuer-in-capitals': {
    metadata: (metadata) => ({ ...metadata, issuer: String(metadata.issuer).replace('http', 'HTTP') }),
  },
  'discovery-404': { answers: { discovery: content(404, 'text/plain', 'not here') } },
  'discovery-500': { answers: { discovery: content(500, 'text/plain', 'broken') } },
  'discovery-html': {
    answers: { discovery: content(200, 'text/html', '<h1>Welcome</h1>') },
  },
  'discovery-broken-json': {
    answers: { discovery: content(200, 'application/json; charset=utf-8', '{"issuer":') },
  },
  'discovery-no-authorization-endpoint': { metadata: without('authorization_endpoint') },
  'discovery-no-token-endpoint': { metadata: without('token_endpoint') },
  'discovery-no-jwks-uri': { metadata: without('jwks_uri') },
  'endpoints-on-another-host': {
    metadata: (metadata, { issuer, otherOrigin }) => {
      const moved = `${otherOrigin}${new URL(issuer).pathname}`
      return {
        ...metadata,
        token_endpoint: `${moved}/token`,
        jwks_uri: `${moved}/jwks`,
        userinfo_endpoint: `${moved}/userinfo`,
      }
    },
  },
} satisfies Record<string, HostileCase>
