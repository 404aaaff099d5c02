import { expect, test } from 'vitest'
import { developmentSettings } from '../../../dev/launcher/development-settings.ts'

// Given, so that none is made and kept.
const secrets = { SESSION_SECRET: 'given', OIDC_CLIENT_SECRET: 'given', OKTA_API_TOKEN: 'given' }
const keys = { SESSION_SECRET: 'given', OIDC_CLIENT_PRIVATE_KEY: 'given', OKTA_API_TOKEN: 'given' }

test('the embedded provider is the directory too, where it listens', () => {
  const { variables } = developmentSettings({ ...secrets, IDENTITY_PROVIDER_PORT: '4321' }, 'development')
  expect(variables).toMatchObject({ OKTA_ORG_URL: 'http://localhost:4321', OKTA_API_TOKEN: 'given' })
})

test('a service app needs no token beside it', () => {
  const given = { ...secrets, OKTA_API_TOKEN: '', OKTA_CLIENT_ID: 'app', OKTA_PRIVATE_KEY: 'key' }
  const { variables } = developmentSettings(given, 'development')
  expect(variables['OKTA_ORG_URL']).toBe('http://localhost:3001')
  expect(variables).not.toHaveProperty('OKTA_API_TOKEN')
})

test('another org is left as it is', () => {
  const { variables } = developmentSettings({ ...secrets, OKTA_ORG_URL: 'https://org.test' }, 'development')
  expect(variables['OKTA_ORG_URL']).toBe('https://org.test')
})

test('without the embedded provider there is no directory but a given one', () => {
  const given = { SESSION_SECRET: 'given', OIDC_ISSUER: 'https://issuer.test' }
  expect(developmentSettings(given, 'development').variables).not.toHaveProperty('OKTA_ORG_URL')
})

test('with several providers the embedded one is left out, and no plain setting stands beside them', () => {
  const given = {
    SESSION_SECRET: 'given',
    OIDC_PROVIDERS: 'okta,partner',
    OIDC_OKTA_ISSUER: 'https://okta.test',
  }
  const { provider, variables } = developmentSettings(given, 'development')
  expect(provider).toBe('elsewhere')
  expect(Object.keys(variables).filter((name) => name.startsWith('OIDC_'))).toEqual(
    Object.keys(given).slice(1),
  )
})

test('the embedded provider’s resource is called, unless another one is given', () => {
  const ours = developmentSettings({ ...secrets, IDENTITY_PROVIDER_PORT: '4321' }, 'development')
  expect(ours.variables['RESOURCE_URL']).toBe('http://localhost:4321/api/profile-card')
  const theirs = developmentSettings({ ...secrets, RESOURCE_URL: 'https://api.test' }, 'development')
  expect(theirs.variables['RESOURCE_URL']).toBe('https://api.test')
})

test('a client that signs gets a key instead of a secret', () => {
  const given = { ...keys, IDENTITY_PROVIDER_CLIENT_AUTH_METHOD: 'private_key_jwt' }
  const { variables } = developmentSettings(given, 'development')
  expect(variables['OIDC_CLIENT_PRIVATE_KEY']).toBe('given')
  expect(variables).not.toHaveProperty('OIDC_CLIENT_SECRET')
  expect(variables).not.toHaveProperty('SECURITY_PROFILE')
})

test.each(['IDENTITY_PROVIDER_PROFILE', 'SECURITY_PROFILE'])('%s=fapi2 is for both sides', (name) => {
  const { variables } = developmentSettings({ ...keys, [name]: 'fapi2' }, 'development')
  expect(variables).toMatchObject({
    IDENTITY_PROVIDER_PROFILE: 'fapi2',
    SECURITY_PROFILE: 'fapi2',
    OIDC_CLIENT_PRIVATE_KEY: 'given',
    OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: 'PS256',
  })
  expect(variables).not.toHaveProperty('OIDC_CLIENT_SECRET')
})

test('tokens that the provider wants bound are asked for bound', () => {
  const given = { ...secrets, IDENTITY_PROVIDER_REQUIRE_DPOP: 'true' }
  expect(developmentSettings(given, 'development').variables['OIDC_DPOP_BOUND_ACCESS_TOKENS']).toBe('true')
})
