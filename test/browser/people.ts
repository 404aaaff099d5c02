import type { APIRequestContext, Page } from 'playwright-core'

export const alice = { name: 'Alice Example', email: 'alice@example.test', password: 'alice-password-1' }
export const adam = { name: 'Adam Admin', email: 'adam@example.test', password: 'adam-password-1' }
export const sue = { name: 'Sue Suspended', email: 'sue@example.test', password: 'sue-password-1' }

/**
 * Signs in by the provider's form, without a page. `request` keeps the cookies of app and provider: `visitor.request`
 * shares them with its pages, a bare client has no pages.
 */
export async function signIn(
  request: APIRequestContext,
  { email, password }: Credentials,
  query: { provider?: string } = {},
): Promise<void> {
  const form = await request.get('/auth/login', { params: { ...query, returnTo: '/health/live' } })
  const [, action = ''] = /<form[^>]* action="([^"]+)"/.exec(await form.text()) ?? []
  const { href, origin } = new URL(action, form.url())
  const headers = { Origin: origin, 'Sec-Fetch-Site': 'same-origin' }
  const answer = await request.post(href, { form: { email, password }, headers })
  if (new URL(answer.url()).pathname !== '/health/live') {
    throw new Error(`${email} is not signed in. ${answer.url()} answered ${answer.status()}.`)
  }
}

/** Signs in from the app's home page through the provider's pages to the dashboard. */
export async function signInOnPages(page: Page, person: Credentials): Promise<void> {
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true }).click()
  await enterPassword(page, person)
  await page.waitForURL('**/dashboard')
}

/** Fills in the provider's sign-in page, sends it and waits for the page that follows. */
export async function enterPassword(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForLoadState()
}

/** The page's one main heading. */
export function heading(page: Page) {
  return page.getByRole('heading', { level: 1 })
}

export type Credentials = { email: string; password: string }
