import { expect } from 'vitest'
import type { Answered } from './send.ts'
import type { World } from './world.ts'

/**
 * Expects a proper refusal: no 5xx, no session started or ended, nothing that a cache may keep, and no redirect but to
 * our error page.
 */
export function requireRefused(world: World, sessionsBefore: string, answer: Answered): void {
  requireSound(world, answer)
  const { status, location = '' } = answer
  const errorPage = location.startsWith(`${world.app.url}/auth/error?`)
  expect(status === 303 ? errorPage : status >= 400, `${status} ${location}`).toBe(true)
  expect(answer.setCookies.filter((line) => /^(__Host-)?session=/.test(line))).toEqual([])
  expect(world.sessions() === sessionsBefore, 'the sessions in the store are the same').toBe(true)
}

/** Expectations of every response, also of an acceptance. */
export function requireSound({ app }: World, { status, location = '', cacheControl }: Answered): void {
  expect(status).toBeLessThan(500)
  expect(new URL(location, app.url).origin).toBe(app.url)
  // Node answers requests with headers that are too long itself.
  if (status === 431) return
  if (status >= 300) expect(cacheControl).toContain('no-store')
}
