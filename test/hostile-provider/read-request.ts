import type { IncomingMessage } from 'node:http'
import { issuerPath, type RecordedRequest, type Tenant } from './tenant.ts'

/** Reads a request whole and keeps it in the tenant's record, in the order of arrival. */
export async function readRequest(tenant: Tenant, request: IncomingMessage): Promise<RecordedRequest> {
  const url = new URL(request.url ?? '/', tenant.issuer)
  const recorded: RecordedRequest = {
    endpoint: endpointOf(tenant, url),
    method: request.method ?? 'GET',
    url,
    headers: request.headers,
    form: new URLSearchParams(),
    at: Date.now(),
  }
  tenant.requests.push(recorded)
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  recorded.form = new URLSearchParams(Buffer.concat(chunks).toString())
  return recorded
}

function endpointOf(tenant: Tenant, url: URL): string {
  const rest = url.pathname.slice(issuerPath(tenant).length + 1)
  return rest.replace('.well-known/openid-configuration', 'discovery')
}
