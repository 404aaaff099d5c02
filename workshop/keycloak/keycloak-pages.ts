import type { Page } from 'playwright-core'
import type { Credentials } from '../../test/browser/people.ts'

/** Fills in Keycloak's sign-in page and sends it. */
export async function enterPassword(page: Page, { email, password }: Credentials): Promise<void> {
  await page.locator('#username').fill(email)
  await page.locator('#password').fill(password)
  await page.locator('#kc-login').click()
}

/** From the app through Keycloak to the dashboard. */
export async function signIn(page: Page, person: Credentials): Promise<void> {
  await page.goto('/auth/login')
  await enterPassword(page, person)
  await page.waitForURL('**/dashboard')
}

/** Fills in Keycloak's page for a new password and sends it. */
export async function chooseNewPassword(page: Page, password: string): Promise<void> {
  await page.locator('#password-new').fill(password)
  await page.locator('#password-confirm').fill(password)
  await page.locator('[type=submit]:not([name=cancel-aia])').click()
}

/** Fills in Keycloak's registration page and sends it. */
export async function register(
  page: Page,
  { firstName, lastName, email, password }: Newcomer,
): Promise<void> {
  await page.locator('#username').fill(email)
  await page.locator('#password').fill(password)
  await page.locator('#password-confirm').fill(password)
  await page.locator('#email').fill(email)
  await page.locator('#firstName').fill(firstName)
  await page.locator('#lastName').fill(lastName)
  await page.locator('[type=submit]').click()
}

/** What the page says, for people, when all of it is there. */
export async function textOf(page: Page): Promise<string> {
  await page.waitForLoadState()
  return (await page.locator('body').innerText()).replace(/\s+/g, ' ')
}

export type Newcomer = Credentials & { firstName: string; lastName: string }
