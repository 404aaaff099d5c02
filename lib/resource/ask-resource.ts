import 'server-only'
import { log } from '#lib/log/log.ts'
import { isAuthenticationError } from '#lib/oidc/authentication-error.ts'
import { askProtectedResource } from '#lib/oidc/protected-resource.ts'
import { getAccessToken } from '#lib/session/get-access-token.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { clients } from '#lib/ways-in/clients.ts'

/**
 * Calls the API at `url` with the signed-in person's access token, within 5 seconds: an example for calls of your own.
 * The token is sent to no browser and to no other host.
 */
export async function askResource(url: URL): Promise<ResourceReading> {
  const reading = await getAccessToken()
  if (reading.status !== 'available') return reading
  const [client] = clients()
  // Only a token of the first provider is meant for this API.
  if (reading.iss !== client.issuer || reading.clientId !== client.clientId) return { status: 'not_for_you' }
  try {
    const answer = await askProtectedResource(client, url, reading, requestBudget())
    if (answer.status !== 200) return refused(answer.status)
    const members: unknown = await answer.json().catch(() => undefined)
    return isObject(members) ? { status: 'answered', members } : refused(answer.status)
  } catch (thrown) {
    if (!isAuthenticationError(thrown)) throw thrown
    log().warn({ event: 'resource_unreachable', check: thrown.check, detail: thrown.message })
    return { status: 'unreachable' }
  }
}

function refused(httpStatus: number): ResourceReading {
  log().warn({ event: 'resource_refused', httpStatus })
  return { status: 'refused', httpStatus }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export type ResourceReading =
  | { status: 'answered'; members: Record<string, unknown> }
  /** Another status than 200, or no JSON object. */
  | { status: 'refused'; httpStatus: number }
  | { status: 'unreachable' }
  | { status: 'not_for_you' }
  | { status: 'signed_out' }
  | { status: 'expired' }
  | { status: 'unavailable' }
