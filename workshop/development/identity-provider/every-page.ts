import type { Page } from 'playwright-core'
import { alice, authorizationUrl, signIn, sue } from './app.ts'
import type { MailSink } from './mail-sink.ts'
import { client, type RunningProvider } from './start-provider.ts'

/** Brings a browser page to every hosted page in turn and lets the caller look at it. Needs consent to be asked. */
export async function visitEveryPage(
  page: Page,
  { provider, sink }: { provider: RunningProvider; sink: MailSink },
  look: (name: string) => Promise<void>,
): Promise<void> {
  const open = (more: Record<string, string> = {}) => page.goto(authorizationUrl(provider, more))
  const press = () => page.locator('form button').first().click()
  const answer = async (answers: Record<string, string>) => {
    for (const [name, value] of Object.entries(answers)) await page.fill(`[name=${name}]`, value)
    await press()
  }
  const unique = `grace-${Math.random().toString(36).slice(2, 8)}@example.test`

  await open()
  await look('sign-in')
  await answer({ email: 'alice@example', password: '' })
  await look('sign-in-unanswered')
  await answer({ email: 'unknown@example.test', password: 'no such password' })
  await look('sign-in-no-match')
  const unknown = `unknown-${unique}`
  for (let attempt = 0; attempt < 9; attempt++) {
    await signIn(provider, { email: unknown, password: 'wrong password' })
  }
  await open()
  await answer({ email: unknown, password: 'wrong password' })
  await look('locked')
  await open()
  await answer(sue)
  await look('suspended')

  await open({ prompt: 'create' })
  await look('registration')
  await answer({ name: 'Alice Example', email: 'alice@example', password: '9 letters' })
  await look('registration-unanswered')
  await answer({ name: 'Grace Hopper', email: unique, password: 'three or four words' })
  await look('registered')
  const confirmation = await sink.next(unique)
  await open()
  await answer({ email: unique, password: 'three or four words' })
  await look('unverified')
  await press()
  await look('mail-sent-again')
  await sink.next(unique)
  await page.goto(confirmation.link)
  await look('confirm-address')
  await page.context().clearCookies()
  await press()
  await look('address-confirmed')
  await page.goto(confirmation.link)
  await look('link-used-up')

  await open({ screen_hint: 'reset-password' })
  await look('forgot-password')
  await answer({ email: alice.email })
  await look('check-your-mail')
  const mailed = await sink.next(alice.email)
  await page.goto(mailed.link)
  await look('new-password')
  await answer({ password: '9 letters' })
  await look('new-password-too-short')
  await page.context().clearCookies()
  await page.goto(mailed.link)
  await answer({ password: alice.password })
  await look('password-changed')

  await page.goto(`${provider.url}/change-password`)
  await look('change-password')
  await answer({ email: 'alice', current: '', password: 'short' })
  await look('change-password-unanswered')

  await open()
  await answer(alice)
  await look('consent')
  await page.goto(`${provider.url}/change-password`)
  await look('change-password-signed-in')
  await open({ screen_hint: 'change-password' })
  await press()
  await page.waitForURL('**/change-password')
  await look('change-password-for-the-app')
  await page.goto(`${provider.url}/end-session?client_id=${client.id}`)
  await look('sign-out')
  await page.goto(`${provider.url}/end-session/success`)
  await look('signed-out')

  await page.goto(`${provider.url}/interaction/gone`)
  await look('sign-in-expired')
  await open({ redirect_uri: 'http://localhost:1/elsewhere' })
  await look('request-refused')
  await page.goto(`${provider.url}/nowhere`)
  await look('not-found')
  await page.context().clearCookies()
}
