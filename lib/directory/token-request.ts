import { createBudget } from './budget.ts'
import { DirectoryFault } from './directory-result.ts'
import { type OutboundRequest, outboundCall } from './outbound-call.ts'
import { currentQuestion } from './shared-question.ts'

/** Whether the SDK asks for a service app's access token (RFC 6749, section 4.4). */
export function isTokenRequest({ url }: OutboundRequest): boolean {
  return new URL(url).pathname === '/oauth2/v1/token'
}

/**
 * The token response, one request for all who want one of the same scope at the same time. Throws `DirectoryFault` with
 * the real error, which the SDK would keep as if it were a token.
 */
export async function tokenRequest(request: OutboundRequest): Promise<Response> {
  const scope = new URLSearchParams(request.body).get('scope') ?? ''
  const asked = underWay.get(scope) ?? ask(request).finally(() => underWay.delete(scope))
  underWay.set(scope, asked)
  const { status, headers, body } = await asked
  return new Response(body, { status, headers })
}

const underWay = new Map<string, Promise<TokenResponse>>()

async function ask(request: OutboundRequest): Promise<TokenResponse> {
  // Many wait for it: it must not end with the budget of the first.
  const budget = createBudget().begin()
  const response = await currentQuestion.run({ name: 'accessToken', budget, setOut: () => {} }, () =>
    outboundCall(request),
  )
  const body = await response.text()
  const error = errorIn(body)
  if (!response.ok && error?.error !== 'use_dpop_nonce') {
    const said = [error?.error, error?.error_description].filter(Boolean).join(': ')
    throw new DirectoryFault('refused', `POST /oauth2/v1/token failed with ${response.status} ${said}`)
  }
  return { status: response.status, headers: response.headers, body }
}

function errorIn(body: string): { error?: string; error_description?: string } | undefined {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

type TokenResponse = { status: number; headers: Headers; body: string }
