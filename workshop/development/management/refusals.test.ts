import { randomUUID } from 'node:crypto'
import { generateKeyPair, importPKCS8, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { asAdministrator, type Directory, ids, serviceAppId, startDirectory } from './start-directory.ts'

let directory: Directory
beforeAll(async () => {
  directory = await startDirectory({ IDENTITY_PROVIDER_RATE_LIMIT: '40' })
})
afterEach(() => directory.control('DELETE'))
afterAll(() => directory.provider.stop())

describe('credentials', () => {
  test.each(['', 'SSWS', 'SSWS wrong', 'Bearer wrong', 'Bearer undefined', 'Basic eDp5'])(
    'are refused: %s',
    async (authorization) => {
      const response = await directory.get('/api/v1/users', { authorization })
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({ errorCode: 'E0000011', errorCauses: [] })
    },
  )

  test('without the scope open nothing that needs it', async () => {
    const { access_token } = await requestToken(await assertion(), 'okta.users.read')
    const authorization = `Bearer ${access_token}`
    expect((await directory.get('/api/v1/users', { authorization })).status).toBe(200)
    const logs = await directory.get('/api/v1/logs', { authorization })
    expect(logs.status).toBe(403)
    expect(await logs.json()).toMatchObject({ errorCode: 'E0000006' })
  })
})

describe('the token endpoint refuses', () => {
  test.each([
    ['the key of another client', async () => assertion({}, await otherKey()), 'invalid_client'],
    ['another client', () => assertion({ iss: 'other', sub: 'other' }), 'invalid_client'],
    ['another audience', () => assertion({ aud: 'https://elsewhere.test' }), 'invalid_client'],
    ['what has expired', () => assertion({ exp: 1 }), 'invalid_client'],
    ['rubbish', async () => 'rubbish', 'invalid_client'],
  ])('%s', async (_name, make, error) => {
    expect(await requestToken(await make())).toMatchObject({ error })
  })

  test('an assertion that was used', async () => {
    const once = await assertion()
    expect(await requestToken(once)).toHaveProperty('access_token')
    expect(await requestToken(once)).toMatchObject({ error: 'invalid_client' })
  })

  test('a scope that was not granted', async () => {
    expect(await requestToken(await assertion(), 'okta.apps.manage')).toMatchObject({
      error: 'invalid_scope',
    })
  })

  test('a secret in place of the key', async () => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'okta.users.read' })
    const response = await fetch(`${directory.provider.url}/oauth2/v1/token`, { method: 'POST', body })
    expect(response.status).toBe(401)
    expect(((await response.json()) as Record<string, string>)['error_description']).toContain(
      'private_key_jwt',
    )
  })
})

describe('requests are refused', () => {
  test.each([
    ['/api/v1/users/unknown', 404, 'E0000007'],
    ['/api/v1/users/..%2Fgroups', 404, 'E0000007'],
    ['/api/v1/users/%zz', 400, 'E0000001'],
    ['//api/v1/users', 404, 'E0000022'],
    ['/api/v1/devices', 404, 'E0000007'],
    ['/api/v1/users?search=profile.email', 400, 'E0000031'],
    ['/api/v1/users?filter=profile.displayName%20eq%20%22x%22', 400, 'E0000031'],
    ['/api/v1/users?filter=profile.email%20sw%20%22x%22', 400, 'E0000031'],
    ['/api/v1/users?limit=none', 400, 'E0000001'],
    ['/api/v1/users?after=rubbish', 400, 'E0000036'],
    ['/api/v1/logs?since=Thu%20Jan%2001%201970', 400, 'E0000001'],
    ['/api/v1/logs?filter=nothing%20eq%20%22x%22', 400, 'E0000031'],
  ])('%s', async (path, status, errorCode) => {
    const response = await directory.get(path)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ errorCode })
  })

  test('by another method', async () => {
    const response = await fetch(`${directory.provider.url}/api/v1/users/${ids.alice}/groups`, {
      method: 'PUT',
      headers: asAdministrator,
    })
    expect(response.status).toBe(405)
  })
})

describe('every answer', () => {
  test('has an id of its own and says what is left', async () => {
    const [first, second] = [await directory.get('/api/v1/groups'), await directory.get('/api/v1/groups')]
    expect(first.headers.get('x-okta-request-id')).not.toBe(second.headers.get('x-okta-request-id'))
    expect(first.headers.get('x-rate-limit-limit')).toBe('40')
    const left = [first, second].map(({ headers }) => Number(headers.get('x-rate-limit-remaining')))
    expect(left[1]).toBe((left[0] ?? 0) - 1)
    expect(Number(first.headers.get('x-rate-limit-reset')) * 1000).toBeGreaterThan(Date.now())
  })

  test('is a 429 beyond the limit', async () => {
    const path = `/api/v1/users/${ids.sue}`
    const statuses = await Promise.all(
      Array.from({ length: 45 }, async () => (await directory.get(path)).status),
    )
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(40)
    const refused = await directory.get(path)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('x-rate-limit-remaining')).toBe('0')
    expect(await refused.json()).toMatchObject({ errorCode: 'E0000047' })
  })
})

async function assertion(claims: Record<string, unknown> = {}, key?: CryptoKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({
    iss: serviceAppId,
    sub: serviceAppId,
    aud: `${directory.provider.url}/oauth2/v1/token`,
    iat: now,
    exp: now + 300,
    jti: randomUUID(),
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(key ?? (await importPKCS8(directory.key, 'RS256')))
}

async function otherKey(): Promise<CryptoKey> {
  return (await generateKeyPair('RS256')).privateKey
}

async function requestToken(proof: string, scope = 'okta.users.read'): Promise<Record<string, string>> {
  const response = await fetch(`${directory.provider.url}/oauth2/v1/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: proof,
      scope,
    }),
  })
  return (await response.json()) as Record<string, string>
}
