import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { callsAbout, type DirectoryCall, orderTrouble } from './directory-control.ts'
import { expectSound } from './expect-sound.ts'
import { alice, heading } from './people.ts'
import {
  newAdministrator,
  newPerson,
  type Person,
  type SharedStack,
  sharedStack,
} from './shared/shared-stack.ts'

let stack: SharedStack
let administrator: Person
beforeAll(async () => {
  ;[stack, administrator] = [await sharedStack('directory'), await newAdministrator()]
})

describe('the dashboard', () => {
  test('shows what the directory knows, with at most four calls', async () => {
    const person = await newPerson()
    const page = await (await stack.signedIn(person)).newPage()
    await page.goto('/dashboard')
    const panel = page.getByRole('region', { name: 'Directory' })
    await panel.getByText('Active', { exact: true }).waitFor()
    expect(await panel.innerText()).toMatch(/Everyone|staff/)
    expect(await panel.innerText()).toContain('Password')
    expect(await callsAbout(stack.provider, person.id)).toHaveLength(4)
  })

  test('leads to a version that waits, with scripts off', async () => {
    const visitor = await stack.signedIn(await newPerson(), { javaScriptEnabled: false })
    const page = await visitor.newPage()
    await page.goto('/dashboard')
    const wayOn = page.getByRole('link', { name: 'Show the directory details' })
    // The directory can be quicker than the page.
    if (await wayOn.isVisible()) await wayOn.click()
    else await page.goto('/dashboard?directory=wait')
    const panel = page.getByRole('region', { name: 'Directory' })
    await panel.getByText('Active', { exact: true }).waitFor()
    expect(await heading(page).textContent()).toBe('Dashboard')
  })

  test('asks nothing for the home page', async () => {
    const person = await newPerson()
    const page = await (await stack.signedIn(person)).newPage()
    await page.goto('/dashboard')
    await page.getByRole('region', { name: 'Directory' }).getByText('Active', { exact: true }).waitFor()
    const before = await callsAbout(stack.provider, person.id)
    await page.goto('/')
    expect(await callsAbout(stack.provider, person.id)).toEqual(before)
  })
})

describe('an administrator', () => {
  test('finds a person among 10,000 by the name’s beginning with one call, and opens them with four', async () => {
    const page = await (await stack.signedIn(administrator)).newPage()
    await page.goto('/dashboard')
    await page.getByRole('link', { name: 'People' }).click()
    expect(await heading(page).textContent()).toBe('People')
    await page.getByLabel('Find a person').fill('ali exa')
    const before = await callsAbout(stack.provider, '00ualice000000000001')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: 'Alice Example' }).click()
    await page.waitForURL('**/users/00u*')
    expect(await heading(page).textContent()).toBe('Alice Example')
    expect(await page.getByRole('region', { name: 'Profile' }).innerText()).toContain(alice.email)
    expect(await page.getByRole('region', { name: 'Recent events' }).innerText()).toContain('Signed in')
    const { provider } = stack
    expect(await callsAbout(provider, '"ali')).toHaveLength(1)
    const calls = await callsAbout(provider, '00ualice000000000001')
    expect(calls.length - before.length).toBe(4)
  })

  test('pages forth and back', async () => {
    const page = await (await stack.signedIn(administrator)).newPage()
    await page.goto('/users')
    const seen = [await people(page)]
    for (const _ of [1, 2]) {
      await page.getByRole('link', { name: 'Next 25' }).click()
      await page.waitForURL(`**page=${seen.length + 1}`)
      seen.push(await people(page))
    }
    expect(new Set(seen.flat()).size).toBe(75)
    expect(await page.getByText('People 51–75').count()).toBe(1)
    await page.getByRole('link', { name: 'Previous 25' }).click()
    await page.waitForURL('**page=2')
    expect(await people(page)).toEqual(seen[1])
    await page.getByRole('link', { name: 'Previous 25' }).click()
    await page.waitForURL('**/users')
    expect(await people(page)).toEqual(seen[0])
  })

  test('narrows by status, down to an empty list that says so', async () => {
    const page = await (await stack.signedIn(administrator)).newPage()
    await page.goto('/users?text=sue')
    await page.getByRole('link', { name: 'Suspended', exact: true }).click()
    await page.waitForURL('**status=suspended')
    expect(await names(page)).toEqual(['Sue Suspended'])
    await page.getByRole('link', { name: 'Active', exact: true }).click()
    await page.waitForURL('**status=active')
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('No one matches “sue”')
  })

  test.each([
    '"',
    '\\',
    '" or status eq "ACTIVE',
    'x") or (id pr',
    '李 Ω',
    'a'.repeat(2048),
    'zz '.repeat(66),
    '\u0000"',
  ])('a search for %j finds no person: it changes no filter', async (text) => {
    const page = await (await stack.signedIn(administrator)).newPage()
    await page.goto(`/users?text=${encodeURIComponent(text)}`)
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toMatch(/^No one matches/)
    expect(await page.getByRole('table').count()).toBe(0)
  })

  test.each(['nobody', '..%2Fgroups', 'me', 'alice%40example.test', '%22'])(
    'reads that no person has the id %s',
    async (id) => {
      const page = await (await stack.signedIn(administrator)).newPage()
      const answer = await page.goto(`/users/${id}`)
      expect(await heading(page).textContent()).toBe('This person is not in the directory')
      expect(answer?.headers()['cache-control']).toContain('no-store')
    },
  )

  test('sees pages without a fault in both themes, at every width', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const viewport = { width: 320, height: 800 }
      const visitor = await stack.signedIn(administrator, { colorScheme, viewport })
      const page = await visitor.newPage()
      await page.goto('/users?text=alice')
      const person = (await page.getByRole('link', { name: 'Alice Example' }).getAttribute('href')) ?? ''
      for (const path of ['/users', '/users?text=nobody-at-all', person, '/users/nobody', '/dashboard']) {
        await page.goto(path)
        await expectSound(page, path)
        expect(visitor.complaints).toEqual([])
      }
    }
  })
})

