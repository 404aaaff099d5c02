import { randomBytes } from 'node:crypto'
import { authenticates } from './client-authentication.ts'
import { json, type Reply } from './reply.ts'
import type { RecordedRequest, Tenant } from './tenant.ts'

/** Takes an authorization request from the client itself, and gives a reference that works once (RFC 9126, section 2). */
export async function par(tenant: Tenant, request: RecordedRequest): Promise<Reply> {
  if (request.method !== 'POST') return json(405, { error: 'invalid_request' })
  if (!(await authenticates(tenant, request))) return json(401, { error: 'invalid_client' })
  const pushed = new URLSearchParams(request.form)
  for (const name of ['client_secret', 'client_assertion', 'client_assertion_type']) pushed.delete(name)
  const requestUri = `urn:ietf:params:oauth:request_uri:${randomBytes(16).toString('base64url')}`
  tenant.pushed.set(requestUri, pushed)
  return json(201, { request_uri: requestUri, expires_in: 60 })
}

/** What an authorization request says: itself, or what was pushed before. Nothing when it has to be pushed and was not. */
export function requestedParameters(
  tenant: Tenant,
  query: URLSearchParams,
): URLSearchParams | { fault: string } {
  const requestUri = query.get('request_uri')
  if (!requestUri) {
    const required = tenant.definition.pushedRequests === 'required'
    return required ? { fault: 'the request was not pushed' } : query
  }
  const pushed = tenant.pushed.get(requestUri)
  tenant.pushed.delete(requestUri)
  if (!pushed) return { fault: 'request_uri is unknown or used' }
  if ([...query.keys()].sort().join() !== 'client_id,request_uri') return { fault: 'more than a reference' }
  return pushed
}
