import { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import { outboundFetch } from '#lib/oidc/outbound-fetch.ts'

/**
 * The fetch for one catalogue entry and one incoming request: only to the hosts of its token and userinfo endpoints, no
 * redirect followed, all calls within `budget`. Throws `AuthenticationError`; also when userinfo is no JSON object.
 */
export function socialFetch(
  endpoints: { token: string; userinfo: string },
  budget: AbortSignal,
): typeof fetch {
  const hosts = new Set(Object.values(endpoints).map((address) => new URL(address).host))
  const ask = outboundFetch(hosts, budget)
  return async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input).href
    const answer = await ask(address, { method: 'GET', ...init } as Parameters<typeof ask>[1])
    if (address === new URL(endpoints.token).href) return tokenAnswer(answer)
    return address === new URL(endpoints.userinfo).href ? userinfoAnswer(answer) : answer
  }
}

/** GitHub refuses a code with status 200, and calls a wrong secret by a word of its own (RFC 6749 5.2 wants 400 and 401). */
async function tokenAnswer(answer: Response): Promise<Response> {
  const text = await answer.text()
  const { error, access_token: accessToken } = objectIn(text) ?? {}
  const refused = answer.status === 200 && typeof error === 'string' && accessToken === undefined
  const status = refused ? (error === 'incorrect_client_credentials' ? 401 : 400) : answer.status
  return new Response(text, { status, headers: answer.headers })
}

/** next-auth takes whatever comes for a profile, an error's JSON too. */
async function userinfoAnswer(answer: Response): Promise<Response> {
  if (answer.status !== 200) {
    throw new AuthenticationError('userinfo_invalid', 'userinfo_status', `userinfo answered ${answer.status}`)
  }
  const text = await answer.text()
  if (!objectIn(text)) {
    throw new AuthenticationError('userinfo_invalid', 'userinfo_json', 'userinfo answered no JSON object')
  }
  return new Response(text, { headers: answer.headers })
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
