import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { type App, appFor } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { calls, isSignedIn } from './observe.ts'
import { goToProvider, startSignIn } from './sign-in.ts'

describe('response parameters given twice', () => {
  let provider: HostileProvider
  let app: App
  const tenant = () => provider.tenant('happy')
  beforeAll(async () => {
    provider = await startHostileProvider()
    app = await appFor(tenant())
  })
  afterAll(async () => {
    await app.stop()
    await provider.stop()
  })

  for (const name of ['code', 'state', 'iss', 'error']) {
    for (const second of ['the same', 'another']) {
      test(`${name}, ${second} value again: refused, nothing is sent`, async () => {
        const browser = createBrowser(app.url)
        const callbackUrl = await goToProvider(browser, (await startSignIn(browser)).authorizationUrl)
        if (name === 'error') callbackUrl.searchParams.set('error', 'access_denied')
        const value = callbackUrl.searchParams.get(name) ?? ''
        callbackUrl.searchParams.append(name, second === 'another' ? `${value}1` : value)
        const answer = await browser.get(callbackUrl)
        expect(answer.status).toBe(303)
        expect(answer.location).toContain('/auth/error?code=')
        expect(calls(tenant())).toEqual({ token: 0, userinfo: 0, jwks: 0 })
        expect(await isSignedIn(browser)).toBe(false)
      })
    }
  }
})
