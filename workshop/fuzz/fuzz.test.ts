import { afterAll, beforeAll, describe, test } from 'vitest'
import { fuzzCallback } from './fuzz-callback.ts'
import { fuzzLogoutToken } from './fuzz-logout-token.ts'
import { fuzzReturnTo } from './fuzz-return-to.ts'
import { fuzzSafeReturnTo } from './fuzz-safe-return-to.ts'
import { fuzzTransactionCookie } from './fuzz-transaction-cookie.ts'
import { fuzzUniversalLogout } from './fuzz-universal-logout.ts'
import { startWorld, type World } from './world.ts'

describe('whatever comes, nothing breaks, hangs, is let in or leads elsewhere', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(() => world.stop())

  test('the callback', () => fuzzCallback(world))
  test('the transaction cookie', () => fuzzTransactionCookie(world))
  test('the logout token', () => fuzzLogoutToken(world))
  test('Universal Logout', () => fuzzUniversalLogout(world))
  test('returnTo, from the first request to the last', () => fuzzReturnTo(world))
  test('returnTo, by itself', () => fuzzSafeReturnTo())
})
