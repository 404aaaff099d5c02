import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readSettings } from '#lib/env/settings.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const shortRsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey
const secp256k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey
const ed25519 = generateKeyPairSync('ed25519').privateKey
const x25519 = generateKeyPairSync('x25519').privateKey

const pem = (key: typeof rsa) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const jwk = (key: typeof rsa, members = {}) => ({ ...key.export({ format: 'jwk' }), ...members })

const byKey = {
  APP_URL: 'https://app.example.org',
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_CLIENT_ID: 'starter',
  OIDC_CLIENT_PRIVATE_KEY: pem(rsa),
  SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
  SESSION_STORE_URL: 'file:/var/lib/starter/sessions.db',
}

describe('OIDC_CLIENT_PRIVATE_KEY', () => {
  test.each([
    ['PEM', pem(rsa), ['RSA']],
    [
      'PEM after its parameters, as openssl ecparam writes it',
      `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pem(p256)}`,
      ['EC'],
    ],
    ['PEM with \\n written out', pem(p256).replaceAll('\n', '\\n'), ['EC']],
    ['two PEMs, one after the other', pem(ed25519) + pem(rsa), ['OKP', 'RSA']],
    ['a JWK', JSON.stringify(jwk(p384)), ['EC']],
    ['a JWK Set', JSON.stringify({ keys: [jwk(p256), jwk(rsa)] }), ['EC', 'RSA']],
  ])('is taken as %s, and keeps the order', (_, value, kinds) => {
    const settings = usable({ ...byKey, OIDC_CLIENT_PRIVATE_KEY: value })
    const { credential } = settings.providers[0]
    expect('keys' in credential && credential.keys.map(({ kty }) => kty)).toEqual(kinds)
  })

  test('keeps the kid and alg that a JWK came with', () => {
    const key = JSON.stringify(jwk(rsa, { kid: 'autumn', alg: 'PS256', use: 'sig' }))
    const { providers } = usable({ ...byKey, OIDC_CLIENT_PRIVATE_KEY: key })
    expect(providers[0].credential).toMatchObject({ keys: [{ kid: 'autumn', alg: 'PS256' }] })
  })

  test.each([
    ['nonsense', 'not a key', /cannot be read/],
    ['broken JSON', '{"kty":', /cannot be read/],
    ['a public key', JSON.stringify({ ...jwk(p256), d: undefined }), /cannot be read/],
    ['an empty set', '{"keys":[]}', /cannot be read/],
    ['a short RSA key', pem(shortRsa), /less than 2048 bits/],
    ['a curve that is not allowed here', pem(secp256k1), /of a kind that signs nothing/],
    ['a key that does not sign', pem(x25519), /of a kind that signs nothing/],
    ['an alg of another kind', JSON.stringify(jwk(p256, { alg: 'RS256' })), /alg is RS256.*ES256 only/],
  ])('refuses %s, and says what to do', (_, value, text) => {
    const [fault = '', ...others] = faults({ ...byKey, OIDC_CLIENT_PRIVATE_KEY: value })
    expect(fault).toMatch(/^OIDC_CLIENT_PRIVATE_KEY /)
    expect(fault).toMatch(text)
    expect(others).toEqual([])
    expect(fault).not.toContain(value)
  })

  test('two keys under one kid are refused: the provider could find one of them alone', () => {
    const keys = [jwk(rsa, { kid: 'main' }), jwk(p256, { kid: 'main' })]
    const [fault, ...others] = faults({ ...byKey, OIDC_CLIENT_PRIVATE_KEY: JSON.stringify({ keys }) })
    expect(fault).toMatch(/^OIDC_CLIENT_PRIVATE_KEY has a key with the kid main/)
    expect(others).toEqual([])
  })

  test('beside a secret one of the two is too many', () => {
    expect(faults({ ...byKey, OIDC_CLIENT_SECRET: 'from-the-console' })).toEqual([
      'OIDC_CLIENT_SECRET is set beside OIDC_CLIENT_PRIVATE_KEY. Leave out the one that is not used.',
    ])
  })

  test('a method that needs the other is named', () => {
    expect(faults({ ...byKey, OIDC_TOKEN_ENDPOINT_AUTH_METHOD: 'client_secret_post' })).toEqual([
      'OIDC_TOKEN_ENDPOINT_AUTH_METHOD is client_secret_post, which needs OIDC_CLIENT_SECRET. Set that, or leave it out.',
    ])
  })
})

