import type Database from 'libsql'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { inDatabase } from '../start/in-database.ts'
import { callsAbout, orderTrouble } from './directory-control.ts'
import { expectSound } from './expect-sound.ts'
import { enterPassword, heading, signInOnPages } from './people.ts'
import {
  newAdministrator,
  newPerson,
  type Person,
  type SharedStack,
  sharedStack,
} from './shared/shared-stack.ts'
import { directoryToken, type Visitor } from './stack.ts'

let stack: SharedStack
let administrator: Person
beforeAll(async () => {
  ;[stack, administrator] = [await sharedStack('directory'), await newAdministrator()]
})

const actions = [
  'sign-out',
  'clear-sessions',
  'unlock',
  'reset-password',
  'expire-password',
  'suspend',
  'unsuspend',
]

// Scripts change nothing on these pages: with and without them, a person's page and a confirmation are used once.
describe.each([true, false])('an administrator, with scripts %s,', (javaScriptEnabled) => {
  const options = { javaScriptEnabled }

  test('sees where a person is signed in, and ends one session', async () => {
    const member = await newPerson()
    const [laptop, phone] = [await signedIn(member, windows), await signedIn(member, iPhone)]
    const page = await administratorsPage(options)
    await page.goto(`/users/${member.id}`)
    const rows = rail(page, 'Sessions here').getByRole('listitem')
    expect((await rows.allInnerTexts()).sort()).toEqual([
      expect.stringMatching(
        /^Chrome on Windows\s+Last used at .* UTC (to|yester)day\s+Signed in at .*Password/,
      ),
      expect.stringMatching(
        /^Safari on iPhone\s+Last used at .* UTC (to|yester)day\s+Signed in at .*Password/,
      ),
    ])
    expect(await rail(page, 'Sessions here').innerText()).not.toMatch(/\d+\.\d+\.\d+\.\d+|::1/)

    await page.getByRole('button', { name: 'Sign out Safari on iPhone' }).click()
    await page.getByText('Safari on iPhone is signed out.').waitFor()
    expect(await page.getByRole('status').innerText()).toContain('Safari on iPhone is signed out.')
    expect(await rows.count()).toBe(1)
    expect(await isAlive(phone)).toBe(false)
    expect(await isAlive(laptop)).toBe(true)
    await expectRecorded({ action: 'end-session', person: member.id, outcome: 'done' })
    await expectEndedByAdministrator(member.id)
  })

  test('signs a person out of this app on every device, and the directory is not asked', async () => {
    const member = await newPerson()
    const sessions = [await signedIn(member, windows), await signedIn(member, iPhone)]
    const stranger = await signedIn(await newPerson(), windows)
    const page = await administratorsPage(options)
    await page.goto(`/users/${member.id}`)
    await page.getByRole('link', { name: 'Sign out all 2…' }).click()
    expect(await heading(page).innerText()).toBe(`Sign out ${member.name} here?`)
    await confirm(page)
    for (const visitor of sessions) expect(await isAlive(visitor)).toBe(false)
    expect(await isAlive(stranger)).toBe(true)
    expect(await page.getByRole('status').innerText()).toMatch(/^They are signed out here\./)
    expect(await rail(page, 'Sessions here').innerText()).toContain('None.')
    const calls = await callsAbout(stack.provider, member.id)
    expect(calls.filter(({ method }) => method !== 'GET')).toEqual([])
    await expectRecorded({ action: 'sign-out', person: member.id, outcome: 'done' })
    await expectEndedByAdministrator(member.id)
  })
})

