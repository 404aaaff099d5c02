import { env } from '#lib/env/env.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { safeReturnTo } from '#lib/session/return-to.ts'
import { setTransaction } from '#lib/session/transaction-cookie.ts'
import { socialProviderNamed } from '#lib/social/configured-social-providers.ts'
import { createSocialRequest } from '#lib/social/social-request.ts'
import { isNobodysWish } from '../../is-nobodys-wish.ts'
import { onlyValue } from '../../only-value.ts'
import { redirectTo } from '../../redirect-to.ts'
import { refuseSignIn } from '../../refuse-sign-in.ts'

/** `GET /auth/social/github?returnTo=&remember=1`: one redirect to the sign-in page of a social provider. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  if (isNobodysWish(request)) return nothing(204)
  const provider = socialProviderNamed((await params).provider)
  if (!provider) return nothing(404)
  const budget = AbortSignal.timeout(5000)
  try {
    const { url, transaction } = await createSocialRequest(provider, wishes(request), budget)
    await setTransaction(transaction)
    logSecurityEvent({ event: 'sign_in_started', page: 'sign_in' })
    return redirectTo(url.href)
  } catch (thrown) {
    return refuseSignIn(request, thrown, undefined, provider.name)
  }
}

/** What the query may choose. */
function wishes(request: Request) {
  const query = new URL(request.url).searchParams
  return {
    returnTo: safeReturnTo(onlyValue(query, 'returnTo'), env().appUrl),
    remember: onlyValue(query, 'remember') === '1',
  }
}

function nothing(status: number): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'private, no-store' } })
}

type Context = { params: Promise<{ provider: string }> }