describe('SECURITY_PROFILE=fapi2', () => {
  const strict = { ...byKey, SECURITY_PROFILE: 'fapi2' }

  test('one switch sets all that it needs', () => {
    expect(usable(strict).providers[0]).toMatchObject({
      requirePushedAuthorizationRequests: true,
      dpopBoundAccessTokens: true,
      idTokenSignedResponseAlg: 'PS256',
      profile: 'fapi2',
    })
  })

  test.each([
    ['OIDC_CLIENT_SECRET', 'from-the-console'],
    ['OIDC_TOKEN_ENDPOINT_AUTH_METHOD', 'client_secret_basic'],
    ['OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG', 'RS256'],
    ['OIDC_REQUIRE_PUSHED_AUTHORIZATION_REQUESTS', 'false'],
    ['OIDC_DPOP_BOUND_ACCESS_TOKENS', 'false'],
    ['OIDC_CLIENT_PRIVATE_KEY', JSON.stringify(jwk(rsa, { alg: 'RS256' }))],
    ['OIDC_CLIENT_PRIVATE_KEY', pem(p384)],
  ])('refuses to start with a weaker %s, naming it', (name, value) => {
    const named = faults({ ...strict, [name]: value })
    expect(named).toHaveLength(1)
    expect(named[0]).toMatch(new RegExp(`^${name} .*SECURITY_PROFILE is fapi2`))
  })

  test('social sign-in is weaker, too', () => {
    expect(faults({ ...strict, AUTH_GITHUB_ID: 'one', AUTH_GITHUB_SECRET: 'two' })).toEqual([
      'AUTH_GITHUB_ID is set, but SECURITY_PROFILE is fapi2. Leave social sign-in out.',
    ])
  })

  test('THIRD_PARTY_INITIATED_LOGIN begins a flow that the person did not ask for', () => {
    expect(faults({ ...strict, THIRD_PARTY_INITIATED_LOGIN: 'true' })).toEqual([
      'THIRD_PARTY_INITIATED_LOGIN is true, but SECURITY_PROFILE is fapi2. Leave it out.',
    ])
  })

  test('names everything weaker at once, and the missing key', () => {
    const { OIDC_CLIENT_PRIVATE_KEY: _key, ...rest } = strict
    const weak = {
      ...rest,
      OIDC_CLIENT_SECRET: 'from-the-console',
      OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: 'RS256',
      OIDC_DPOP_BOUND_ACCESS_TOKENS: 'false',
    }
    expect(faults(weak).map((fault) => fault.split(' ')[0])).toEqual([
      'OIDC_CLIENT_SECRET',
      'OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG',
      'OIDC_DPOP_BOUND_ACCESS_TOKENS',
    ])
    expect(faults(rest)).toEqual([
      'OIDC_CLIENT_PRIVATE_KEY is not set, but SECURITY_PROFILE is fapi2. Give the client a key.',
    ])
  })

  test('an unknown profile is refused', () => {
    expect(faults({ ...byKey, SECURITY_PROFILE: 'fapi1' })).toEqual([
      'SECURITY_PROFILE must be fapi2, or left out.',
    ])
  })
})

function usable(variables: Record<string, string>) {
  const read = readSettings(variables)
  if ('faults' in read) throw new Error(read.faults.join('\n'))
  return read.settings
}

function faults(variables: Record<string, string>): string[] {
  const read = readSettings(variables)
  return 'faults' in read ? read.faults : []
}
