import { expect, test } from 'vitest'
import { startIdentityProvider } from '../start/start-identity-provider.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { alice, enterPassword, heading, signIn } from './people.ts'
import { startStack } from './stack.ts'

test('with the provider down nobody is signed out, a sign-in says so within 6 s, and works again after', async () => {
  const data = temporaryFolder()
  const stack = await startStack({ provider: { IDENTITY_PROVIDER_DATA_DIR: data } })
  try {
    const signedIn = await (await stack.newVisitor()).newPage()
    await signIn(signedIn, alice)
    const halfway = await (await stack.newVisitor()).newPage()
    const back = halfway.waitForRequest('**/auth/callback**')
    await halfway.route('**/auth/callback**', async (route) => {
      await stack.provider.stop()
      await route.continue()
    })
    await halfway.goto('/auth/login')
    await enterPassword(halfway, alice)
    await back
    await halfway.waitForURL('**/auth/error?code=provider_unreachable**')
    expect(await heading(halfway).textContent()).toBe('Signing in does not work right now')

    await signedIn.reload()
    expect(await heading(signedIn).textContent()).toBe('Dashboard')

    const newcomer = await (await stack.newVisitor()).newPage()
    const before = Date.now()
    await newcomer.goto('/auth/login')
    expect(Date.now() - before).toBeLessThan(6000)
    expect(await heading(newcomer).textContent()).toBe('Signing in does not work right now')
    expect(await newcomer.getByRole('main').textContent()).toContain('Example ID')

    const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ISSUER } = stack.provider.client
    const again = await startIdentityProvider({
      appUrl: stack.app.url,
      IDENTITY_PROVIDER_DATA_DIR: data,
      IDENTITY_PROVIDER_PORT: new URL(OIDC_ISSUER).port,
      OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET,
      ...stack.mailbox.settings,
    })
    await newcomer.getByRole('main').getByRole('link').first().click()
    await enterPassword(newcomer, alice)
    await newcomer.waitForURL('**/dashboard')
    await again.stop()
  } finally {
    await stack.stop()
  }
})
