import { afterAll, beforeAll, expect, test } from 'vitest'
import { alice, authorizationUrl, redeemCode, refresh, signIn } from '../identity-provider/app.ts'
import { Visitor } from '../identity-provider/visitor.ts'
import { type Directory, ids, startDirectory } from './start-directory.ts'

// The directory's people are the provider's accounts: what happens to one is seen at the other.
let directory: Directory
beforeAll(async () => {
  directory = await startDirectory()
})
afterAll(() => directory.provider.stop())

const adam = { email: 'adam@example.test', password: 'adam-password-1' }

test('a sign-in is an event and the last login; a silent one is an event only', async () => {
  const before = Date.now() - 1000
  const visitor = new Visitor(directory.provider.url)
  await signIn(directory.provider, adam, visitor)
  await visitor.open(authorizationUrl(directory.provider, { prompt: 'none' }))
  await signIn(directory.provider, { ...adam, password: 'wrong' })
  const { lastLogin } = await user(ids.adam)
  expect(lastLogin?.getTime()).toBeGreaterThanOrEqual(before)
  expect(await eventsOf(ids.adam)).toEqual([
    'user.session.start SUCCESS',
    'user.authentication.sso SUCCESS',
    'user.authentication.sso SUCCESS',
    'user.session.start FAILURE INVALID_CREDENTIALS',
  ])
})

test('who was suspended meanwhile is signed out, and their tokens end', async () => {
  const visitor = new Visitor(directory.provider.url)
  const { tokens } = await redeemCode(
    directory.provider,
    (await signIn(directory.provider, alice, visitor)).url,
  )
  await directory.withToken.userApi.suspendUser({ userId: ids.alice })
  const silent = await visitor.open(authorizationUrl(directory.provider, { prompt: 'none' }))
  expect(silent.url.searchParams.get('error')).toBe('login_required')
  expect((await refresh(directory.provider, tokens['refresh_token'] ?? '')).status).toBe(400)
  await directory.withToken.userApi.unsuspendUser({ userId: ids.alice })
})

test('cleared sessions ask for the password again', async () => {
  const visitor = new Visitor(directory.provider.url)
  await signIn(directory.provider, alice, visitor)
  await directory.withToken.userApi.revokeUserSessions({ userId: ids.alice })
  const silent = await visitor.open(authorizationUrl(directory.provider, { prompt: 'none' }))
  expect(silent.url.searchParams.get('error')).toBe('login_required')
})

test('too many wrong passwords lock, and unlocking ends that', async () => {
  for (let attempt = 0; attempt < 10; attempt++) {
    await signIn(directory.provider, { ...alice, password: 'wrong' })
  }
  expect((await user(ids.alice)).status).toBe('LOCKED_OUT')
  expect((await signIn(directory.provider)).status).toBe(429)
  await directory.withToken.userApi.unlockUser({ userId: ids.alice })
  expect((await user(ids.alice)).status).toBe('ACTIVE')
  expect((await signIn(directory.provider)).url.searchParams.has('code')).toBe(true)
})

test('an expired password opens nothing but the way to a new one', async () => {
  await directory.withToken.userApi.expirePassword({ userId: ids.alice })
  const refused = await signIn(directory.provider)
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('Your password has expired')])
  expect(refused.html).toMatch(/href="\/interaction\/[^"]+\/forgot-password"/)
  expect((await signIn(directory.provider, { ...alice, password: 'wrong' })).text).not.toContain('expired')
  await directory.withToken.userApi.deactivateUser({ userId: ids.alice })
  await directory.withToken.userApi.activateUser({ userId: ids.alice })
  expect((await signIn(directory.provider)).url.searchParams.has('code')).toBe(true)
})

async function user(userId: string) {
  return directory.withToken.userApi.getUser({ userId })
}

async function eventsOf(id: string): Promise<string[]> {
  const filter = encodeURIComponent(`actor.id eq "${id}" or target.id eq "${id}"`)
  const response = await directory.get(
    `/api/v1/logs?filter=${filter}&until=${new Date(Date.now() + 1000).toISOString()}`,
  )
  const events = (await response.json()) as {
    eventType: string
    outcome: { result: string; reason?: string }
  }[]
  return events.map(({ eventType, outcome }) =>
    `${eventType} ${outcome.result} ${outcome.reason ?? ''}`.trim(),
  )
}
