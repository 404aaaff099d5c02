import { configuredClient } from '#lib/configured-client.ts'
import { publicKeys } from '#lib/oidc/client-keys.ts'

/** `GET /auth/jwks.json`: the public keys by which a provider checks what this client signed. */
export async function GET(): Promise<Response> {
  const keys = await publicKeys(configuredClient())
  return Response.json({ keys }, { headers: { 'Cache-Control': 'public, max-age=60' } })
}
