import { describe, expect, test } from 'vitest'
import { expectRefused, expectSignedIn } from './observe.ts'
import { type Issuer, takeIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

describe('a provider that compares an encoded secret undecoded', () => {
  const advice = 'TOKEN_ENDPOINT_AUTH_METHOD=client_secret_post helps'

  test('Basic is refused, and log and operator’s panel say that client_secret_post helps', async () => {
    const issuer = await takeIssuer('secret-compared-undecoded', { kind: 'undecoded' })
    const { detail, page } = await refusalAt(issuer)
    for (const seen of [detail, page]) expect(seen).toContain(advice)
    expect(page).not.toContain('c%d')
  })

  test('client_secret_post works', async () => {
    const { app, tenant, visitor } = await takeIssuer('secret-compared-undecoded', { kind: 'undecoded-post' })
    const browser = visitor()
    const { callback } = await signIn(browser)
    await expectSignedIn(app, tenant, browser, callback)
  })

  test('a wrong secret of letters and digits gets no such advice', async () => {
    const issuer = await takeIssuer('secret-compared-undecoded', { kind: 'wrong-secret' })
    expect((await refusalAt(issuer)).detail).not.toContain('client_secret_post')
  })

  test('a wrong secret that was sent by client_secret_post gets no such advice', async () => {
    const issuer = await takeIssuer('secret-compared-undecoded', { kind: 'wrong-secret-post' })
    expect((await refusalAt(issuer)).detail).not.toContain('client_secret_post')
  })
})

/** The texts for the operator, in the log and on the error page, when the provider refuses the client. */
async function refusalAt({ app, tenant, visitor, clientSecret }: Issuer) {
  const browser = visitor()
  const { callback } = await signIn(browser)
  await expectRefused(app, tenant, browser, callback, { code: 'client_refused', check: 'token_status' })
  const { detail } = await app.waitForLog(({ event }) => event === 'sign_in_refused')
  expect(detail).not.toContain(clientSecret)
  return { detail: String(detail), page: (await browser.get(callback.location ?? '')).body }
}
