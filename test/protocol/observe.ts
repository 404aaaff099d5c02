import { expect } from 'vitest'
import { person, type Tenant } from '../hostile-provider/tenant.ts'
import type { Answer, Browser } from './browser.ts'
import type { SharedApp } from './shared-apps.ts'

/** **S**: the dashboard shows the person who signed in. */
export async function isSignedIn(browser: Browser): Promise<boolean> {
  const answer = await browser.get('/dashboard')
  if (answer.status >= 500) throw new Error(`the dashboard answered ${answer.status}`)
  return answer.status === 200 && answer.body.includes(person.email)
}

/** S after a callback: a redirect to our own origin, a session, one event, and no secret in the log. */
export async function expectSignedIn(
  app: SharedApp,
  tenant: Tenant,
  browser: Browser,
  callback: Answer,
): Promise<void> {
  expect(callback.status).toBe(303)
  expect(new URL(callback.location ?? '', app.url).pathname).not.toBe('/auth/error')
  expect(new URL(callback.location ?? '', app.url).origin).toBe(new URL(app.url).origin)
  expect(await isSignedIn(browser)).toBe(true)
  expect(app.log.filter(({ event }) => event === 'sign_in_refused')).toEqual([])
  expectNothingSecretLogged(app, tenant)
}

/** **E**: an error page with this code, exactly one event that names the check, and no session. */
export async function expectRefused(
  app: SharedApp,
  tenant: Tenant,
  browser: Browser,
  answer: Answer,
  refusal: Refusal,
): Promise<void> {
  expect(answer.status).toBe(303)
  const page = new URL(answer.location ?? '', app.url)
  expect(`${page.origin}${page.pathname}`).toBe(`${new URL(app.url).origin}/auth/error`)
  const reference = page.searchParams.get('reference')
  await app.waitForLog((line) => line['reference'] === reference)
  const refusals = app.log.filter(({ event }) => event === 'sign_in_refused')
  const seen = refusals.map(({ code, check }) => ({ code, check }))
  expect(seen).toEqual([{ code: refusal.code, check: refusal.check }])
  const provider = browser.provider && { provider: browser.provider }
  expect(Object.fromEntries(page.searchParams)).toEqual({ code: refusal.code, reference, ...provider })
  expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  expect(answer.setCookies.filter((line) => /^(__Host-)?session=/.test(line))).toEqual([])
  expect(browser.cookies.has('session')).toBe(false)
  const shown = await browser.get(page)
  expect(shown.status).toBeLessThan(500)
  expect(shown.body).not.toMatch(/ at \w+ \(|node_modules|openid-client|OAUTH_/)
  expect(await isSignedIn(browser)).toBe(false)
  expectNothingSecretLogged(app, tenant)
}

/** No output of the app contains a secret, code or token of this issuer. */
export function expectNothingSecretLogged(app: SharedApp, tenant: Tenant): void {
  const output = app.output()
  const secrets = [tenant.client.secret, ...tenant.grants.keys(), ...tenant.accessTokens.keys()]
  expect(secrets.filter((secret) => output.includes(secret))).toEqual([])
}

export type Refusal = { code: string; check: string }
