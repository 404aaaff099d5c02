import type { ServerResponse } from 'node:http'
import { authorize } from './authorize.ts'
import { discovery } from './discovery.ts'
import { endSession } from './end-session.ts'
import { framingPage } from './framing-page.ts'
import type { Endpoint, Misbehaviour } from './hostile-case.ts'
import { jwks } from './jwks.ts'
import { misbehave } from './misbehave.ts'
import { par } from './pushed-request.ts'
import { revoke } from './refresh.ts'
import { content, type Reply } from './reply.ts'
import { resource } from './resource.ts'
import type { RecordedRequest, Tenant } from './tenant.ts'
import { token } from './token.ts'
import { userinfo } from './userinfo.ts'

/** Answers one request as the tenant's case says, else as a correct provider would. */
export async function answer(
  tenant: Tenant,
  request: RecordedRequest,
  response: ServerResponse,
): Promise<void> {
  const chosen = await choose(tenant, request)
  if (typeof chosen === 'string') misbehave(chosen, tenant, request, response)
  else send(response, chosen)
}

async function choose(tenant: Tenant, request: RecordedRequest): Promise<Reply | Misbehaviour> {
  const elsewhere = request.endpoint.startsWith('elsewhere/')
  const endpoint = request.endpoint.replace('elsewhere/', '').split('/')[0] ?? ''
  if (!isEndpoint(endpoint)) return content(404, 'text/plain', `no endpoint ${endpoint}`)
  const special = tenant.definition.answers?.[endpoint]
  return special && !elsewhere ? special : endpoints[endpoint](tenant, request)
}

const endpoints = {
  discovery,
  jwks,
  par,
  authorize,
  token,
  userinfo,
  resource,
  revoke,
  end_session: endSession,
  framing_page: framingPage,
}

function isEndpoint(name: string): name is Endpoint {
  return Object.hasOwn(endpoints, name)
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers)
  response.end(body)
}