test.each([true, false])(
  'others are refused at /users and /users/[id], and nothing is asked, scripts %s',
  async (javaScriptEnabled) => {
    const person = await newPerson()
    const page = await (await stack.signedIn(person, { javaScriptEnabled })).newPage()
    await page.goto('/dashboard?directory=wait')
    expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0)
    const before = await callsOfPages(person)
    for (const path of ['/users', '/users?text=adam', '/users/00uadam0000000000002', '/users/me']) {
      const answer = await page.goto(path)
      expect(await heading(page).textContent()).toBe('You cannot open this page')
      expect(answer?.headers()['cache-control']).toContain('no-store')
      expect(await answer?.text()).not.toContain('adam@example.test')
    }
    expect(await callsOfPages(person)).toEqual(before)
  },
)

test.each([
  ['failing', 'The directory does not work right now'],
  ['unavailable', 'The directory does not work right now'],
  ['rubbish', 'The directory gave no answer that we can read'],
  ['redirecting', 'The directory gave no answer that we can read'],
])('%s: the list of people says so, the page stands', async (kind, says) => {
  const page = await (await stack.signedIn(administrator)).newPage()
  await orderTrouble(stack.provider, { kind, path: '/api/v1/users?', times: 1 })
  await page.goto('/users')
  await page.getByRole('main').getByText(says).waitFor()
  expect(await heading(page).textContent()).toBe('People')
})

test('signed out, people leads to the sign-in', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await page.goto('/users?text=alice')
  expect(page.url()).toContain(stack.provider.url)
})

/** Every call that those pages could have made. No other file lists people, or reads of Adam. */
async function callsOfPages({ id }: Person): Promise<DirectoryCall[][]> {
  const texts = ['/api/v1/users?', 'adam', '/users/me', id]
  return Promise.all(texts.map((text) => callsAbout(stack.provider, text)))
}

/** Names are shared, addresses are not. */
async function people(page: Page): Promise<(string | null)[]> {
  const links = await page.locator('.people-table tbody th a').all()
  return Promise.all(links.map((link) => link.getAttribute('href')))
}

async function names(page: Page): Promise<string[]> {
  return page.locator('.people-table tbody th a').allTextContents()
}
