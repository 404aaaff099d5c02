import 'server-only'
import { MissingCSRF } from '@auth/core/errors'
import { askNextAuth, csrfCookie } from '#lib/next-auth/ask-next-auth.ts'
import { signInAddress } from '#lib/next-auth/sign-in-address.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { catalogueEntry } from './catalogue-entry.ts'
import { configuredSocialProviders, socialProviderNamed } from './configured-social-providers.ts'

/** What `GET /api/auth/providers` answers, so that next-auth's `signIn('github')` knows that there is one. */
export async function listSocialProviders(): Promise<Response> {
  const budget = requestBudget()
  const providers = await Promise.all(
    configuredSocialProviders().map((provider) => catalogueEntry(provider, budget)),
  )
  return uncached((await askNextAuth('providers', { providers })).answer)
}

/**
 * Next-auth's `signIn('github')`, a POST: where its CSRF token is found, the address of our own sign-in with that
 * provider, which starts the attempt. 403 without the token, 404 for a provider that is not switched on.
 */
export async function signInByNextAuth(request: Request, name: string): Promise<Response> {
  const provider = socialProviderNamed(name)
  if (!provider) return uncached(new Response(null, { status: 404 }))
  const length = request.headers.get('content-length')
  if (length === null || Number(length) > mostBytes) return refusal(413, 'The form is too long.')
  const body = await request.text()
  const { fault } = await askNextAuth(
    `signin/${provider.name}`,
    { providers: [await catalogueEntry(provider, requestBudget())] },
    { method: 'POST', headers: { cookie: csrfCookie(request), 'content-type': form }, body },
  )
  if (fault instanceof MissingCSRF) return refusal(403, 'The CSRF token is missing.')
  if (fault) throw fault
  const callbackUrl = new URLSearchParams(body).get('callbackUrl') ?? ''
  const url = signInAddress(callbackUrl, `/auth/social/${provider.name}`)
  return request.headers.has('x-auth-return-redirect')
    ? uncached(Response.json({ url }))
    : uncached(new Response(null, { status: 303, headers: { Location: url } }))
}

const mostBytes = 8192
const form = 'application/x-www-form-urlencoded'

function refusal(status: number, message: string): Response {
  return uncached(Response.json({ message }, { status }))
}

function uncached(answer: Response): Response {
  const response = new Response(answer.body, answer)
  response.headers.set('Cache-Control', 'private, no-store')
  return response
}
