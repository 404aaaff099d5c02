import { nonceHeader, provenKey } from './dpop-proof.ts'
import { json, type Reply } from './reply.ts'
import type { Grant, RecordedRequest, Tenant } from './tenant.ts'

/**
 * What the access token of a request was granted for: in the header and nowhere else (RFC 6750, section 2.1), and with
 * a proof of its key where it is bound to one (RFC 9449, section 7). Else the refusal.
 */
export async function grantOf(tenant: Tenant, request: RecordedRequest): Promise<Grant | { refusal: Reply }> {
  const scheme = tenant.definition.dpop ? 'DPoP' : 'Bearer'
  const [, said, accessToken = ''] = /^(\w+) (.+)$/.exec(String(request.headers.authorization ?? '')) ?? []
  const elsewhere = request.url.searchParams.has('access_token') || request.form.has('access_token')
  const refuse = (error: string) => {
    const headers = { 'WWW-Authenticate': `${scheme} error="${error}"`, ...nonceHeader(tenant) }
    return { refusal: json(401, { error }, headers) }
  }
  const grant = tenant.accessTokens.get(accessToken)
  if (!grant || grant.ended || elsewhere) return refuse('invalid_token')
  if (said?.toLowerCase() !== scheme.toLowerCase()) return refuse('invalid_token')
  const proof = tenant.definition.dpop && (await provenKey(tenant, request, accessToken))
  if (proof?.fault) return refuse(proof.fault)
  return grant.jkt === proof?.jkt ? grant : refuse('invalid_token')
}
