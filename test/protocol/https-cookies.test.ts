import { expect, test } from 'vitest'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { freePort } from '../start/free-port.ts'
import { withApp } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { signIn } from './sign-in.ts'

test('behind TLS every cookie is __Host- and Secure, when it is set and when it goes', async () => {
  const provider = await startHostileProvider()
  const port = String(await freePort())
  const appUrl = `https://localhost:${port}`
  try {
    await withApp(
      provider.tenant('happy'),
      async () => {
        // The test takes the place of the TLS proxy: it sends plain http to the app, which must not depend on it.
        const browser = createBrowser(appUrl)
        const { started, authorizationUrl, callback } = await signIn(browser)
        expect(authorizationUrl.searchParams.get('redirect_uri')).toBe(`${appUrl}/auth/callback`)
        expect(callback.location).toBe(`${appUrl}/dashboard`)
        const left = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
        const lines = [started, callback, left].flatMap(({ setCookies }) => setCookies)
        expect(lines.filter((line) => !/^__Host-[\w.-]+=.*; Secure/i.test(line))).toEqual([])
        expect(callback.setCookies.some((line) => line.startsWith('__Host-session='))).toBe(true)
        expect(left.setCookies.some((line) => /^__Host-session=; .*Max-Age=0/i.test(line))).toBe(true)
        expect([...browser.cookies.keys()].filter((name) => name.includes('session'))).toEqual([])
      },
      { APP_URL: appUrl, PORT: port },
    )
  } finally {
    await provider.stop()
  }
})
