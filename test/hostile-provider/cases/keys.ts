import type { HostileCase } from '../hostile-case.ts'
import { type KeyName, publicJwk } from '../keys.ts'
import { content } from '../reply.ts'
import type { JwsHeader } from '../sign.ts'
import { countOf, type Tenant } from '../tenant.ts'

const withoutKid = (header: JwsHeader): JwsHeader => ({ alg: header.alg, typ: 'JWT' })
const keyAfter =
  (endpoint: string, times: number) =>
  (tenant: Tenant): KeyName =>
    countOf(tenant, endpoint) > times ? 'rsa-2' : 'rsa-1'

const aKeyForEach = (tenant: Tenant): KeyName =>
  (['rsa-1', 'rsa-2', 'rsa-3'] as const)[countOf(tenant, 'authorize') - 1] ?? 'rsa-1'

const rotatesAtAuthorize = keyAfter('authorize', 1)
const rotatesAtToken = keyAfter('token', 1)

/** Which keys are published, which one signs, and how the ID token names it. */
export const keyCases = {
  'kid-absent-one-key-fits': {
    header: withoutKid,
    keys: () => [
      publicJwk('ec-1'),
      publicJwk('ed-1'),
      publicJwk('rsa-3', { use: 'enc', alg: 'RSA-OAEP' }),
      publicJwk('rsa-1'),
    ],
  },
  'kid-absent-three-keys-fit': {
    header: withoutKid,
    keys: () => [publicJwk('rsa-2'), publicJwk('rsa-1'), publicJwk('rsa-3')],
  },
  'two-keys': { keys: () => [publicJwk('rsa-1'), publicJwk('ec-1')] },
  'jwks-500': { answers: { jwks: content(500, 'text/plain', 'broken') } },
  'jwks-html': { answers: { jwks: content(200, 'text/html', '<h1>Back soon</h1>') } },
  'jwks-no-set': { answers: { jwks: content(200, 'application/json', '{"keys":1}') } },
  'kid-unknown': { header: (header) => ({ ...header, kid: 'unknown-key' }) },
  'key-rotation': {
    signingKey: rotatesAtAuthorize,
    keys: (tenant) => [publicJwk(rotatesAtAuthorize(tenant))],
  },
  'key-rotation-just-before-signing': {
    signingKey: rotatesAtToken,
    keys: (tenant) => [publicJwk(rotatesAtToken(tenant))],
  },
  'key-rotation-each-time': { signingKey: aKeyForEach, keys: (tenant) => [publicJwk(aKeyForEach(tenant))] },
  'jwks-uri-with-dots': {
    metadata: (metadata, { issuer }) => ({ ...metadata, jwks_uri: `${issuer}/./jwks` }),
  },
  'max-age-0': { cacheControl: 'public, max-age=0' },
  'max-age-120': { cacheControl: 'max-age=120, must-revalidate' },
  'max-age-a-day': { cacheControl: 'public, s-maxage=1, max-age=86400' },
  'no-store': { cacheControl: 'no-store' },
  'no-cache': { cacheControl: 'no-cache' },
  'random-jwks-uri': {
    metadata: (metadata, { issuer }) => ({ ...metadata, jwks_uri: `${issuer}/jwks/${crypto.randomUUID()}` }),
  },
} satisfies Record<string, HostileCase>
