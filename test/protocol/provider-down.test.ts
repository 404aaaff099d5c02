import { expect, test } from 'vitest'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { withApp } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { goToProvider, signIn, startSignIn } from './sign-in.ts'

test('a provider that goes down and comes back: a page at once, every session lives on, and it recovers by itself', async () => {
  const first = await startHostileProvider()
  const tenant = first.tenant('happy')
  await withApp(tenant, async (app) => {
    const browser = createBrowser(app.url)
    await signIn(browser)
    const onTheWay = createBrowser(app.url)
    const callbackUrl = await goToProvider(onTheWay, (await startSignIn(onTheWay)).authorizationUrl)
    await first.stop()

    expect((await onTheWay.get(callbackUrl)).location).toContain('code=provider_unreachable')
    // A failed call drops the cached metadata, so the next sign-in reports the failure at once.
    expect((await onTheWay.get('/auth/login')).location).toContain('code=provider_unreachable')
    expect(await isSignedIn(browser)).toBe(true)

    const second = await startHostileProvider({ port: first.port })
    second.tenant('happy')
    const again = createBrowser(app.url)
    expect((await signIn(again)).callback.location).not.toContain('/auth/error')
    expect(await isSignedIn(again)).toBe(true)
    await second.stop()
  })
})

test('an app that starts while its provider is down serves its pages and signs in once it is up', async () => {
  const first = await startHostileProvider()
  const tenant = first.tenant('happy')
  await first.stop()
  await withApp(tenant, async (app) => {
    const browser = createBrowser(app.url)
    expect((await browser.get('/')).status).toBe(200)
    expect((await browser.get('/auth/login')).location).toContain('code=provider_unreachable')
    const second = await startHostileProvider({ port: first.port })
    second.tenant('happy')
    await signIn(browser)
    expect(await isSignedIn(browser)).toBe(true)
    await second.stop()
  })
})
