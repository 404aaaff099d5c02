import fc from 'fast-check'
import { expect } from 'vitest'
import { safeReturnTo } from '../../lib/session/return-to.ts'
import { createBrowser } from '../../test/protocol/browser.ts'
import { goToProvider, startSignIn } from '../../test/protocol/sign-in.ts'
import { cookieHeader } from './cookie-header.ts'
import { hostileText } from './hostile-text.ts'
import { promptly } from './promptly.ts'
import { requireSound } from './require-refused.ts'
import { type Answered, send } from './send.ts'
import { tryMany } from './try-many.ts'
import type { World } from './world.ts'

/** A sign-in from `GET /auth/login?returnTo=…` to the page after the callback. */
export async function fuzzReturnTo(world: World): Promise<void> {
  const appUrl = new URL(world.app.url)
  expect((await walk(world, 'returnTo=/reports%3Ftab=2')).location).toBe(`${appUrl.origin}/reports?tab=2`)
  await tryMany({ runs: 40, inputs }, ({ value, raw }) =>
    promptly(world, async () => {
      const query = raw ? `returnTo=${asQuery(value)}` : String(new URLSearchParams({ returnTo: value }))
      const answer = await walk(world, query)
      requireSound(world, answer)
      const { location = '' } = answer
      // Browsers read a second slash or a backslash as the start of a host.
      expect(location.slice(appUrl.origin.length)).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
      expect(new URL(location).pathname).not.toMatch(/^\/auth(\/|$)/i)
      if (!raw) expect(location).toBe(new URL(safeReturnTo(value, appUrl), appUrl).href)
      return answer.took
    }),
  )
}

async function walk(world: World, query: string): Promise<Answered> {
  const browser = createBrowser(world.app.url)
  const { authorizationUrl } = await startSignIn(browser, `/auth/login?${query}`)
  const { pathname, search } = await goToProvider(browser, authorizationUrl)
  return send(world, { path: `${pathname}${search}`, headers: { Cookie: cookieHeader(browser) } })
}

/** As it is, where a request can carry it. */
function asQuery(value: string): string {
  return value.replace(/[^\x21-\x7e]|#/gu, '')
}

const inputs = fc.record({
  value: fc.oneof(
    hostileText(4000),
    hostileText(2000).map((text) => `/${text}`),
  ),
  raw: fc.boolean(),
})