describe('an administrator', () => {
  test('suspends a person, who is out at once, and lifts it again', async () => {
    const member = await newPerson()
    const visitor = await signedIn(member, windows)
    const page = await administratorsPage()
    await act(page, member, 'Suspend')
    expect(await page.getByText('Suspended', { exact: true }).count()).toBeGreaterThan(0)
    expect(await statusOf(member)).toBe('SUSPENDED')
    expect(await isAlive(visitor)).toBe(false)
    await expectEndedByAdministrator(member.id)
    expect(await offered(page)).toEqual(['Sign out everywhere', 'Lift the suspension'])
    await act(page, member, 'Lift the suspension')
    expect(await statusOf(member)).toBe('ACTIVE')
    await expectRecorded({ action: 'suspend', person: member.id, outcome: 'done' })
    await expectRecorded({ action: 'unsuspend', person: member.id, outcome: 'done' })
  })

  test('signs a person out everywhere: here, and at the provider', async () => {
    const member = await newPerson()
    const visitor = await signedIn(member, windows)
    const page = await administratorsPage()
    await act(page, member, 'Sign out everywhere')
    expect(await isAlive(visitor)).toBe(false)
    await expectEndedByAdministrator(member.id)
    const calls = await callsAbout(stack.provider, member.id)
    const [call] = calls.filter(({ method }) => method === 'DELETE')
    expect(call).toMatchObject({ path: `/api/v1/users/${member.id}/sessions`, query: 'oauthTokens=true' })
    const theirs = await visitor.newPage()
    await theirs.goto('/dashboard')
    expect(await theirs.getByLabel('Password', { exact: true }).count()).toBe(1)
    await expectRecorded({ action: 'clear-sessions', person: member.id, outcome: 'done' })
  })

  test('resets a password: a letter goes out, and the session stays', async () => {
    const member = await newPerson()
    const visitor = await signedIn(member, windows)
    const page = await administratorsPage()
    await act(page, member, 'Reset the password')
    expect(await statusOf(member)).toBe('RECOVERY')
    expect((await stack.mailbox.waitForMail(member.email)).to).toBe(member.email)
    expect(await isAlive(visitor)).toBe(true)
    await expectRecorded({ action: 'reset-password', person: member.id, outcome: 'done' })
  })

  test('expires a password: the next sign-in asks for a new one', async () => {
    const member = await newPerson()
    const page = await administratorsPage()
    await act(page, member, 'Expire the password')
    expect(await statusOf(member)).toBe('PASSWORD_EXPIRED')
    expect(await page.getByText('Password expired', { exact: true }).count()).toBeGreaterThan(0)
    await expectRecorded({ action: 'expire-password', person: member.id, outcome: 'done' })
  })

  test('unlocks a person', async () => {
    const member = await newPerson()
    const theirs = await (await stack.newVisitor()).newPage()
    await theirs.goto('/auth/login')
    for (let wrong = 1; wrong <= 10; wrong += 1) {
      await enterPassword(theirs, { email: member.email, password: `wrong password ${wrong}` })
      await theirs.getByText(wrong < 10 ? 'That did not match' : 'This account is locked').waitFor()
    }
    expect(await statusOf(member)).toBe('LOCKED_OUT')
    const page = await administratorsPage()
    await page.goto(`/users/${member.id}`)
    expect(await offered(page)).toEqual(['Sign out everywhere', 'Unlock', 'Reset the password'])
    await act(page, member, 'Unlock')
    expect(await statusOf(member)).toBe('ACTIVE')
    await signInOnPages(theirs, member)
    await expectRecorded({ action: 'unlock', person: member.id, outcome: 'done' })
  })
})

test('only an administrator sees a confirmation and changes anything', async () => {
  const member = await newPerson()
  const theirs = await signedIn(member, windows)
  const attacker = await signedIn(await newPerson(), windows)
  const stranger = await stack.newVisitor()
  const page = await attacker.newPage()
  const end = `/users/${member.id}/sessions/${await handleFor(member)}/end`
  const before = await callsAbout(stack.provider, member.id)
  for (const action of actions) {
    await page.goto(`/users/${member.id}/${action}`)
    expect(await heading(page).textContent()).toBe('You cannot open this page')
    expect((await post(attacker, `/users/${member.id}/${action}/confirm`)).status(), action).toBe(403)
    expect((await post(stranger, `/users/${member.id}/${action}/confirm`)).status(), action).toBe(401)
    await expectRecorded({ action, person: member.id, outcome: 'not_an_administrator' })
  }
  expect((await post(attacker, end)).status()).toBe(403)
  expect((await post(stranger, end)).status()).toBe(401)
  expect(await callsAbout(stack.provider, member.id)).toEqual(before)
  expect(await isAlive(theirs)).toBe(true)
  expect(await statusOf(member)).toBe('ACTIVE')
})

