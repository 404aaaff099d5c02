import { publicJwk } from './keys.ts'
import { json, type Reply } from './reply.ts'
import type { Tenant } from './tenant.ts'

/** The JWK Set that is valid now (RFC 7517, section 5). */
export function jwks(tenant: Tenant): Reply {
  const keys = tenant.definition.keys?.(tenant) ?? [publicJwk('rsa-1')]
  return json(200, { keys }, { 'Cache-Control': tenant.definition.cacheControl ?? 'no-cache' })
}
