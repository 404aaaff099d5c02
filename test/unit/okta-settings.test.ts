import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readSettings } from '#lib/env/settings.ts'

const app = {
  APP_URL: 'https://app.example.org',
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_CLIENT_ID: 'starter',
  OIDC_CLIENT_SECRET: 'from-the-console',
  SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
  SESSION_STORE_URL: 'file:/var/lib/starter/sessions.db',
}
const org = 'https://example.okta.com'
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const pem = rsa.export({ type: 'pkcs8', format: 'pem' }).toString()
const jwk = JSON.stringify({ ...rsa.export({ format: 'jwk' }), kid: 'first' })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const ecPem = ec.export({ type: 'pkcs8', format: 'pem' }).toString()

describe('the directory’s settings', () => {
  test('may all be left out', () => {
    expect(readSettings(app)).toMatchObject({ settings: { okta: undefined } })
  })

  test('take a token, and the org without its trailing slash', () => {
    const okta = oktaIn({ OKTA_ORG_URL: `${org}/`, OKTA_API_TOKEN: '00token' })
    expect(okta).toEqual({ orgUrl: org, token: '00token' })
  })

  test.each([
    ['PEM', pem],
    ['PEM with its line ends written as \\n', pem.replaceAll('\n', '\\n')],
    ['PKCS#1', rsa.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['JWK', jwk],
  ])('take a service app’s RSA key as %s', (_, key) => {
    const okta = oktaIn({ OKTA_ORG_URL: org, OKTA_CLIENT_ID: '0oa1', OKTA_PRIVATE_KEY: key })
    expect(okta).toMatchObject({ orgUrl: org, clientId: '0oa1' })
    expect(okta).toHaveProperty('privateKey', key.replaceAll('\\n', '\n').trim())
  })

  test.each([
    ['no org', { OKTA_API_TOKEN: '00token' }, /^OKTA_ORG_URL is not set/],
    ['no credential', { OKTA_ORG_URL: org }, /^OKTA_API_TOKEN is not set/],
    ['no key', { OKTA_ORG_URL: org, OKTA_CLIENT_ID: '0oa1' }, /^OKTA_PRIVATE_KEY is not set/],
    ['no client', { OKTA_ORG_URL: org, OKTA_PRIVATE_KEY: pem }, /^OKTA_CLIENT_ID is not set/],
    [
      'two credentials',
      { OKTA_ORG_URL: org, OKTA_API_TOKEN: '00t', OKTA_CLIENT_ID: '0oa1', OKTA_PRIVATE_KEY: pem },
      /^OKTA_API_TOKEN is set beside/,
    ],
    [
      'an EC key',
      { OKTA_ORG_URL: org, OKTA_CLIENT_ID: '0oa1', OKTA_PRIVATE_KEY: ecPem },
      /^OKTA_PRIVATE_KEY is an EC key.*RSA/,
    ],
    [
      'no key at all',
      { OKTA_ORG_URL: org, OKTA_CLIENT_ID: '0oa1', OKTA_PRIVATE_KEY: 'secret' },
      /^OKTA_PRIVATE_KEY is no private key/,
    ],
    [
      'the console’s address',
      { OKTA_ORG_URL: 'https://example-admin.okta.com', OKTA_API_TOKEN: '00t' },
      /^OKTA_ORG_URL .*-admin/,
    ],
    [
      'a placeholder',
      { OKTA_ORG_URL: 'https://{your-org}.okta.com', OKTA_API_TOKEN: '00t' },
      /^OKTA_ORG_URL has a placeholder/,
    ],
    [
      'an issuer',
      { OKTA_ORG_URL: `${org}/oauth2/default`, OKTA_API_TOKEN: '00t' },
      /^OKTA_ORG_URL must be an origin/,
    ],
    [
      'plain http',
      { OKTA_ORG_URL: 'http://localhost:3001', OKTA_API_TOKEN: '00t' },
      /^OKTA_ORG_URL uses http/,
    ],
    ['a sample token', { OKTA_ORG_URL: org, OKTA_API_TOKEN: '{token}' }, /^OKTA_API_TOKEN is still a sample/],
  ])('are refused with %s', (_, okta, says) => {
    const read = readSettings({ ...app, ...okta })
    expect('faults' in read && read.faults).toEqual([expect.stringMatching(says)])
  })

  test('take plain http on loopback under RUN_MODE', () => {
    const local = { APP_URL: 'http://localhost:3000', RUN_MODE: 'preview' }
    const okta = { OKTA_ORG_URL: 'http://localhost:3001', OKTA_API_TOKEN: '00t' }
    expect(readSettings({ ...app, ...local, ...okta })).toHaveProperty('settings.okta.token', '00t')
  })
})

function oktaIn(variables: Record<string, string>): unknown {
  const read = readSettings({ ...app, ...variables })
  return 'settings' in read ? read.settings.okta : read.faults
}
