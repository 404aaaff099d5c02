import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alice, authorizationUrl, redeemCode, signIn } from './app.ts'
import { type MailSink, startMailSink } from './mail-sink.ts'
import { appUrl, type RunningProvider, startProvider } from './start-provider.ts'
import { type Page, Visitor } from './visitor.ts'

let provider: RunningProvider
let sink: MailSink
beforeAll(async () => {
  sink = await startMailSink()
  provider = await startProvider({ SMTP_URL: sink.url })
})
afterAll(async () => {
  await provider.stop()
  await sink.stop()
})

test.each([
  ['says that another site sent it', { 'sec-fetch-site': 'cross-site' }],
  ['says that a sibling of ours sent it', { 'sec-fetch-site': 'same-site' }],
  ['names another origin', { origin: 'http://localhost:4999' }],
  ['names no origin', {}],
])('a form is refused when the browser %s', async (_case, headers: Record<string, string>) => {
  const visitor = new Visitor(provider.url)
  const page = await visitor.open(authorizationUrl(provider))
  const refused = await visitor.post(page.url.pathname, alice, headers)
  expect(refused.status).toBe(403)
  expect(refused.text).toContain('It did not come from a page of ours')
})

test('a browser that knows no Sec-Fetch-Site sends Origin, and that is enough', async () => {
  const visitor = new Visitor(provider.url)
  const page = await visitor.open(authorizationUrl(provider))
  const { url } = await visitor.post(page.url.pathname, alice, { origin: provider.url })
  expect(url.pathname).toBe('/auth/callback')
})

test('a form works only in the browser that it was opened in', async () => {
  const page = await new Visitor(provider.url).open(authorizationUrl(provider))
  const stolen = await new Visitor(provider.url).post(page.url.pathname, alice)
  expect(stolen.status).toBe(400)
  expect(stolen.text).toContain('This sign-in cannot go on')
})

test('a form above 8 kB and one that is none are refused', async () => {
  const visitor = new Visitor(provider.url)
  const page = await visitor.open(authorizationUrl(provider))
  const large = await visitor.post(page.url.pathname, { ...alice, email: 'x'.repeat(9000) })
  expect(large.status).toBe(413)
  const json = await fetch(page.url, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: '{}',
  })
  expect(json.status).toBe(415)
})

test('whatever people or apps send appears as text, never as markup', async () => {
  const evil = `"><script>alert('1')</script>`
  const visitor = new Visitor(provider.url)
  const hinted = await visitor.open(authorizationUrl(provider, { login_hint: evil }))
  expectHarmless(hinted)
  expectHarmless(await visitor.submit(hinted, { email: evil, password: evil }))
  const registration = await visitor.open(authorizationUrl(provider, { prompt: 'create' }))
  expectHarmless(await visitor.submit(registration, { name: evil, email: evil, password: evil }))
  expectHarmless(await visitor.open(authorizationUrl(provider, { redirect_uri: evil })))
  expectHarmless(await visitor.open(authorizationUrl(provider, { client_id: evil })))
  expectHarmless(await visitor.open(`/new-password?token=${encodeURIComponent(evil)}`))
  expectHarmless(await visitor.open(`/${encodeURIComponent(evil)}`))
})

test('a hostile name is shown as it was typed, also where oidc-provider asks', async () => {
  const visitor = new Visitor(provider.url)
  const name = `<img src=x onerror="alert(1)"> O'Hara`
  const page = await visitor.open(authorizationUrl(provider, { prompt: 'create' }))
  await visitor.submit(page, { name, email: 'hara@example.test', password: 'three or four words' })
  const { text, link } = await sink.next('hara@example.test')
  expect(text).not.toContain('img')
  const callback = (await visitor.submit(await visitor.open(link))).url
  expect((await redeemCode(provider, callback)).claims).toMatchObject({ name })
  const asked = await visitor.open('/end-session')
  expect(asked.html).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62; O&#39;Hara')
})

test('an address cannot carry a second recipient or a header', async () => {
  const visitor = new Visitor(provider.url)
  const page = await visitor.open(authorizationUrl(provider, { screen_hint: 'reset-password' }))
  for (const email of [
    'alice@example.test,eve@example.test',
    'alice@example.test\r\nBcc: eve@example.test',
    '"alice"@example.test',
    'alice@example.test>',
  ]) {
    expect((await visitor.submit(page, { email })).status).toBe(422)
  }
})

test('every answer carries the strict headers, and pages are kept by no cache', async () => {
  const page = await new Visitor(provider.url).open(authorizationUrl(provider))
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'none'; style-src 'self'")
  expect(policy).toContain(`form-action 'self' ${appUrl};`)
  expect(policy).not.toContain('unsafe')
  expect(page.headers.get('cache-control')).toBe('no-store')
  expect(page.headers.get('x-frame-options')).toBe('DENY')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  expect(page.html).not.toMatch(/<script|style="|onclick/)
})

test('a foreign host name is refused', async () => {
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(new URL(provider.url).port), '127.0.0.1', () => {
      socket.write(
        'GET /.well-known/openid-configuration HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      )
    })
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
  })
  expect(answer).toMatch(/^HTTP\/1.1 421 /)
})

test('the log counts requests by path, without queries, ids or secrets', async () => {
  await redeemCode(provider, (await signIn(provider)).url)
  const requests = provider.log().filter(({ event }) => event === 'request')
  expect(requests).toContainEqual(
    expect.objectContaining({ method: 'POST', path: '/interaction/:uid/sign-in', status: 303 }),
  )
  expect(requests).toContainEqual(expect.objectContaining({ method: 'POST', path: '/token', status: 200 }))
  expect(provider.output()).not.toMatch(/[?]|the-state|code_challenge|alice-password-1/)
})

test('an unknown path is a page that says so', async () => {
  const page = await new Visitor(provider.url).open('/nothing-here')
  expect(page.status).toBe(404)
  expect(page.text).toContain('Page not found')
})

function expectHarmless(page: Page): void {
  expect(page.html).toContain('</html>')
  expect(page.html).not.toMatch(/<script|<img|onerror="/i)
}
