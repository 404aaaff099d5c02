import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { alice, heading } from './people.ts'
import { type SharedStack, sharedStack } from './shared/shared-stack.ts'

let stack: SharedStack
beforeAll(async () => {
  stack = await sharedStack('plain')
})

test.each(['get', 'post'])(
  'row 45: a portal’s form (%s) leads through the provider, who knows whom it expects, to the page that it names',
  async (method) => {
    const visitor = await stack.newVisitor()
    const page = await visitor.newPage()
    await submitAtPortal(page, method, {
      iss: stack.provider.url,
      login_hint: alice.email,
      target_link_uri: `${stack.app.url}/account?from=portal`,
    })
    expect(await page.getByLabel('Email address').inputValue()).toBe(alice.email)
    await page.getByLabel('Password', { exact: true }).fill(alice.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL('**/account?from=portal')
    expect(await heading(page).textContent()).toBe('Account')
    expect(visitor.complaints).toEqual([])
  },
)

test('row 45: a portal that names another issuer leads to a page that says so, and no further', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await submitAtPortal(page, 'post', { iss: 'https://attacker.example' })
  expect(await heading(page).textContent()).toBe('This sign-in could not begin')
  await page.getByRole('link', { name: 'Go to the home page' }).click()
  await page.waitForURL(`${stack.app.url}/`)
})

/** A page of another site with a form that leads to ours. */
async function submitAtPortal(page: Page, method: string, fields: Record<string, string>): Promise<void> {
  const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`)
  const action = `${stack.app.url}/auth/initiate-login`
  const body = `<form method="${method}" action="${action}">${inputs.join('')}<button>Open</button></form>`
  await page.route('http://portal.example/', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto('http://portal.example/')
  await page.getByRole('button', { name: 'Open' }).click()
  await page.waitForURL((url) => url.host !== 'portal.example')
}