test('a request from another site changes nothing, nor does any method but POST', async () => {
  const member = await newPerson()
  const theirs = await signedIn(member, windows)
  const visitor = await stack.signedIn(administrator)
  const end = `/users/${member.id}/sessions/${await handleFor(member)}/end`
  const paths = [end, ...actions.map((action) => `/users/${member.id}/${action}/confirm`)]
  for (const path of paths) {
    for (const headers of foreign) {
      expect((await post(visitor, path, headers)).status(), `${path} ${JSON.stringify(headers)}`).toBe(403)
    }
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const headers = { 'Sec-Fetch-Site': 'same-origin' }
      expect((await visitor.request.fetch(path, { method, headers })).status(), `${method} ${path}`).toBe(405)
    }
  }
  await expectRecorded({ action: 'suspend', person: member.id, outcome: 'csrf' })
  expect(await isAlive(theirs)).toBe(true)
  expect(await statusOf(member)).toBe('ACTIVE')
})

test('an old sign-in changes no person: page and POST both ask for a recent one first', async () => {
  const member = await newPerson()
  const theirs = await signedIn(member, windows)
  const page = await administratorsPage()
  const visitor = page.context() as Visitor
  const handle = await handleFor(member)
  ageSignIns(administrator)
  for (const path of [`/users/${member.id}/suspend/confirm`, `/users/${member.id}/sessions/${handle}/end`]) {
    const answer = await post(visitor, path)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['refresh'], path).toMatch(/^0;url=\/auth\/step-up\?returnTo=%2Fusers%2F/)
  }
  await expectRecorded({ action: 'suspend', person: member.id, outcome: 'sign_in_too_old' })
  expect((await visitor.request.get(`/users/${member.id}/suspend`, { maxRedirects: 0 })).status()).toBe(307)
  await page.goto(`/users/${member.id}/suspend`)
  expect(await heading(page).innerText()).toBe(`Suspend ${member.name}?`)
  ageSignIns(administrator)
  await page.getByRole('button', { name: `Suspend ${member.name}` }).click()
  await page.waitForURL(`**/users/${member.id}/suspend`)
  expect(await statusOf(member)).toBe('ACTIVE')
  expect(await isAlive(theirs)).toBe(true)
  expect(visitor.complaints).toEqual([])
  await confirm(page)
  expect(await statusOf(member)).toBe('SUSPENDED')
})

test('what does not exist is 404: an action, a person', async () => {
  const visitor = await stack.signedIn(administrator)
  const member = await newPerson()
  for (const action of ['no-such-action', 'sessions', 'toString', '__proto__', 'Suspend']) {
    expect((await visitor.request.get(`/users/${member.id}/${action}`)).status(), action).toBe(404)
    expect((await post(visitor, `/users/${member.id}/${action}/confirm`)).status(), action).toBe(404)
  }
  // A login, or `me`, would be taken by Okta: the owner of the token is Adam.
  for (const id of ['00unobody', 'me', encodeURIComponent(member.email), '..%2Fgroups']) {
    expect((await post(visitor, `/users/${id}/suspend/confirm`)).status(), id).toBe(404)
  }
  expect(await statusOf({ id: '00uadam0000000000002' })).toBe('ACTIVE')
  expect(await statusOf(member)).toBe('ACTIVE')
})

test('administrators cannot change their own account, and can end their other sessions', async () => {
  const other = await signedIn(administrator, iPhone)
  const page = await administratorsPage()
  const visitor = page.context() as Visitor
  await page.goto(`/users/${administrator.id}`)
  expect(await offered(page)).toEqual(['Sign out everywhere'])
  for (const action of ['suspend', 'expire-password', 'reset-password']) {
    await page.goto(`/users/${administrator.id}/${action}`)
    expect(await heading(page).textContent()).toBe('You cannot do this to yourself')
    const answer = await post(visitor, `/users/${administrator.id}/${action}/confirm`)
    expect(answer.status()).toBe(403)
    expect(await answer.text()).toContain('You cannot')
    await expectRecorded({ action, person: administrator.id, outcome: 'oneself' })
  }
  expect(await statusOf(administrator)).toBe('ACTIVE')
  expect((await post(visitor, `/users/${administrator.id}/sign-out/confirm`)).status()).toBe(303)
  expect(await isAlive(other)).toBe(false)
  expect(await isAlive(visitor)).toBe(true)
})

