import type { Answer, Browser } from './browser.ts'

/** A whole sign-in: the app, the provider, and the callback. The redirect after the callback is not followed. */
export async function signIn(browser: Browser, path = '/auth/login'): Promise<Walk> {
  const { started, authorizationUrl } = await startSignIn(browser, path)
  const callbackUrl = await goToProvider(browser, authorizationUrl)
  return { started, authorizationUrl, callbackUrl, callback: await browser.get(callbackUrl) }
}

/** The first step: the app sends the browser to the provider's authorization endpoint. */
export async function startSignIn(
  browser: Browser,
  path = '/auth/login',
): Promise<{ started: Answer; authorizationUrl: URL }> {
  const started = await browser.get(naming(browser.provider, path))
  if (started.status !== 303 || !started.location) throw new Error(`${path} answered ${describe(started)}`)
  return { started, authorizationUrl: new URL(started.location, browser.origin) }
}

function naming(provider: string | undefined, path: string): string {
  if (provider === undefined || path.includes('provider=')) return path
  return `${path}${path.includes('?') ? '&' : '?'}provider=${provider}`
}

/** The second step: the provider answers the authorization request and names the callback. */
export async function goToProvider(browser: Browser, authorizationUrl: URL): Promise<URL> {
  const answer = await browser.get(authorizationUrl)
  if (answer.status !== 303 || !answer.location) throw new Error(`the provider answered ${describe(answer)}`)
  return new URL(answer.location)
}

function describe({ status, location, body }: Answer): string {
  return `${status} ${location ?? body.slice(0, 200)}`
}

export type Walk = { started: Answer; authorizationUrl: URL; callbackUrl: URL; callback: Answer }
