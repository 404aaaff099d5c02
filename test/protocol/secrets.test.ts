import { expect, test } from 'vitest'
import { takeOnlyIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

test('no body that a browser gets, and no line of the log, holds a token, a code or a session id', async () => {
  const { app, tenant, visitor } = await takeOnlyIssuer()
  const browser = visitor()
  const walk = await signIn(browser)
  const session = browser.cookies.get('session') ?? ''
  const replayed = await browser.get(walk.callbackUrl)
  const bodies = [walk.started.body, walk.callback.body, replayed.body]
  for (const path of ['/', '/dashboard', replayed.location ?? '', '/auth/signed-out', '/no-such-page']) {
    bodies.push((await browser.get(path)).body)
  }
  const left = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
  const endSession = new URL(String(left.headers['refresh']).replace(/^0;url=/, ''))
  bodies.push(left.body, (await browser.get('/auth/signed-out')).body)

  const secrets = {
    session,
    'access token': [...tenant.accessTokens.keys()][0],
    'ID token': endSession.searchParams.get('id_token_hint'),
    code: walk.callbackUrl.searchParams.get('code'),
    nonce: walk.authorizationUrl.searchParams.get('nonce'),
    'client secret': tenant.client.secret,
  }
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret?.length, name).toBeGreaterThan(15)
    expect(
      bodies.filter((body) => body.includes(secret ?? '')),
      `${name} in a body`,
    ).toEqual([])
    expect(app.output(), `${name} in the log`).not.toContain(secret)
  }
})

test('a session id travels in Set-Cookie alone, on answers that no cache may keep', async () => {
  const { visitor } = await takeOnlyIssuer()
  const browser = visitor()
  const { started, callback } = await signIn(browser)
  for (const answer of [started, callback]) {
    expect(answer.setCookies.length).toBeGreaterThan(0)
    expect(answer.headers['cache-control']).toBe('private, no-store')
    for (const line of answer.setCookies) {
      expect(line).toMatch(/; HttpOnly/i)
      expect(line).toMatch(/; SameSite=lax/i)
      expect(line).toMatch(/; Path=\//i)
      expect(line).not.toMatch(/; Domain=/i)
    }
  }
  for (const path of ['/', '/dashboard', '/auth/signed-out', '/auth/error', '/health/live']) {
    expect((await browser.get(path)).setCookies, path).toEqual([])
  }
})
