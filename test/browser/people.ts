import type { Page } from 'playwright-core'

export const alice = { name: 'Alice Example', email: 'alice@example.test', password: 'alice-password-1' }
export const adam = { name: 'Adam Admin', email: 'adam@example.test', password: 'adam-password-1' }
export const sue = { name: 'Sue Suspended', email: 'sue@example.test', password: 'sue-password-1' }

/** Fills in the provider's sign-in page, sends it and waits for the page that follows. */
export async function enterPassword(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForLoadState()
}

/** From the app's home page through the provider to the dashboard. */
export async function signIn(page: Page, person: Credentials): Promise<void> {
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true }).click()
  await enterPassword(page, person)
  await page.waitForURL('**/dashboard')
}

/** The page's one main heading. */
export function heading(page: Page) {
  return page.getByRole('heading', { level: 1 })
}

export type Credentials = { email: string; password: string }
