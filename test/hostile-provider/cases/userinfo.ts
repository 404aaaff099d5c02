import type { HostileCase } from '../hostile-case.ts'
import { content, json } from '../reply.ts'
import { breakSignature } from '../sign.ts'

/** What userinfo says of the person who has just signed in. */
export const userinfoCases = {
  'userinfo-wrong-sub': { userinfo: (claims) => ({ ...claims, sub: `${claims.sub}invalid` }) },
  'userinfo-no-sub': { userinfo: (claims) => ({ ...claims, sub: undefined }) },
  'userinfo-signed': {
    metadata: (metadata) => ({ ...metadata, userinfo_signing_alg_values_supported: ['RS256'] }),
    userinfoJwt: (jwt) => jwt,
  },
  'userinfo-signed-badly': {
    metadata: (metadata) => ({ ...metadata, userinfo_signing_alg_values_supported: ['RS256'] }),
    userinfoJwt: breakSignature,
  },
  'userinfo-401': { answers: { userinfo: json(401, { error: 'invalid_token' }) } },
  'userinfo-500': { answers: { userinfo: content(500, 'text/plain', 'broken') } },
  'userinfo-html': { answers: { userinfo: content(200, 'text/html', '<h1>Hello</h1>') } },
} satisfies Record<string, HostileCase>
