import { content, type Reply, sendBrowserTo } from './reply.ts'
import type { RecordedRequest, Tenant } from './tenant.ts'

/** Ends the provider's session and sends the browser back (RP-Initiated Logout 1.0, section 3). */
export function endSession(tenant: Tenant, request: RecordedRequest): Reply {
  const query = request.url.searchParams
  const back = query.get('post_logout_redirect_uri')
  if (!back?.endsWith('/auth/signed-out')) return content(200, 'text/plain', 'signed out at the provider')
  const parameters = new URLSearchParams()
  const state = query.get('state')
  if (state !== null) parameters.set('state', state)
  tenant.definition.endSessionResponse?.(parameters)
  return sendBrowserTo(back, parameters)
}