test('a state that no longer allows the change is reported, on the page and by the POST', async () => {
  const member = await newPerson()
  const page = await administratorsPage()
  await page.goto(`/users/${member.id}/suspend`)
  await manage(member, 'suspend')
  await page.getByRole('button', { name: `Suspend ${member.name}` }).click()
  expect(await heading(page).textContent()).toBe('Nothing was done')
  await expectRecorded({ action: 'suspend', person: member.id, outcome: 'not_allowed' })
  expect((await post(page.context() as Visitor, `/users/${member.id}/suspend/confirm`)).status()).toBe(409)
  await page.goto(`/users/${member.id}/suspend`)
  expect(await heading(page).textContent()).toBe('This cannot be done now')
  expect(await page.getByText('Suspended', { exact: true }).count()).toBe(1)
})

test.each([
  ['failing', 502, 'failed'],
  ['rubbish', 502, 'unreadable'],
  ['redirecting', 502, 'unreadable'],
  ['rate_limited', 503, 'rate_limited'],
  ['hanging', 504, 'timeout'],
])('a directory that is %s: %i, one call, and nothing is claimed', async (kind, status, outcome) => {
  const member = await newPerson()
  const theirs = await signedIn(member, windows)
  const visitor = await stack.signedIn(administrator)
  await orderTrouble(stack.provider, { kind, seconds: 1, path: `/api/v1/users/${member.id}/lifecycle` })
  const answer = await post(visitor, `/users/${member.id}/suspend/confirm`)
  expect(answer.status()).toBe(status)
  await expectRecorded({ action: 'suspend', person: member.id, outcome })
  const calls = await callsAbout(stack.provider, member.id)
  // A call that hangs is counted when it ends.
  if (kind !== 'hanging') expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1)
  expect(await isAlive(theirs)).toBe(true)
})

test('a store that ends no session is reported, with what the directory has done', async () => {
  const member = await newPerson()
  const theirs = await signedIn(member, windows)
  const visitor = await stack.signedIn(administrator)
  const end = `/users/${member.id}/sessions/${await handleFor(member)}/end`
  inStore((database) =>
    database.exec(
      `create trigger kept before delete on session when old.sub = '${member.id}' begin select raise(abort, 'kept'); end`,
    ),
  )
  try {
    for (const path of [end, `/users/${member.id}/sign-out/confirm`]) {
      const answer = await post(visitor, path)
      expect(answer.status(), path).toBe(503)
      expect(await answer.text(), path).toContain('They may still be signed in.')
    }
    const answer = await post(visitor, `/users/${member.id}/suspend/confirm`)
    expect(answer.status()).toBe(503)
    expect(await answer.text()).toContain('The directory has done it.')
  } finally {
    inStore((database) => database.exec('drop trigger kept'))
  }
  await expectRecorded({ action: 'suspend', person: member.id, outcome: 'half_done' })
  expect(await isAlive(theirs)).toBe(true)
})

test('an outcome is shown once, on the page of its own person, and by no link', async () => {
  const [member, other] = [await newPerson(), await newPerson()]
  const page = await administratorsPage()
  const visitor = page.context() as Visitor
  const reported = async (path: string) => {
    await page.goto(path)
    return page.getByRole('status').allInnerTexts()
  }
  for (const query of ['?outcome=suspend', '?outcome=', '?outcome=done&action=suspend', '?flash=suspend']) {
    expect(await reported(`/users/${member.id}${query}`), query).toEqual([])
  }
  expect((await post(visitor, `/users/${member.id}/suspend/confirm`)).status()).toBe(303)
  const cookies = (await visitor.cookies()).filter(({ name }) => name.startsWith('flash.'))
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax' }])
  expect(cookies[0]?.expires).toBeLessThanOrEqual(Date.now() / 1000 + 60)
  expect(await reported(`/users/${other.id}`)).toEqual([])
  // As if in a second tab.
  expect((await post(visitor, `/users/${other.id}/sign-out/confirm`)).status()).toBe(303)
  expect(await reported(`/users/${member.id}`)).toEqual(['They are suspended, and signed out here.'])
  expect(await reported(`/users/${member.id}`)).toEqual([])
  expect(await reported(`/users/${other.id}`)).toEqual([expect.stringMatching(/^They are signed out here\./)])
  expect(await reported(`/users/${other.id}`)).toEqual([])
})

