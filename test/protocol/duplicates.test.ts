import { describe, expect, test } from 'vitest'
import { calls } from '../hostile-provider/tenant.ts'
import { isSignedIn } from './observe.ts'
import { takeOnlyIssuer } from './shared-apps.ts'
import { goToProvider, startSignIn } from './sign-in.ts'

describe('response parameters given twice', () => {
  for (const name of ['code', 'state', 'iss', 'error']) {
    for (const second of ['the same', 'another']) {
      test(`${name}, ${second} value again: refused, nothing is sent`, async () => {
        const { tenant, visitor } = await takeOnlyIssuer()
        const browser = visitor()
        const callbackUrl = await goToProvider(browser, (await startSignIn(browser)).authorizationUrl)
        if (name === 'error') callbackUrl.searchParams.set('error', 'access_denied')
        const value = callbackUrl.searchParams.get(name) ?? ''
        callbackUrl.searchParams.append(name, second === 'another' ? `${value}1` : value)
        const answer = await browser.get(callbackUrl)
        expect(answer.status).toBe(303)
        expect(answer.location).toContain('/auth/error?code=')
        expect(calls(tenant)).toEqual({ token: 0, userinfo: 0, jwks: 0 })
        expect(await isSignedIn(browser)).toBe(false)
      })
    }
  }
})
