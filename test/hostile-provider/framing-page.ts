import { content, type Reply } from './reply.ts'
import type { RecordedRequest, Tenant } from './tenant.ts'

/** A page that frames any address: the provider's own after a sign-out, or at `otherOrigin` an attacker's. */
export function framingPage(_tenant: Tenant, { url }: RecordedRequest): Reply {
  const framed = (url.searchParams.get('framed') ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return content(200, 'text/html', `<!doctype html><title>Framing</title><iframe src="${framed}"></iframe>`)
}
