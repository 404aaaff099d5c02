import { expect, test } from 'vitest'
import { developmentSettings } from '../../dev/launcher/development-settings.ts'

// Given, so that none is made and kept.
const secrets = { SESSION_SECRET: 'given', OIDC_CLIENT_SECRET: 'given', OKTA_API_TOKEN: 'given' }

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
