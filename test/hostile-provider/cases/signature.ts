import type { HostileCase, Metadata } from '../hostile-case.ts'
import { publicJwk, publicKeyPem } from '../keys.ts'
import { breakSignature } from '../sign.ts'

const lists =
  (...values: string[]) =>
  (metadata: Metadata) => ({ ...metadata, id_token_signing_alg_values_supported: values })

/** ID tokens that were signed wrongly, with all claims right; metadata always offers what is then done. */
export const signatureCases = {
  'rs256-only': { metadata: lists('RS256') },
  'es256-only': { metadata: lists('ES256'), keys: () => [publicJwk('ec-1')], signingKey: 'ec-1' },
  'eddsa-only': {
    metadata: lists('EdDSA', 'Ed25519'),
    keys: () => [publicJwk('ed-1')],
    signingKey: 'ed-1',
  },
  'ps256-only': {
    metadata: lists('PS256'),
    keys: () => [publicJwk('rsa-1', { alg: 'PS256' })],
    header: (header) => ({ ...header, alg: 'PS256' }),
  },
  'bad-signature-rs256': { afterSigning: breakSignature },
  'bad-signature-es256': {
    metadata: lists('ES256'),
    keys: () => [publicJwk('ec-1')],
    signingKey: 'ec-1',
    afterSigning: breakSignature,
  },
  'signed-by-unpublished-key': { signingKey: 'rsa-2', header: (header) => ({ ...header, kid: 'rsa-1' }) },
  'signature-stripped': { afterSigning: (token) => `${token.split('.').slice(0, 2).join('.')}.` },
  'alg-none': { metadata: lists('RS256', 'none'), header: () => ({ alg: 'none', typ: 'JWT' }) },
  'es256-where-rs256-is-registered': {
    metadata: lists('RS256', 'ES256'),
    keys: () => [publicJwk('rsa-1'), publicJwk('ec-1')],
    signingKey: 'ec-1',
  },
  'hs256-by-public-key': {
    metadata: lists('RS256', 'HS256'),
    header: (header) => ({ ...header, alg: 'HS256' }),
    hmacSecret: () => publicKeyPem('rsa-1'),
  },
  'hs256-by-client-secret': {
    metadata: lists('RS256', 'HS256'),
    header: (header) => ({ ...header, alg: 'HS256' }),
    hmacSecret: ({ client }) => client.secret,
  },
} satisfies Record<string, HostileCase>
