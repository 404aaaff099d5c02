import { configuredClients } from '#lib/configured-client.ts'
import { env } from '#lib/env/env.ts'
import { log } from '#lib/log/log.ts'
import { isAuthenticationError } from '#lib/oidc/authentication-error.ts'
import { providerMetadata } from '#lib/oidc/provider-metadata.ts'
import { safeReturnTo } from '#lib/session/return-to.ts'
import { readSessionKey } from '#lib/session/session-cookie.ts'
import { markAsked, readSilentMark } from '#lib/session/silent-mark.ts'
import { isNobodysWish } from '../is-nobodys-wish.ts'
import { onlyValue } from '../only-value.ts'
import { redirectTo } from '../redirect-to.ts'
import { sendToProvider } from '../send-to-provider.ts'

/**
 * `GET /auth/silent?returnTo=`: asks the provider for a sign-in without a word to the person (`prompt=none`, OpenID
 * Connect Core 3.1.2.1). Whatever stands against it leads back to `returnTo`, since nobody asked for it.
 */
export async function GET(request: Request): Promise<Response> {
  if (!env().silentSignIn) return new Response(null, { status: 404, headers: noStore })
  if (isNobodysWish(request)) return new Response(null, { status: 204, headers: noStore })
  const query = new URL(request.url).searchParams
  const returnTo = safeReturnTo(onlyValue(query, 'returnTo'), env().appUrl, '/')
  const mark = await readSilentMark()
  if (mark === 'signed_out' || (await readSessionKey())) return redirectTo(returnTo)
  if (!mark && query.has('marked')) return redirectTo(withoutCookies(returnTo))
  await markAsked()
  // First of all the mark has to come back: a browser that keeps no cookies could not finish, and would go in circles.
  if (!mark) return redirectTo(`/auth/silent?${new URLSearchParams({ returnTo, marked: '1' })}`)
  return await askProvider(returnTo)
}

async function askProvider(returnTo: string): Promise<Response> {
  // The settings see to it that there is but one.
  const [client] = configuredClients()
  const budget = AbortSignal.timeout(2000)
  try {
    // Who only opened our page must not be stranded at a provider that went down since it was asked last.
    await providerMetadata(client, budget, 1000)
    const attempt = { page: 'sign_in', returnTo, remember: false, silent: true, parameters: {} } as const
    return await sendToProvider(client, attempt, budget, 'silent')
  } catch (thrown) {
    if (!isAuthenticationError(thrown)) throw thrown
    log().warn({ event: 'silent_sign_in_not_started', check: thrown.check, detail: thrown.message })
    return redirectTo(returnTo)
  }
}

/** The page that asked understands this word, where it cannot find the mark. */
function withoutCookies(returnTo: string): string {
  const address = new URL(returnTo, env().appUrl)
  address.searchParams.set('silent', 'no')
  return address.href
}

const noStore = { 'Cache-Control': 'private, no-store' }
