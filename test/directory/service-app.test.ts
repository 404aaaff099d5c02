import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { changePerson } from '#lib/directory/change-person.ts'
import { findPerson } from '#lib/directory/person-records.ts'
import { log } from '#lib/log/log.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { error, json, type StandInOrg, startStandInOrg } from './stand-in-org.ts'

const settings = vi.hoisted(() => ({ okta: undefined as unknown }))
vi.mock('#lib/env/env.ts', () => ({ env: () => settings }))

const alice = { id: '00u1', status: 'ACTIVE', profile: { login: 'alice' } }
const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
})
let org: StandInOrg
let answer: Parameters<typeof startStandInOrg>[0]

log().level = 'silent'

// The SDK's import takes seconds where the processors are busy.
beforeAll(async () => void (await import('@okta/okta-sdk-nodejs')), 120_000)

beforeEach(async () => {
  org = await startStandInOrg((asked) => answer(asked))
  settings.okta = { orgUrl: org.url, clientId: '0oa1', privateKey }
  Object.assign(globalThis, { identityStarterOktaClient: undefined })
})
afterEach(() => org.stop())

test('one token request serves all who ask at the same time', async () => {
  answer = ({ url, response }) =>
    url.pathname === '/oauth2/v1/token'
      ? void setTimeout(() => json(response, 200, { access_token: 'at1', token_type: 'Bearer' }), 50)
      : json(response, 200, alice)
  const people = await Promise.all(Array.from({ length: 4 }, () => findPerson('00u1')))
  expect(people.every(({ status }) => status === 'found')).toBe(true)
  expect(tokenRequests()).toHaveLength(1)
  expect(Object.fromEntries(new URLSearchParams(tokenRequests()[0]?.body))).toMatchObject({
    grant_type: 'client_credentials',
    scope: 'okta.users.read okta.logs.read',
  })
  expect(org.requests.at(-1)?.headers.authorization).toBe('Bearer at1')
})

test('an expired token is requested again, once', async () => {
  answer = ({ url, response, count }) => {
    if (url.pathname === '/oauth2/v1/token') json(response, 200, { access_token: `at${count}` })
    else if (count === 2) error(response, 401, 'E0000011')
    else json(response, 200, alice)
  }
  expect(await findPerson('00u1')).toMatchObject({ status: 'found' })
  expect(tokenRequests()).toHaveLength(2)
})

test('a nonce that the token endpoint wants is given (RFC 9449, section 8)', async () => {
  answer = ({ url, response, count }) => {
    if (url.pathname !== '/oauth2/v1/token') json(response, 200, alice)
    else if (count === 1) json(response, 400, { error: 'use_dpop_nonce' }, { 'dpop-nonce': 'n1' })
    else json(response, 200, { access_token: 'at1', token_type: 'DPoP' })
  }
  expect(await findPerson('00u1')).toMatchObject({ status: 'found' })
  expect(org.requests.at(-1)?.headers.authorization).toBe('DPoP at1')
})

test('a refused token request is reported by its real error, and no call is made without a token', async () => {
  answer = ({ response }) =>
    json(response, 401, { error: 'invalid_client', error_description: 'The client is unknown.' })
  const warn = vi.spyOn(log(), 'warn').mockImplementation(() => {})
  expect(await findPerson('00u1')).toMatchObject({ status: 'unavailable', reason: 'refused' })
  expect(warn).toHaveBeenCalledWith(
    expect.objectContaining({
      detail: 'POST /oauth2/v1/token failed with 401 invalid_client: The client is unknown.',
    }),
  )
  expect(org.requests).toHaveLength(1)
})

test('without the scope to change people a service app still reads them', async () => {
  answer = ({ url, response }) => {
    const { body = '' } = org.requests.at(-1) ?? {}
    if (url.pathname !== '/oauth2/v1/token') json(response, 200, alice)
    else if (body.includes('okta.users.manage')) json(response, 400, { error: 'invalid_scope' })
    else json(response, 200, { access_token: 'at1' })
  }
  const suspended = await changePerson('00u1', 'suspend', requestBudget())
  expect(suspended).toMatchObject({ status: 'unavailable', reason: 'refused' })
  expect(await findPerson('00u1')).toMatchObject({ status: 'found' })
  expect(
    org.requests.filter(({ method, url }) => method === 'POST' && url.pathname !== '/oauth2/v1/token'),
  ).toEqual([])
})

test('a token to read is never used to change, though both are requested at once', async () => {
  answer = ({ url, response }) => {
    const scope = new URLSearchParams(org.requests.at(-1)?.body).get('scope') ?? ''
    if (url.pathname !== '/oauth2/v1/token')
      json(response, 200, url.pathname.endsWith('suspend') ? {} : alice)
    else setTimeout(() => json(response, 200, { access_token: scope.replaceAll(' ', '+') }), 50)
  }
  await Promise.all([changePerson('00u1', 'suspend', requestBudget()), findPerson('00u1')])
  const call = org.requests.find(({ url }) => url.pathname.endsWith('/lifecycle/suspend'))
  expect(call?.headers.authorization).toBe('Bearer okta.users.manage')
})

test('a change that meets a rate limit is not sent again', async () => {
  answer = ({ url, response }) => {
    if (url.pathname === '/oauth2/v1/token') json(response, 200, { access_token: 'at1' })
    else if (!url.pathname.endsWith('suspend')) json(response, 200, alice)
    else error(response, 429, 'E0000047', { 'x-rate-limit-reset': String(Math.ceil(Date.now() / 1000) + 1) })
  }
  const suspended = await changePerson('00u1', 'suspend', requestBudget())
  expect(suspended).toMatchObject({ reason: 'rate_limited' })
  expect(org.requests.filter(({ url }) => url.pathname.endsWith('suspend'))).toHaveLength(1)
})

function tokenRequests() {
  return org.requests.filter(({ url }) => url.pathname === '/oauth2/v1/token')
}
