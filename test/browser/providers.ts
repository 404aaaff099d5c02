import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { heading } from './people.ts'
import type { StackName } from './shared/start-shared.ts'

/** The two modes of the embedded provider, each with its preset: every journey runs with both. */
export const providers: JourneyProvider[] = [
  {
    provider: 'the embedded provider',
    called: 'Example ID',
    stack: 'plain',
    openHostedPage: async () => {},
  },
  {
    provider: 'a provider as strict as Okta',
    called: 'Okta',
    stack: 'strict',
    // Okta has no URL for these pages: the sign-in page links to them.
    async openHostedPage(page, link) {
      expect(await heading(page).textContent()).toBe('Sign in')
      await page.getByRole('link', { name: link }).click()
    },
  },
]

type JourneyProvider = {
  provider: string
  /** How the app's pages call it. */
  called: string
  stack: StackName
  /** From where the app's link to one of the provider's pages has led, to that page. */
  openHostedPage(page: Page, link: 'Create an account' | 'Forgot your password?'): Promise<void>
}
