import { grantOf } from './access-token.ts'
import { json, type Reply } from './reply.ts'
import type { RecordedRequest, Tenant } from './tenant.ts'

/** An API that accepts this provider's access tokens. */
export async function resource(tenant: Tenant, request: RecordedRequest): Promise<Reply> {
  const grant = await grantOf(tenant, request)
  if ('refusal' in grant) return grant.refusal
  return json(200, {
    greeting: `Good day, ${tenant.person.name}`,
    scope: grant.scope,
    nested: { left: 'out' },
  })
}
