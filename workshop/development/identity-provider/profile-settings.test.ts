import { expect, test } from 'vitest'
import { readSettings } from '../../../dev/identity-provider/settings.ts'
import { appUrl, client } from './start-provider.ts'

const given = { NODE_ENV: 'development', APP_URL: appUrl, OIDC_CLIENT_ID: client.id }
const fapi2 = { ...given, IDENTITY_PROVIDER_PROFILE: 'fapi2' }

test('the strict profile takes one word, and no secret', () => {
  expect(readSettings(fapi2)).toMatchObject({
    settings: {
      profile: 'fapi2',
      clientAuthMethod: 'private_key_jwt',
      clientSecret: undefined,
      signingAlg: 'PS256',
      requirePar: true,
      requireDpop: true,
      dpopNonce: 'true',
      issParameter: true,
      oneTimeRefreshTokens: false,
    },
  })
})

test.each([
  ['IDENTITY_PROVIDER_MODE', 'okta', 'standard'],
  ['IDENTITY_PROVIDER_CLIENT_AUTH_METHOD', 'client_secret_basic', 'private_key_jwt'],
  ['IDENTITY_PROVIDER_SIGNING_ALG', 'RS256', 'one of PS256, ES256, EdDSA'],
  ['IDENTITY_PROVIDER_REQUIRE_PAR', 'false', 'true'],
  ['IDENTITY_PROVIDER_REQUIRE_DPOP', 'false', 'true'],
  ['IDENTITY_PROVIDER_DPOP_NONCE', 'false', 'one of true, once'],
  ['IDENTITY_PROVIDER_ISS_PARAMETER', 'false', 'true'],
  ['IDENTITY_PROVIDER_ONE_TIME_REFRESH_TOKENS', 'true', 'false'],
])('%s=%s does not fit the strict profile', (name, value, wanted) => {
  expect(readSettings({ ...fapi2, [name]: value })).toEqual({
    faults: [`${name} is ${value}, but must be ${wanted} while IDENTITY_PROVIDER_PROFILE is fapi2.`],
  })
})

test('a client that signs needs no secret, any other does', () => {
  const signing = { ...given, IDENTITY_PROVIDER_CLIENT_AUTH_METHOD: 'private_key_jwt' }
  expect(readSettings(signing)).toMatchObject({ settings: { requirePar: false, requireDpop: false } })
  expect(readSettings(given)).toEqual({ faults: ['OIDC_CLIENT_SECRET is not set. npm run dev sets it.'] })
})

test.each(['auth/callback', '//elsewhere.test/callback', '/auth/callback?more', 'https://elsewhere.test'])(
  'a callback %s is refused',
  (callback) => {
    const read = readSettings({ ...fapi2, IDENTITY_PROVIDER_CALLBACK: callback })
    expect(read).toEqual({ faults: [expect.stringContaining(`IDENTITY_PROVIDER_CALLBACK is ${callback}`)] })
  },
)
