import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../../../test/start/free-port.ts'
import { alice, authorizationUrl, redeemCode, refresh, signIn } from './app.ts'
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

test('prompt=create opens the registration; the mailed link confirms the address and leads to the app', async () => {
  const visitor = new Visitor(provider.url)
  const asked = await register(visitor, 'grace@example.test')
  expect(asked.text).toContain('We sent a link to grace@example.test')

  const { link, subject } = await sink.next('grace@example.test')
  expect(subject).toBe('Confirm your email address')
  const opened = await visitor.open(link)
  expect(opened.text).toContain('Confirm the address')
  const callback = (await visitor.submit(opened)).url
  const { claims } = await redeemCode(provider, callback)
  expect(claims).toMatchObject({
    name: 'Grace Hopper',
    email: 'grace@example.test',
    email_verified: true,
    groups: [],
  })
  expect(claims?.sub).toMatch(/^00u\w{17}$/)
})

test('opening a mailed link changes nothing, and using it works once', async () => {
  const visitor = new Visitor(provider.url)
  await register(visitor, 'scanner@example.test')
  const { link } = await sink.next('scanner@example.test')
  await new Visitor(provider.url).open(link)
  const opened = await visitor.open(link)
  expect((await visitor.submit(opened)).url.pathname).toBe('/auth/callback')
  const again = await visitor.open(link)
  expect(again.status).toBe(410)
  expect((await visitor.submit(opened)).status).toBe(410)
})

test('an unverified address says so after the right password, until the link is used', async () => {
  await register(new Visitor(provider.url), 'ada@example.test')
  await sink.next('ada@example.test')
  const ada = { email: 'ada@example.test', password }
  expect((await signIn(provider, { ...ada, password: 'something else, long' })).text).toContain(
    'That did not match',
  )
  const visitor = new Visitor(provider.url)
  const refusal = await signIn(provider, ada, visitor)
  expect(refusal.status).toBe(403)
  expect(refusal.text).toContain('has not been opened yet')

  const sent = await visitor.submit(refusal)
  expect(sent.text).toContain('The mail is on its way')
  const opened = await visitor.open((await sink.next('ada@example.test')).link)
  expect((await visitor.submit(opened)).url.pathname).toBe('/auth/callback')
  expect((await signIn(provider, ada)).url.pathname).toBe('/auth/callback')
})

test('a confirmation in another browser does not sign that browser in', async () => {
  await register(new Visitor(provider.url), 'elsewhere@example.test')
  const other = new Visitor(provider.url)
  const opened = await other.open((await sink.next('elsewhere@example.test')).link)
  const confirmed = await other.submit(opened)
  expect(confirmed.text).toContain('Your address is confirmed')
  expect(confirmed.html).toContain(`href="${appUrl}/auth/login"`)
  expect(other.cookies()).toEqual([])
})

test('registering an address that has an account looks the same and changes nothing', async () => {
  const page = await register(new Visitor(provider.url), alice.email)
  const fresh = await register(new Visitor(provider.url), 'fresh@example.test')
  const anonymous = ({ text }: Page) => text.replace(/\S+@example.test/g, '')
  expect(anonymous(page)).toBe(anonymous(fresh))
  expect(page.status).toBe(fresh.status)
  expect((await sink.next(alice.email)).subject).toBe('You already have an account')
  expect((await signIn(provider)).url.pathname).toBe('/auth/callback')
})

test('registering an unconfirmed address again voids the first answers and links', async () => {
  await register(new Visitor(provider.url), 'squat@example.test', { password: 'the password of a squatter' })
  const first = await sink.next('squat@example.test')
  await register(new Visitor(provider.url), 'squat@example.test')
  expect((await new Visitor(provider.url).open(first.link)).status).toBe(410)
  const page = await signIn(provider, {
    email: 'squat@example.test',
    password: 'the password of a squatter',
  })
  expect(page.text).toContain('That did not match')
})

test('a password needs 15 characters and must not be the address', async () => {
  const short = await register(new Visitor(provider.url), 'short@example.test', { password: '9 letters' })
  expect(short.status).toBe(422)
  expect(short.text).toContain('This has 9 characters. Use 15 or more.')
  expect(short.html).toContain('value="short@example.test"')
  const same = await register(new Visitor(provider.url), 'the-address@example.test', {
    password: 'The-Address@example.test',
  })
  expect(same.text).toContain('This is the email address')
  const long = await register(new Visitor(provider.url), 'long@example.test', { password: 'x'.repeat(129) })
  expect(long.text).toContain('Use 128 or fewer')
})

test('screen_hint=reset-password leads by mail to a new password and back to the app', async () => {
  const visitor = new Visitor(provider.url)
  const elsewhere = await redeemCode(provider, (await signIn(provider)).url)
  const sent = await forget(visitor, alice.email)
  expect(sent.text).toContain('has an account here, a link to choose a new password is on its way')

  const { link, text } = await sink.next(alice.email)
  expect(text).toContain('Hello Alice,')
  const opened = await visitor.open(link)
  const tooShort = await visitor.submit(opened, { password: 'short' })
  expect(tooShort.status).toBe(422)
  const callback = (await visitor.submit(tooShort, { password: 'alice has a new password' })).url
  expect((await redeemCode(provider, callback)).claims).toMatchObject({ email: alice.email })

  expect((await signIn(provider)).text).toContain('That did not match')
  const refreshed = await refresh(provider, elsewhere.tokens['refresh_token'] ?? '')
  expect(refreshed.tokens['error']).toBe('invalid_grant')
  expect((await visitor.open(link)).status).toBe(410)
})