test('pages are sound in both themes, on a phone too', async () => {
  const member = await newPerson()
  await signedIn(member, windows)
  await signedIn(member, iPhone)
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await administratorsPage({ colorScheme, viewport: { width: 320, height: 800 } })
    const paths = [
      `/users/${member.id}`,
      ...actions.map((action) => `/users/${member.id}/${action}`),
      `/users/${administrator.id}/suspend`,
      '/users/nobody/sign-out',
      '/users/nobody/suspend',
    ]
    for (const path of paths) {
      await page.goto(path)
      await expectSound(page, path)
    }
    await page.goto(`/users/${member.id}/suspend`)
    for (const width of [768, 1440]) {
      await page.setViewportSize({ width, height: 800 })
      await expectSound(page, `suspend at ${width}`)
    }
    expect((page.context() as Visitor).complaints).toEqual([])
  }
})

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0 Safari/537.36'
const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1'

const foreign: Record<string, string>[] = [
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  {},
]

async function administratorsPage(options?: BrowserContextOptions): Promise<Page> {
  return (await stack.signedIn(administrator, options)).newPage()
}

function signedIn(person: Person, userAgent: string): Promise<Visitor> {
  return stack.signedIn(person, { userAgent })
}

/** From the person's page through the confirmation and back. */
async function act(page: Page, { id, name }: Person, label: string): Promise<void> {
  await page.goto(`/users/${id}`)
  const row = rail(page, 'Account actions').getByRole('listitem').filter({ hasText: label })
  await row.getByRole('link').click()
  expect(await heading(page).innerText()).toContain(name)
  await confirm(page)
  expect(await page.getByRole('status').count()).toBe(1)
}

/** Presses the one button that does it, and waits for the way back. */
async function confirm(page: Page): Promise<void> {
  await page.locator('.confirm form button').click()
  await page.waitForURL(/\/users\/[^/]+$/)
}

async function offered(page: Page): Promise<(string | undefined)[]> {
  const rows = await rail(page, 'Account actions').getByRole('listitem').allInnerTexts()
  return rows.map((text) => text.split('\n')[0])
}

function rail(page: Page, name: string) {
  return page.getByRole('region', { name })
}

async function isAlive(visitor: Visitor): Promise<boolean> {
  return (await visitor.request.get('/account', { maxRedirects: 0 })).status() === 200
}

function post(visitor: Visitor, path: string, headers: Record<string, string> = { Origin: stack.app.url }) {
  return visitor.request.post(path, { headers, maxRedirects: 0 })
}

/** What the directory itself says. */
async function statusOf({ id }: { id: string }): Promise<string> {
  const answer = await fetch(`${stack.provider.url}/api/v1/users/${id}`, {
    headers: { authorization: `SSWS ${directoryToken}` },
  })
  return ((await answer.json()) as { status: string }).status
}

/** Another administrator does it, elsewhere. */
async function manage({ id }: Person, action: string): Promise<void> {
  const answer = await fetch(`${stack.provider.url}/api/v1/users/${id}/lifecycle/${action}`, {
    method: 'POST',
    headers: { authorization: `SSWS ${directoryToken}` },
  })
  expect(answer.ok).toBe(true)
}

async function expectRecorded(expected: { action: string; person: string; outcome: string }): Promise<void> {
  const line = await stack.app.waitForLog(
    ({ event, action, person, outcome }) =>
      event === 'person_change' &&
      action === expected.action &&
      person === expected.person &&
      outcome === expected.outcome,
  )
  expect(line.level).toBe(expected.outcome === 'done' ? 'info' : 'warn')
  if (expected.outcome === 'done') {
    expect(line).toMatchObject({ iss: stack.provider.client.OIDC_ISSUER, sub: administrator.id })
  }
}

async function expectEndedByAdministrator(sub: string): Promise<void> {
  await stack.app.waitForLog(
    (line) => line.event === 'session_ended' && line['sub'] === sub && line.reason === 'administrator',
  )
}

/** The handle of the person's one session, as an administrator's page names it. */
async function handleFor({ id }: Person): Promise<string> {
  const visitor = await stack.signedIn(administrator)
  const html = await (await visitor.request.get(`/users/${id}`)).text()
  const handle = /\/sessions\/([\w-]{16})\/end"/.exec(html)?.[1]
  if (!handle) throw new Error('The page names no session.')
  return handle
}

function ageSignIns({ id }: Person): void {
  const hourAgo = Math.floor(Date.now() / 1000) - 3600
  inStore((database) =>
    database
      .prepare(`update session set record = json_set(record, '$.authTime', ?) where sub = ?`)
      .run([hourAgo, id]),
  )
}

function inStore<Result>(work: (store: Database.Database) => Result): Result {
  return inDatabase(stack.file, work)
}
