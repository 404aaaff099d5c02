import { env } from '#lib/env/env.ts'
import { boundedText } from '#lib/http/bounded-body.ts'
import { mediaType } from '#lib/http/media-type.ts'
import type { Client } from '#lib/oidc/client.ts'
import { safeReturnTo } from '#lib/session/return-to.ts'
import { InitiationRefusal } from './initiation-refusal.ts'

/**
 * The provider, the login hint and the target page of another site's request to sign a person in, from the query or a form
 * post of at most 64 kB; other parameters are ignored (OpenID Connect Core 4). Throws `InitiationRefusal`.
 */
export async function readInitiation(request: Request, clients: Client[]): Promise<Initiation> {
  const parameters = await parametersOf(request)
  const [iss, loginHint, target] = names.map((name) => only(parameters, name))
  if (!iss) throw new InitiationRefusal('iss', 'the request carries no iss')
  const client = clients.find(({ issuer }) => issuer === iss)
  if (!client) throw new InitiationRefusal('iss', 'the request names another issuer')
  return { client, returnTo: pathOf(target), ...(loginHint && { loginHint: bounded(loginHint) }) }
}

const names = ['iss', 'login_hint', 'target_link_uri'] as const

async function parametersOf(request: Request): Promise<URLSearchParams> {
  if (request.method !== 'POST') return new URL(request.url).searchParams
  if (mediaType(request) !== 'application/x-www-form-urlencoded')
    throw new InitiationRefusal('content_type', 'the request is no form post')
  const body = await boundedText(request)
  if (body === undefined) throw new InitiationRefusal('body', 'the request is longer than 64 kB')
  return new URLSearchParams(body)
}

function only(parameters: URLSearchParams, name: string): string | undefined {
  const [value, ...more] = parameters.getAll(name)
  if (more.length > 0) throw new InitiationRefusal('duplicate_parameter', `${name} is given twice`)
  return value
}

/**
 * The path of an address on our origin. Another origin is no reason to refuse: the sign-in then ends on our own page.
 */
function pathOf(target: string | undefined): string {
  const { appUrl } = env()
  const isOurs = target?.startsWith(`${appUrl.origin}/`) ?? false
  return safeReturnTo(isOurs && target ? target.slice(appUrl.origin.length) : undefined, appUrl)
}

function bounded(loginHint: string): string {
  if (loginHint.length > longestHint || /\p{Cc}/u.test(loginHint)) {
    const rule = `longer than ${longestHint} characters, or has a control character`
    throw new InitiationRefusal('login_hint', `the login_hint is ${rule}`)
  }
  return loginHint
}

// The hint travels in a URL, in which one letter can take nine characters.
const longestHint = 500

export type Initiation = { client: Client; returnTo: string; loginHint?: string }