test('a new password in another browser is saved and leads to the sign-in of the app', async () => {
  await forget(new Visitor(provider.url), 'adam@example.test')
  const other = new Visitor(provider.url)
  const opened = await other.open((await sink.next('adam@example.test')).link)
  const saved = await other.submit(opened, { password: 'adam has a new password' })
  expect(saved.text).toContain('Password changed')
  expect(saved.html).toContain(`href="${appUrl}/auth/login"`)
})

test('a new password unlocks a locked address at once', async () => {
  const adam = { email: 'adam@example.test', password: 'adam has a new password' }
  for (let attempt = 0; attempt < 10; attempt++) await signIn(provider, { ...adam, password: 'wrong' })
  const visitor = new Visitor(provider.url)
  expect((await signIn(provider, adam, visitor)).status).toBe(429)
  await forget(visitor, adam.email)
  const opened = await visitor.open((await sink.next(adam.email)).link)
  await visitor.submit(opened, { password: 'and another long password' })
  const unlocked = await signIn(provider, { ...adam, password: 'and another long password' })
  expect(unlocked.url.pathname).toBe('/auth/callback')
})

test('forgetting the password of an unknown address looks the same and mails nothing', async () => {
  const unknown = await forget(new Visitor(provider.url), 'unknown@example.test')
  const known = await forget(new Visitor(provider.url), 'sue@example.test')
  const anonymous = ({ html }: Page) =>
    html.replace(/\S+@example.test/g, '').replaceAll(/interaction\/[\w-]+/g, '')
  expect(anonymous(unknown)).toBe(anonymous(known))
  await sink.next('sue@example.test')
  expect(sink.mails.filter(({ to }) => to === 'unknown@example.test')).toEqual([])
})

test('a suspended account may choose a new password and stays suspended', async () => {
  const visitor = new Visitor(provider.url)
  await forget(visitor, 'sue@example.test')
  const opened = await visitor.open((await sink.next('sue@example.test')).link)
  const saved = await visitor.submit(opened, { password: 'sue has a new password' })
  expect(saved.status).toBe(403)
  expect(saved.text).toContain('Your account is suspended')
})

test('the password is changed at a fixed address, signed in or not', async () => {
  const visitor = new Visitor(provider.url)
  const now = 'alice has a new password'
  await signIn(provider, { ...alice, password: now }, visitor)
  const page = await visitor.open('/change-password')
  expect(page.text).toContain('for alice@example.test.')
  const wrong = await visitor.submit(page, { current: 'not this one', password: 'yet another password' })
  expect(wrong.text).toContain('That did not match')
  const saved = await visitor.submit(page, { current: now, password: 'yet another password' })
  expect(saved.text).toContain('Password changed')
  const silent = await visitor.open(authorizationUrl(provider, { prompt: 'none' }))
  expect(silent.url.searchParams.get('code')).toEqual(expect.any(String))

  const stranger = new Visitor(provider.url)
  const asked = await stranger.open('/change-password')
  expect(asked.html).toContain('name="email"')
  const answers = { email: alice.email, current: 'yet another password', password: now }
  expect((await stranger.submit(asked, answers)).text).toContain('Password changed')
})

test('a mailbox that is down is said so, within 4 s, and nothing changes', async () => {
  const alone = await startProvider({ SMTP_URL: `smtp://localhost:${await freePort()}` })
  try {
    const started = performance.now()
    const known = await forget(new Visitor(alone.url), alice.email, alone)
    const unknown = await forget(new Visitor(alone.url), 'unknown@example.test', alone)
    const registered = await register(new Visitor(alone.url), 'new@example.test', {}, alone)
    expect(performance.now() - started).toBeLessThan(12_000)
    for (const page of [known, unknown, registered]) {
      expect(page.status).toBe(503)
      expect(page.text).toContain('We cannot send mail right now')
    }
    const signedIn = await signIn(alone, { email: 'new@example.test', password })
    expect(signedIn.text).toContain('That did not match')
  } finally {
    await alone.stop()
  }
})

const password = 'three or four words'

async function register(visitor: Visitor, email: string, answers = {}, at = provider): Promise<Page> {
  const page = await visitor.open(authorizationUrl(at, { prompt: 'create' }))
  expect(page.title).toBe('Create an account · Example ID')
  return visitor.submit(page, { name: 'Grace Hopper', email, password, ...answers })
}

async function forget(visitor: Visitor, email: string, at = provider): Promise<Page> {
  const page = await visitor.open(authorizationUrl(at, { screen_hint: 'reset-password' }))
  expect(page.title).toBe('Forgot your password? · Example ID')
  return visitor.submit(page, { email })
}
