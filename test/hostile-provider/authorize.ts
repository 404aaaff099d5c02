import { randomBytes } from 'node:crypto'
import { requestedParameters } from './pushed-request.ts'
import { content, type Reply, sendBrowserTo } from './reply.ts'
import type { RecordedRequest, Tenant } from './tenant.ts'

/** Signs the person in at once and sends the browser back with a code; a faulty request gets a 400 that says why. */
export function authorize(tenant: Tenant, request: RecordedRequest): Reply {
  const query = requestedParameters(tenant, request.url.searchParams)
  if ('fault' in query) return content(400, 'text/plain', query.fault)
  const fault = faultOf(tenant, query)
  if (fault) return content(400, 'text/plain', fault)
  const code = randomBytes(24).toString('base64url')
  const redirectUri = query.get('redirect_uri') ?? ''
  tenant.grants.set(code, {
    code,
    redirectUri,
    clientId: query.get('client_id') ?? '',
    scope: query.get('scope') ?? '',
    nonce: query.get('nonce') ?? undefined,
    challenge: query.get('code_challenge') ?? '',
    authTime: Math.floor(Date.now() / 1000) - 1,
    used: false,
    ...(query.has('dpop_jkt') && { jkt: query.get('dpop_jkt') ?? '' }),
    ended: false,
  })
  const parameters = new URLSearchParams({ code, state: query.get('state') ?? '', iss: tenant.issuer })
  tenant.definition.authorizationResponse?.(parameters, tenant)
  return sendBrowserTo(redirectUri, parameters)
}

function faultOf(tenant: Tenant, query: URLSearchParams): string | undefined {
  for (const name of new Set(query.keys())) {
    if (query.getAll(name).length > 1) return `${name} stands there twice`
  }
  if (query.get('response_type') !== 'code') return 'response_type is not code'
  if (query.get('client_id') !== tenant.client.id) return 'client_id is unknown'
  if (!query.get('scope')?.split(' ').includes('openid')) return 'scope lacks openid'
  if (!query.get('redirect_uri')?.endsWith(tenant.client.callback)) return 'redirect_uri is not registered'
  if (query.get('code_challenge_method') !== 'S256') return 'code_challenge_method is not S256'
  if (!/^[\w-]{43}$/.test(query.get('code_challenge') ?? '')) return 'code_challenge is no SHA-256'
  return undefined
}
