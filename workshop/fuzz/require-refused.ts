import { expect } from 'vitest'
import type { Answered } from './send.ts'
import type { World } from './world.ts'

/** Refused in order: no 5xx, no session begun or ended, nothing that a cache may keep, and nowhere but our error page. */
export function requireRefused(world: World, sessionsBefore: string, answer: Answered): void {
  requireSound(world, answer)
  const { status, location = '' } = answer
  const errorPage = location.startsWith(`${world.app.url}/auth/error?`)
  expect(status === 303 ? errorPage : status >= 400, `${status} ${location}`).toBe(true)
  expect(answer.setCookies.filter((line) => /^(__Host-)?session=/.test(line))).toEqual([])
  expect(world.sessions() === sessionsBefore, 'the sessions in the store are the same').toBe(true)
}

/** What holds of every answer, of an acceptance too. */
export function requireSound({ app }: World, { status, location = '', cacheControl }: Answered): void {
  expect(status).toBeLessThan(500)
  expect(new URL(location, app.url).origin).toBe(app.url)
  // Node's own answer to headers that are too long, which never reach the app.
  if (status === 431) return
  if (status >= 300) expect(cacheControl).toContain('no-store')
}
